"""The resolver: records whose places, times and actors are resolved against one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from saksi.knowledge import Actors, Eras, Gazetteer, KnownActor, Persons, shared
from saksi.lang.en.times import find_times as find_english_times
from saksi.lang.id.times import find_times as find_indonesian_times
from saksi.model import ActorRef, CleanText, Modality, PlaceRef, Record, Report
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
        self._actors = actors or shared.actors()
        self._persons = persons or shared.persons()
        self._context = Context(self._actors, self._persons, Eras(self._actors))

    def resolve(self, report: Report, text: CleanText, records: Sequence[Record], language: str) -> tuple[Record, ...]:
        """The records with what is known of their places, times and actors; nothing is invented.

        Without a publication date only the times that the text itself fixes are resolved: dates with their year, and
        dates with a weekday where what the text names leaves one year in which it fits.
        """
        if not records:
            return ()
        find_times = _TIMES.get(language, find_english_times)
        setting = Setting.of(text.text, self._gazetteer, language)
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
            place=self._place(record.place, setting),
            origin=self._place(record.origin, setting),
            time=time,
            actors=tuple(self._actor(ref, day) for ref in record.actors),
            recipients=tuple(self._actor(ref, day) for ref in record.recipients),
        )

    def _place(self, ref: PlaceRef | None, setting: Setting) -> PlaceRef | None:
        if ref is None:
            return None
        return resolve_place(ref, self._gazetteer, setting.countries, setting.regions)

    def _actor(self, ref: ActorRef, day: date | None) -> ActorRef:
        """`ref` with the actor it names, or the one for whom the person it names acted on `day`."""
        known = self._actors.look_up(ref.text) or self._party(ref.text, day)
        return ref if known is None else replace(ref, actor_id=known.id, kind=known.kind)

    def _party(self, text: str, day: date | None) -> KnownActor | None:
        """Whom a person acts for; without a day, only if it was the same in every office."""
        person = self._persons.head(text, day)
        party = person and (person.actor if day else person.sole_actor())
        return self._actors.get(party) if party else None
