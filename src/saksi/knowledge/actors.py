"""The actors that Saksi knows (`actors.yaml`), found by any of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from saksi.errors import CodebookError
from saksi.knowledge.folding import fold
from saksi.knowledge.overlay import read_yaml
from saksi.model import Span

#: What an actor can be.
KINDS = (
    "state",
    "government",
    "military",
    "police",
    "intelligence",
    "armed_group",
    "political",
    "international",
    "civilian",
    "media",
    "person",
    "company",
)
#: Files of entries, the first one first where two share a name.
FILES = ("actors.yaml", *(f"actors/{region}.yaml" for region in ("indonesia", "middle_east", "africa", "asia")))
#: The ACLED inter code of a kind: 1 state forces, 2 rebels, 7 civilians, 8 external or other forces.
INTER = dict.fromkeys(("state", "government", "military", "police", "intelligence"), 1) | {
    "armed_group": 2,
    "international": 8,
}
_CIVILIAN = 7
_SPLIT = re.compile(r"\s*\(([^)]+)\)\s*")
_LEADING = re.compile(
    r"^(?:the|para|pihak|kelompok|milisi|gerakan|organisasi|group|anggota|pejuang|petempur|militan|fighters of)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An entry: `id`, English `name`, `kind` (one of `KINDS`), home `country` (ISO), `parent` (an id), all `names`.

    `inter` is its ACLED code at home (1 to 8; 3 political and 4 identity militias, 5 rioters, 6 protesters).
    `since` and `until` are the years in which it began and ended, None where unknown or not so.
    """

    id: str
    name: str
    kind: str
    country: str | None
    parent: str | None
    names: tuple[str, ...]
    since: int | None = None
    until: int | None = None
    inter: int = _CIVILIAN


@dataclass(frozen=True, slots=True)
class ActorName:
    """An actor's name in a text."""

    span: Span
    text: str
    actor: KnownActor


class Actors:
    """Look-up of actors by any name, case, hyphens and brackets apart."""

    def __init__(self) -> None:
        self._actors = {actor.id: actor for actor in map(_actor, _rows())}
        self._index: dict[str, KnownActor] = {}
        for actor in self._actors.values():
            for name in actor.names:
                self._index.setdefault(fold(name), actor)

    def __iter__(self) -> Iterator[KnownActor]:
        return iter(self._actors.values())

    def get(self, actor_id: str) -> KnownActor | None:
        """The entry of an id."""
        return self._actors.get(actor_id)

    def look_up(self, name: str) -> KnownActor | None:
        """The actor of that name, None if unknown; "Hizbullah (Lebanon)" and "kelompok Hizbullah" are Hizbullah."""
        for form in self._forms(name):
            if actor := self._index.get(fold(form)):
                return actor
        return None

    def _forms(self, name: str) -> list[str]:
        """The name, without brackets, what stands in the brackets, and without a leading generic word."""
        forms = [name, _SPLIT.sub(" ", name).strip(), *_SPLIT.findall(name)]
        return forms + [shorter for form in forms if (shorter := _LEADING.sub("", form)) != form]

    def same(self, a: str, b: str) -> bool:
        """Whether both names are known and name one actor."""
        first = self.look_up(a)
        return first is not None and first == self.look_up(b)

    @cached_property
    def _automaton(self) -> tuple[AhoCorasick, list[tuple[str, KnownActor]]]:
        names = {name: actor for actor in self._actors.values() for name in reversed(actor.names) if len(name) > 1}
        return AhoCorasick(list(names), MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA), list(
            names.items()
        )

    def find(self, text: str) -> list[ActorName]:
        """The known actors named in `text` as whole words, in order; spans count its characters."""
        automaton, names = self._automaton
        found = []
        for index, start, end in automaton.find_matches_as_indexes(text):
            whole = not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())
            if whole:
                found.append(ActorName(Span(start, end), text[start:end], names[index][1]))
        return found


def _rows() -> Iterator[dict[str, Any]]:
    for file in FILES:
        yield from read_yaml(file)


def _actor(row: dict[str, Any]) -> KnownActor:
    try:
        names = tuple(dict.fromkeys([row["name"], *row.get("id_names", ()), *row.get("en_names", ())]))
        years = row.get("since"), row.get("until")
        inter = row.get("inter", INTER.get(row["kind"], _CIVILIAN))
        actor = KnownActor(
            row["id"], row["name"], row["kind"], row.get("country"), row.get("parent"), names, *years, inter
        )
    except KeyError as missing:
        raise CodebookError(f"actors.yaml: {row!r} has no {missing}", "give id, name and kind") from None
    if actor.kind not in KINDS:
        raise CodebookError(
            f"actors.yaml: {actor.id} is of the unknown kind {actor.kind!r}", f"use one of {', '.join(KINDS)}"
        )
    return actor
