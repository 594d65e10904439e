"""Actors resolved: whom a reference names, on the day and in the countries of its report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from saksi.knowledge import ActorMatch, Actors, KnownActor, Persons
from saksi.model import ActorRef


class Parties:
    """Resolves references to actors with a list of actors and one of persons."""

    def __init__(self, actors: Actors, persons: Persons) -> None:
        self._actors = actors
        self._persons = persons

    def resolve(self, ref: ActorRef, day: date | None, countries: Sequence[str] = ()) -> ActorRef:
        """`ref` with the actor it names, or the one for whom the person it names acted on `day` or whom they lead.

        Where several may be meant, `alternatives` holds those that are less likely with their scores.
        """
        found = (
            self._actors.rank(ref.text, day, countries)
            or self._of_person(ref.text, day)
            or self._actors.of_leader(ref.text)
        )
        if not found:
            return ref
        first, *others = found
        alternatives = tuple((one.actor.id, one.score) for one in others)
        return replace(ref, actor_id=first.actor.id, kind=first.actor.kind, alternatives=alternatives)

    def _of_person(self, text: str, day: date | None) -> tuple[ActorMatch, ...]:
        party = self._party(text, day)
        return () if party is None else (ActorMatch(party, 1.0),)

    def _party(self, text: str, day: date | None) -> KnownActor | None:
        """Whom a person acts for; without a day, only if it was the same in every office."""
        person = self._persons.head(text, day)
        party = person and (person.actor if day else person.sole_actor())
        return self._actors.get(party) if party else None
