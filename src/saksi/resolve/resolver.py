"""The resolver: records whose places, times and actors are resolved against one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.knowledge import Actors, Eras, Gazetteer, Persons, shared
from saksi.lang.en.times import find_times as find_english_times
from saksi.lang.id.times import find_times as find_indonesian_times
from saksi.model import CleanText, Modality, PlaceRef, Record, Report
from saksi.resolve.actors import Parties
from saksi.resolve.context import Setting
from saksi.resolve.places import resolve_place
from saksi.resolve.times import Chronology, FindTimes, resolve_ref
from saksi.resolve.years import Context

#: How each language tells times; any other language is read as English.
_TIMES: dict[str, FindTimes] = {"id": find_indonesian_times, "ms": find_indonesian_times, "en": find_english_times}


class Resolver:
    """Resolves records with a gazetteer and a list of actors (those that come with Saksi unless given)."""

    def __init__(
        self, gazetteer: Gazetteer | None = None, actors: Actors | None = None, persons: Persons | None = None
    ) -> None:
        self._gazetteer = gazetteer or shared.gazetteer()
        actors, persons = actors or shared.actors(), persons or shared.persons()
        self._parties = Parties(actors, persons)
        self._context = Context(actors, persons, Eras(actors))

    def resolve(self, report: Report, text: CleanText, records: Sequence[Record], language: str) -> tuple[Record, ...]:
        """The records with what is known of their places, times and actors; nothing is invented.

        Without a publication date only the times that the text itself fixes are resolved: dates with their year, and
        dates with a weekday where what the text names leaves one year in which it fits.
        """
        if not records:
            return ()
        find_times = _TIMES.get(language, find_english_times)
        setting = Setting.of(text.text, self._gazetteer, language, report)
        chronology = Chronology.of(text.text, report, self._context, find_times)
        return tuple(self._record(record, text, setting, chronology, find_times) for record in records)

    def _record(
        self, record: Record, text: CleanText, setting: Setting, chronology: Chronology, find_times: FindTimes
    ) -> Record:
        time = record.time
        if time is not None:
            at = text.offsets.to_clean(time.span.start)
            time = resolve_ref(time, at, chronology, find_times, ahead=record.modality is Modality.PLANNED)
        day = chronology.published.end if chronology.published else time.start if time else None
        return replace(
            record,
            place=_placed(record.place, text, setting),
            origin=_placed(record.origin, text, setting),
            time=time,
            actors=tuple(self._parties.resolve(ref, day, setting.countries) for ref in record.actors),
            recipients=tuple(self._parties.resolve(ref, day, setting.countries) for ref in record.recipients),
        )


def _placed(ref: PlaceRef | None, text: CleanText, setting: Setting) -> PlaceRef | None:
    return ref if ref is None else resolve_place(ref, text.offsets.to_clean(ref.span.start), setting)
