"""The actors that Saksi knows (`actors.yaml`, `actors/`), found by any of their names and by what names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from itertools import chain

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from saksi.errors import CodebookError
from saksi.knowledge.actor import INTER, KINDS, ActorMatch, ActorName, Alliance, KnownActor
from saksi.knowledge.actor_entries import ambiguous_names, entries
from saksi.knowledge.actor_reading import LED, ActorReader, Index, is_short, key
from saksi.knowledge.actor_words import ActorWords
from saksi.knowledge.folding import searchable
from saksi.knowledge.forces import BRANCHES, Forces, Nations
from saksi.model import Span

__all__ = ["INTER", "KINDS", "ActorMatch", "ActorName", "Actors", "Alliance", "KnownActor"]

#: So much of its score keeps an actor on a day on which it did not exist, of another country, and of no one country.
OUT_OF_TIME, OUT_OF_PLACE, OF_NO_COUNTRY = 0.6, 0.7, 0.9
_REMEMBERED = 65536


class Actors:
    """Look-up of actors by any name, case, hyphens and brackets apart; `words` are those of all languages."""

    def __init__(self, words: ActorWords | None = None) -> None:
        self._words = words or ActorWords()
        nations = Nations(set(self._words.languages) - {"id", "en"})
        self._actors = {actor.id: actor for actor in (_completed(entry, nations) for entry in entries())}
        self._ambiguous = {key(name): ids for name, ids in ambiguous_names().items()}
        self._forces = Forces(self._words, nations, self._actors.values())
        states = (
            (name, self._forces.force("state", code)) for code, names in nations.metonyms.items() for name in names
        )
        self._leaders = self._indexed((name, actor) for actor in self for name in actor.leaders)
        index = Index(
            self._indexed((name, actor) for actor in self for name in actor.names),
            self._leaders,
            self._indexed(chain(states, ((name, actor) for actor in self for name in actor.metonyms))),
            self._capitals(),
        )
        self._read = lru_cache(_REMEMBERED)(ActorReader(index, self._words, nations, self._forces).read)

    def __iter__(self) -> Iterator[KnownActor]:
        return iter(self._actors.values())

    def get(self, actor_id: str) -> KnownActor | None:
        """The entry of an id, a derived one (`mil-gh`) too."""
        return self._actors.get(actor_id) or self._forces.get(actor_id)

    def look_up(self, name: str) -> KnownActor | None:
        """The likeliest actor of that name, None if unknown; "kelompok Hizbullah (Lebanon)" is Hizbullah."""
        found = self._read(name)
        return found[0].actor if found else None

    def rank(self, name: str, on: date | None = None, countries: Sequence[str] = ()) -> tuple[ActorMatch, ...]:
        """All whom `name` may mean, best first, with scores from 0 to 1.

        Who did not exist on the day `on` scores lower. Of several, those of `countries` (ISO, likeliest first) score
        higher.
        """
        found = self._read(name)
        several = len(found) > 1
        weighed = [
            replace(one, score=round(one.score * _weight(one.actor, on, countries if several else ()), 3))
            for one in found
        ]
        return tuple(sorted(weighed, key=lambda one: -one.score))

    def of_leader(self, name: str) -> tuple[ActorMatch, ...]:
        """The groups that a person of that full name is known to lead."""
        found = self._leaders.get(key(name), ()) if " " in name.strip() else ()
        return tuple(ActorMatch(actor, LED, key(name)) for actor in found)

    def same(self, a: str, b: str) -> bool:
        """Whether both names are known and name one actor."""
        first = self.look_up(a)
        return first is not None and first == self.look_up(b)

    def is_generic(self, name: str) -> bool:
        """Whether a string only describes and names nobody: "kelompok itu", "armed men"."""
        return self._words.is_generic(name)

    def is_people(self, name: str) -> bool:
        """Whether a string names people by what they are: "warga El Fasher", "Goma residents"."""
        return self._words.is_people(name)

    def core(self, name: str, small_only: bool = False) -> tuple[str, ...]:
        """The folded words of a name less those around it: "para anggota Laskar Anu" is "laskar anu".

        `small_only` takes off none that is written with a capital, as it may belong to the name ("Gerakan Anu").
        """
        words = name.split()
        start, end = 0, len(words)
        while small_only and start < end and not words[start][:1].isupper():
            start += 1
        while small_only and end > start and not words[end - 1][:1].isupper():
            end -= 1
        kept = tuple(key(" ".join(words[start:end])).split())
        return self._words.core(tuple(key(name).split()), kept)

    def line(self, actor_id: str) -> tuple[KnownActor, ...]:
        """The actor of an id, its parent, the parent's parent, and so on."""
        found: list[KnownActor] = []
        at: str | None = actor_id
        while at is not None and (actor := self.get(at)) is not None and actor not in found:
            found.append(actor)
            at = actor.parent
        return tuple(found)

    def allied(self, one: str, other: str, on: date | None = None) -> bool:
        """Whether an actor or one above it is told to be allied to the other or one above that, on a day if given."""
        lines = self.line(one), self.line(other)
        ids = [{actor.id for actor in line} for line in lines]
        return any(
            alliance.ally in ids[1 - at] and alliance.holds(on)
            for at, line in enumerate(lines)
            for actor in line
            for alliance in actor.allies
        )

    @cached_property
    def _automaton(self) -> tuple[AhoCorasick, list[tuple[str, KnownActor]]]:
        names = {name: actor for actor in self._actors.values() for name in reversed(actor.names) if len(name) > 1}
        for ids in self._ambiguous.values():
            likeliest = self._actors[ids[0]]
            names |= {name: likeliest for name in likeliest.names if len(name) > 1 and key(name) in self._ambiguous}
        return AhoCorasick(list(names), MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA), list(
            names.items()
        )

    def find(self, text: str) -> list[ActorName]:
        """The known actors named in `text` as whole words, in order; spans count its characters."""
        automaton, names = self._automaton
        found = []
        for index, start, end in automaton.find_matches_as_indexes(searchable(text)):
            whole = not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())
            if whole:
                found.append(ActorName(Span(start, end), text[start:end], names[index][1]))
        return found

    def _indexed(self, pairs: Iterable[tuple[str, KnownActor]]) -> dict[str, tuple[KnownActor, ...]]:
        index: dict[str, tuple[KnownActor, ...]] = {}
        for name, actor in pairs:
            folded = key(name)
            if actor not in index.get(folded, ()):
                index[folded] = (*index.get(folded, ()), actor)
        for folded, ids in self._ambiguous.items():
            if folded in index:
                index[folded] = tuple(sorted(index[folded], key=lambda actor: _place(ids, actor.id)))
        return index

    def _capitals(self) -> frozenset[str]:
        short = {key(name) for actor in self for name in actor.names if is_short(name)}
        return frozenset(short - {key(name) for actor in self for name in actor.names if not is_short(name)})


def _place(ids: Sequence[str], actor_id: str) -> int:
    return ids.index(actor_id) if actor_id in ids else len(ids)


def _weight(actor: KnownActor, on: date | None, countries: Sequence[str]) -> float:
    time = 1.0 if actor.existed(on) else OUT_OF_TIME
    if not countries or actor.country in countries:
        return time
    return time * (OF_NO_COUNTRY if actor.country is None else OUT_OF_PLACE)


def _completed(actor: KnownActor, nations: Nations) -> KnownActor:
    """The entry with the branch that its id tells ("mil-ua") and, of a government, with what stands for it.

    Raises:
        CodebookError: where the entry tells a branch that there is not.
    """
    told, _, code = actor.id.rpartition("-")
    branch = told if actor.branch is None and told in BRANCHES and code.upper() == actor.country else actor.branch
    if branch is not None and branch not in BRANCHES:
        raise CodebookError(f"{actor.id} is of the unknown branch {branch!r}", f"use one of {', '.join(BRANCHES)}")
    houses = nations.metonyms.get(actor.country or "", ()) if branch == "state" else ()
    return replace(actor, branch=branch, metonyms=(*actor.metonyms, *houses))
