"""The records that tell who holds places, as people left them, and the holdings that follow from them.

Both are renewed only where something was read or decided since: of a large store all would take seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from saksi.merge.control import Holding, control_intervals
from saksi.merge.moves import CONTROL_TYPES, held_place, place_key
from saksi.model import Record, Report, Testimony
from saksi.review import Standing
from saksi.review.judged import JudgedReport
from saksi.store.interface import RecordFilter, Store
from saksi.web.kept import Kept

_Coded = dict[str, tuple[Report, tuple[Record, ...]]]


class ToldOfControl:
    """What a store tells of control; for one thread at a time."""

    def __init__(self) -> None:
        self._readings: str | None = None
        self._coded: _Coded = {}
        self._places: dict[str, tuple[list[Testimony], tuple[Holding, ...]]] = {}

    def now(self, kept: Kept) -> tuple[list[Testimony], tuple[Holding, ...]]:
        """All testimonies, and the holdings by place, oldest first."""
        readings = kept.readings()
        if readings != self._readings:
            self._coded, self._readings = _coded(kept.store), readings
        told = _told(kept.store, self._coded, kept.judged.now().reports)
        self._places = dict(self._renewed(_by_place(told)))
        return told, tuple(one for _, holdings in self._places.values() for one in holdings)

    def _renewed(
        self, places: Mapping[str, list[Testimony]]
    ) -> Iterator[tuple[str, tuple[list[Testimony], tuple[Holding, ...]]]]:
        for key in sorted(places):
            known = self._places.get(key)
            told = places[key]
            yield key, known if known is not None and known[0] == told else (told, control_intervals(told))


def _coded(store: Store) -> _Coded:
    """The records of control as they were read, by report."""
    found: _Coded = {}
    for kind in CONTROL_TYPES:
        for report, records in store.coded(RecordFilter(event_type=kind)):
            found[report.id] = (report, (*found.get(report.id, (report, ()))[1], *records))
    return found


def _told(store: Store, coded: _Coded, judged: Mapping[str, JudgedReport]) -> list[Testimony]:
    left = {name: _left(own) for name, own in judged.items()}
    read = {name: own for name, (_, own) in coded.items()} | {name: own for name, own in left.items() if own}
    records = {name: left.get(name, own) for name, own in read.items()}
    families = store.families_of(sorted(name for name, own in records.items() if own))
    found = []
    for name, own in records.items():
        if own:
            report = coded[name][0] if name in coded else store.report(name)
            found += [Testimony(report, record, families.get(name, name)) for record in own]
    return found


def _left(judged: JudgedReport) -> tuple[Record, ...]:
    """The records of control of a judged report, without the rejected."""
    return tuple(
        each.record
        for each in judged.reviewed.records
        if each.standing is not Standing.REJECTED and each.record.event_type in CONTROL_TYPES
    )


def _by_place(told: Sequence[Testimony]) -> Mapping[str, list[Testimony]]:
    found: dict[str, list[Testimony]] = {}
    for one in told:
        place = held_place(one.record)
        if place is not None:
            found.setdefault(place_key(place), []).append(one)
    return found
