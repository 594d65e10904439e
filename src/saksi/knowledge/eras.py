"""Situations and their years (`eras.yaml`): an actor with a place or another actor tells when a report was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from saksi.errors import CodebookError
from saksi.knowledge.actors import Actors
from saksi.knowledge.overlay import read_yaml


@dataclass(frozen=True, slots=True)
class Era:
    """A situation: any of `actors` with any of `others` (ids) or `places` (words), in the years `since` to `until`."""

    name: str
    actors: frozenset[str]
    others: frozenset[str]
    places: re.Pattern[str] | None
    since: int
    until: int | None


class Eras:
    """The situations that a sentence tells of, by the actors in it and its words.

    `known_to` is the year up to which this knowledge goes; `ahead` and `former` find, at the end of what
    stands before a name or a year, words that put it after or before the time of the report.
    """

    def __init__(self, actors: Actors) -> None:
        data = read_yaml("eras.yaml")
        self._actors = actors
        self._eras = tuple(map(_era, data["eras"]))
        self.known_to: int = data["known_to"]
        self.ahead = _before(data["ahead"])
        self.former = _before(data["former"])

    def __iter__(self) -> Iterator[Era]:
        return iter(self._eras)

    def of(self, sentence: str, actor_ids: Iterable[str]) -> list[Era]:
        """The situations of a sentence that names these actors."""
        named = [self._with_parents(actor_id) for actor_id in set(actor_ids)]
        return [era for era in self._eras if _tells(era, sentence, named)]

    def _with_parents(self, actor_id: str) -> frozenset[str]:
        ids: list[str] = []
        at: str | None = actor_id
        while at is not None and at not in ids:
            ids.append(at)
            known = self._actors.get(at)
            at = known.parent if known else None
        return frozenset(ids)


def _tells(era: Era, sentence: str, named: list[frozenset[str]]) -> bool:
    """Whether one of the era's actors is named, and with it one of its places or a second actor."""
    first = [ids for ids in named if ids & era.actors]
    if not first:
        return False
    if era.places is not None and era.places.search(sentence):
        return True
    second = [ids for ids in named if ids & era.others]
    return any(one != other for one in first for other in second)


def _era(row: dict[str, Any]) -> Era:
    try:
        places = row.get("places")
        return Era(
            row["name"],
            frozenset(row["actors"]),
            frozenset(row.get("with", ())),
            _words(places) if places else None,
            row["from"],
            row.get("until"),
        )
    except KeyError as missing:
        raise CodebookError(f"eras.yaml: {row!r} has no {missing}", "give name, actors and from") from None


def _words(words: list[str]) -> re.Pattern[str]:
    """Any of the words as a whole word."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def _before(words: list[str]) -> re.Pattern[str]:
    """Any of the words at the end of a text, with up to two words after it."""
    return re.compile(_words(words).pattern + r"(?:\s+[^\W\d]+){0,2}\s*$")
