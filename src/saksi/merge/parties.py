"""Parties: actors as one side of an incident, whatever part of them a report names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from saksi.knowledge import Actors, KnownActor, Persons
from saksi.knowledge.folding import fold
from saksi.merge.groups import Group, group_of
from saksi.model import ActorRef

#: ACLED's code of state forces; external forces (8) are a state's where the kind says so.
_STATE_FORCES = 1
_STATE_KINDS = frozenset({"state", "government", "military", "police", "intelligence"})
#: Kinds that fight or govern, and so can be a side.
_ORGANISED = _STATE_KINDS | {"armed_group", "political", "international"}
_UNARMED_INTER = 7
#: Classes of armed people that an actor of a kind consists of.
_KINDS = MappingProxyType({"soldiers": "military", "police": "police", "fighters": "armed_group"})


@cache
def known_actors() -> Actors:
    """The knowledge base, read once."""
    return Actors()


@cache
def _persons() -> Persons:
    return Persons()


@dataclass(frozen=True, slots=True)
class Party:
    """A party: `line` holds the ids of the known actor that it is and of all that it is part of, the topmost last.

    An unknown party's line is its folded words. `kinds` are the classes of armed people that it consists of
    (`people.yaml`). `state`: a government's force. `civilian`: the unarmed. `organised`: an identified government or
    armed group.
    """

    line: tuple[str, ...]
    kinds: frozenset[str]
    state: bool
    civilian: bool
    organised: bool

    @property
    def key(self) -> str:
        """The topmost actor that it is part of."""
        return self.line[-1]


def party_of(ref: ActorRef) -> Party:
    """The party that an actor of a record is."""
    return _party(ref.actor_id, ref.text)


def party_named(text: str) -> Party:
    """The party of a name that no record has resolved, such as a speaker's."""
    return _party(None, text)


@lru_cache(maxsize=65536)
def _party(actor_id: str | None, text: str) -> Party:
    group = group_of(text)
    known = known_actors().get(actor_id) if actor_id else _known_in(text, group)
    if known is None:
        kinds = group.classes & _KINDS.keys()
        state = bool(group.classes & {"soldiers", "police"})
        return Party((actor_id or fold(text),), kinds, state, group.unarmed_party, organised=state)
    line = tuple(actor.id for actor in known_actors().line(known.id)) or (known.id,)
    kinds = frozenset(kind for kind, told in _KINDS.items() if known.kind == told)
    state = known.kind in _STATE_KINDS or known.inter == _STATE_FORCES
    civilian = known.kind == "civilian" or (known.inter == _UNARMED_INTER and known.kind not in _ORGANISED)
    return Party(line, kinds, state, civilian and not group.armed, organised=known.kind in _ORGANISED)


def _known_in(text: str, group: Group) -> KnownActor | None:
    """The known actor of that name, or whom a known person acts for, or the group that armed people are named for."""
    known = known_actors().look_up(text)
    if known is not None or group.unarmed_party:
        return known
    if person := _persons().look_up(text):
        return known_actors().get(person.term.actor)
    groups = armed_groups_in(text)
    return groups[0] if len({known_actors().line(actor.id)[-1] for actor in groups}) == 1 else None


def armed_groups_in(text: str) -> list[KnownActor]:
    """The known armed groups and forces named in `text`; a state's name only says where ("pemberontak Suriah")."""
    return [name.actor for name in known_actors().find(text) if name.actor.kind in _KINDS.values()]
