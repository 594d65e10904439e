"""Mentions and triggers to records: one record for each event that a report states (codebook section 1)."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from saksi.code.cluster import Cluster, Told, gather
from saksi.code.inherit import with_parties
from saksi.code.names import Names
from saksi.code.record import RecordMaker
from saksi.codebook.groups import SPEECH_ACTS
from saksi.knowledge import Actors, Gazetteer, shared
from saksi.lang import pack
from saksi.lang.calendar import resolve_time
from saksi.model import CleanText, Interval, Mention, Reading, Record, Report, Role, Trigger

_OLD = timedelta(days=14)
#: Kinds of places that hold others: they contradict no town.
_WIDE = frozenset({"country", "region", "province", "continent", "sea", "border", "area"})


class Coder:
    """Folds the triggers of a reading into records."""

    def __init__(self, gazetteer: Gazetteer, actors: Actors) -> None:
        self._gazetteer = gazetteer
        self._actors = actors

    def code(self, report: Report, text: CleanText, reading: Reading) -> tuple[Record, ...]:
        """The records of a report, in the order in which it first tells of their events."""
        names = Names(reading.mentions, self._actors)
        told = [self._told(trigger, report.published, reading.language) for trigger in with_parties(reading.triggers)]
        maker = RecordMaker(text, reading, names)
        return tuple(maker.make(cluster) for cluster in gather(told, names) if _is_whole(cluster))

    def _told(self, trigger: Trigger, published: Interval | None, language: str) -> Told:
        place = next(iter(trigger.mentions(Role.PLACE)), None)
        when = next((w for m in trigger.mentions(Role.TIME) if (w := _when(m, published, language))), None)
        old = bool(when and published and published.start - when.end > _OLD)
        found = self._gazetteer.look_up(place.text)[:1] if place else []
        wide = bool(found and found[0].kind in _WIDE)
        key = None if wide or not place else found[0].name if found else place.text
        country = found[0].country if found else None
        return Told(trigger, key, country, when, trigger.background or old)


def _when(mention: Mention, published: Interval | None, language: str) -> Interval | None:
    for expression in pack(language).find_times(mention.text):
        value = resolve_time(expression, published)
        if value:
            return Interval(value.start, value.end)
    return None


def _is_whole(cluster: Cluster) -> bool:
    """Whether a cluster tells enough to be a record: a speech act needs its speaker's party."""
    if cluster.event_type in SPEECH_ACTS:
        return bool(cluster.names(Role.ACTOR))
    if cluster.event_type in {"talks", "agreement", "alliance", "support", "sanction"}:
        return bool(cluster.names(Role.ACTOR) or cluster.names(Role.RECIPIENT))
    return True


@cache
def default_coder() -> Coder:
    """The coder with the knowledge that comes with Saksi; built once a process."""
    return Coder(shared.gazetteer(), shared.actors())


def code(report: Report, text: CleanText, reading: Reading) -> tuple[Record, ...]:
    """The records of a report (see `Coder.code`), with the knowledge that comes with Saksi."""
    return default_coder().code(report, text, reading)
