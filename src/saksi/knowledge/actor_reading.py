"""Whom a string names: an entry as written or less the words around it, its leader, or a nationality and a force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from saksi.knowledge.actor import ActorMatch, KnownActor
from saksi.knowledge.actor_words import ActorWords, Words, longest, longest_end
from saksi.knowledge.folding import fold
from saksi.knowledge.forces import Forces, Nations

#: How sure a reading is: as written, less words around it, by leader, by force, by metonym, as a part of a known group.
EXACT, PLAIN, LED, FORCE, METONYM, PART = 1.0, 0.9, 0.85, 0.85, 0.8, 0.6
#: Of several that bear one name each is so much less likely than the one before.
STEP = 0.1
#: Longer strings name nobody.
LONGEST_NAME = 120
#: Abbreviations up to this length are known only in capitals: "IS" is no "is".
_SHORT = 4
_BRACKETS = re.compile(r"\s*\(([^)]+)\)\s*")
_POSSESSIVE = re.compile(r"['’]s?(?=\s)")
_NUMBERED = re.compile(
    r"\b(kodap|kodam|korem|kodim|kogabwilhan|batalyon|batalion|brigade|yonif)\s+([IVXL]+)\b", re.IGNORECASE
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_LARGE = frozenset({"state", "media", "person"})
_PREFIX_OF_PARTS = frozenset({"armed_group", "military", "police"})


def key(name: str) -> str:
    """A name as the index has it: folded, the numbers of commands in digits ("Kodap III" is "Kodap 3")."""
    return fold(_NUMBERED.sub(lambda found: f"{found[1]} {_number(found[2].upper())}", name))


def _number(roman: str) -> int:
    values = [_ROMAN[sign] for sign in roman]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


@dataclass(frozen=True, slots=True)
class Index:
    """Actors by the keys of their names, leaders and metonyms, the likeliest first; keys known only in capitals."""

    names: Mapping[str, tuple[KnownActor, ...]]
    leaders: Mapping[str, tuple[KnownActor, ...]]
    metonyms: Mapping[str, tuple[KnownActor, ...]]
    capitals: frozenset[str] = field(default_factory=frozenset)


def is_short(name: str) -> bool:
    """Whether a name is an abbreviation that is known only in capitals."""
    return len(name) <= _SHORT and name.isupper()


class ActorReader:
    """Reads strings with an index of entries, the words of the languages and the forces of countries."""

    def __init__(self, index: Index, words: ActorWords, nations: Nations, forces: Forces) -> None:
        self._index = index
        self._words = words
        self._nations = nations
        self._forces = forces

    def read(self, name: str) -> tuple[ActorMatch, ...]:
        """Those whom `name` may mean, the likeliest first, without regard to time and country; empty if unknown."""
        if not name or len(name) > LONGEST_NAME:
            return ()
        bare = _BRACKETS.sub(" ", name).strip()
        for form in (name, bare):
            if found := self._exact(key(form), name):
                return _scored(found, EXACT)
        for inside in _BRACKETS.findall(name):
            if named := [actor for actor in self._exact(key(inside), name) if actor.kind != "state"]:
                return _scored(named, PLAIN)
        plain, owned = key(bare), key(_POSSESSIVE.sub("", bare + " ").strip())
        return self._around(plain, name) or (self._around(owned, name) if owned != plain else ())

    def _around(self, folded: str, written: str) -> tuple[ActorMatch, ...]:
        """What a folded name means by more than its exact form; `written` tells its capitals."""
        words = tuple(folded.split())
        return (
            _scored(self._plain(words, written), PLAIN)
            or self._led(folded, written)
            or self._with_leader(words, written)
            or _scored(self._forces_of(words), FORCE)
            or _scored(self._countries(words), PLAIN)
            or self._metonym(words, written)
            or self._part(words, written)
            or self._of_known(words, written)
        )

    def _exact(self, folded: str, written: str) -> tuple[KnownActor, ...]:
        found = self._index.names.get(folded, ())
        if found and folded in self._index.capitals and folded.upper() not in written.replace(".", ""):
            return ()
        return found

    def _plain(self, words: Words, written: str) -> list[KnownActor]:
        """The actors named by the words less what stands around the name."""
        for core, country, neutral in self._cores(words):
            found = [
                actor
                for actor in self._exact(" ".join(core), written)
                if (neutral or actor.kind != "state") and (country is None or actor.country in (None, country))
            ]
            if found:
                return found
        return []

    def _cores(self, words: Words) -> Iterator[tuple[Words, str | None, bool]]:
        """The words less those around a name, longest first; the country dropped; whether only neutral words were."""
        queue: list[tuple[Words, str | None, bool]] = [(words, None, True)]
        seen = {words}
        for core, country, neutral in queue:
            if core != words or neutral:
                yield core, country, neutral
            for shorter, nation, mild in self._shorter(core):
                if shorter and shorter not in seen:
                    seen.add(shorter)
                    queue.append((shorter, nation or country, neutral and mild))

    def _shorter(self, words: Words) -> Iterator[tuple[Words, str | None, bool]]:
        if taken := longest(self._words.neutral, words, 0):
            yield words[taken:], None, True
        for taken in dict.fromkeys((longest(self._words.leading, words, 0), int(words[:1] in self._words.leading))):
            if taken:
                yield words[taken:], None, False
        if taken := longest_end(self._words.trailing, words):
            yield words[:-taken], None, False
        yield from self._without_nation(words)
        for at in range(1, len(words) - 1):
            if longest(self._words.backed, words, at):
                yield words[:at], None, False
            if taken := longest(self._words.backing, words, at):
                yield words[at + taken :], None, False

    def _without_nation(self, words: Words) -> Iterator[tuple[Words, str | None, bool]]:
        for length in range(min(3, len(words) - 1), 0, -1):
            for code in self._nations.of(words[-length:]):
                yield words[:-length], code, False
            for code in self._nations.of(words[:length]):
                yield words[length:], code, False

    def _led(self, folded: str, written: str) -> tuple[ActorMatch, ...]:
        """A group that is told to be led by somebody, the leader's own where both are known to belong together."""
        found = self._words.led.match(folded)
        group, leader = (found["group"], found["leader"]) if found else (None, None)
        if leader is None:
            leader, _, group = folded.partition(" led ")
        if not leader or not (group or found):
            return ()
        return self._of_leader(tuple((group or "").split()), leader, written)

    def _with_leader(self, words: Words, written: str) -> tuple[ActorMatch, ...]:
        """A group with its leader's name right behind ("kelompok Egianus Kogoya") or in front ("Haftar's forces")."""
        for at in range(1, len(words)):
            behind, front = " ".join(words[at:]), " ".join(words[:at])
            if behind in self._index.leaders:
                return self._of_leader(words[:at], behind, written)
            if front in self._index.leaders and words[at:] in self._words.trailing:
                return self._of_leader((), front, written)
        return ()

    def _of_leader(self, group: Words, leader: str, written: str) -> tuple[ActorMatch, ...]:
        own = self._index.leaders.get(leader, ())
        groups = self._groups(group, written)
        fitting = [actor for actor in own if not groups or any(_related(actor, other) for other in groups)]
        return tuple(ActorMatch(one.actor, one.score, leader) for one in _scored(fitting or groups, LED))

    def _groups(self, words: Words, written: str) -> list[KnownActor]:
        return list(self._exact(" ".join(words), written)) or self._plain(words, written) if words else []

    def _forces_of(self, words: Words) -> list[KnownActor]:
        """The forces named, after any neutral or generic words in front ("sejumlah anggota polisi Israel")."""
        at = 0
        while at < len(words):
            if found := self._forces.read(words[at:]):
                return found
            taken = longest(self._words.neutral, words, at) or int(words[at : at + 1] in self._words.leading)
            at += taken or len(words)
        return []

    def _countries(self, words: Words) -> list[KnownActor]:
        """The states that the words name, if nothing else: "Ghana", "the Syrian"."""
        core = words[longest(self._words.neutral, words, 0) :]
        return [self._forces.force("state", code) for code in self._nations.of(core)]

    def _of_known(self, words: Words, written: str) -> tuple[ActorMatch, ...]:
        """A nameless part in front of the known actor that it belongs to ("unit pertahanan udara Garda Revolusi")."""
        if not (longest(self._words.generic, words, 0) or longest(self._words.around, words, 0)):
            return ()
        for at in range(1, len(words)):
            found = [one for one in self._exact(" ".join(words[at:]), written) if one.kind not in _LARGE]
            if found and len(" ".join(words[at:])) > 2:
                return _scored(found, PART)
        return ()

    def _metonym(self, words: Words, written: str) -> tuple[ActorMatch, ...]:
        if not any(sign.isupper() for sign in written):
            return ()
        taken = longest(self._words.neutral, words, 0)
        return _scored(self._index.metonyms.get(" ".join(words[taken:]), ()), METONYM)

    def _part(self, words: Words, written: str) -> tuple[ActorMatch, ...]:
        """A part of a known group that has no entry: the group itself ("TPNPB Kodap 99", "JNIM in Burkina Faso").

        Of two known names in a row ("Brimob Polda Papua") the first is meant.
        """
        for at in range(len(words) - 1, 0, -1):
            if longest(self._words.parts, words, at) or self._exact(" ".join(words[at:]), written):
                found = [one for one in self._groups(words[:at], written) if one.kind in _PREFIX_OF_PARTS]
                if found:
                    return _scored(found, PART)
        return ()


def _scored(actors: tuple[KnownActor, ...] | list[KnownActor], score: float) -> tuple[ActorMatch, ...]:
    return tuple(ActorMatch(actor, round(score - STEP * at, 3)) for at, actor in enumerate(actors))


def _related(one: KnownActor, other: KnownActor) -> bool:
    """Whether one is the other, its parent, or both have one parent."""
    parents = one.parent is not None and one.parent == other.parent
    return other.id in (one.id, one.parent) or one.id == other.parent or parents
