"""The resolver: records whose places, times and actors are resolved against one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.knowledge import Actors, Gazetteer, shared
from saksi.lang.en.times import find_times as find_english_times
from saksi.lang.id.times import find_times as find_indonesian_times
from saksi.model import ActorRef, CleanText, Modality, PlaceRef, Record, Report
from saksi.resolve.context import countries_of
from saksi.resolve.places import resolve_place
from saksi.resolve.times import Chronology, FindTimes, resolve_ref

#: How each language tells times; any other language is read as English.
_TIMES: dict[str, FindTimes] = {"id": find_indonesian_times, "ms": find_indonesian_times, "en": find_english_times}


class Resolver:
    """Resolves records with a gazetteer and a list of actors (those that come with Saksi unless given)."""

    def __init__(self, gazetteer: Gazetteer | None = None, actors: Actors | None = None) -> None:
        self._gazetteer = gazetteer or shared.gazetteer()
        self._actors = actors or shared.actors()

    def resolve(self, report: Report, text: CleanText, records: Sequence[Record], language: str) -> tuple[Record, ...]:
        """The records with what is known of their places, times and actors; nothing is invented.

        Without a publication date only the times that the text itself fixes are resolved.
        """
        find_times = _TIMES.get(language, find_english_times)
        countries = countries_of(text.text, self._gazetteer, language)
        chronology = Chronology.of(text.text, report.published, find_times)
        return tuple(self._record(record, text, countries, chronology, find_times) for record in records)

    def _record(
        self, record: Record, text: CleanText, countries: Sequence[str], chronology: Chronology, find_times: FindTimes
    ) -> Record:
        time = record.time
        if time is not None:
            at = text.offsets.to_clean(time.span.start)
            time = resolve_ref(time, at, chronology, find_times, ahead=record.modality is Modality.PLANNED)
        return replace(
            record,
            place=self._place(record.place, countries),
            origin=self._place(record.origin, countries),
            time=time,
            actors=tuple(map(self._actor, record.actors)),
            recipients=tuple(map(self._actor, record.recipients)),
        )

    def _place(self, ref: PlaceRef | None, countries: Sequence[str]) -> PlaceRef | None:
        return None if ref is None else resolve_place(ref, self._gazetteer, countries)

    def _actor(self, ref: ActorRef) -> ActorRef:
        known = self._actors.look_up(ref.text)
        return ref if known is None else replace(ref, actor_id=known.id, kind=known.kind)
