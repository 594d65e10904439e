"""Parties: actors as one side of an incident, whatever part of them a report names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from saksi.knowledge import Actors, KnownActor
from saksi.knowledge.folding import fold
from saksi.merge.groups import Group, group_of
from saksi.model import ActorRef

#: ACLED's code of state forces; external forces (8) are a state's where the kind says so.
_STATE_FORCES = 1
_STATE_KINDS = frozenset({"state", "government", "military", "police", "intelligence"})
#: Kinds that fight or govern, and so can be a side.
_ORGANISED = _STATE_KINDS | {"armed_group", "political", "international"}
_UNARMED_INTER = 7


@cache
def known_actors() -> Actors:
    """The knowledge base, read once."""
    return Actors()


@dataclass(frozen=True, slots=True)
class Party:
    """A party: `key` is the topmost known actor that it is part of, or its folded words where it is unknown.

    `state`: a government's force. `civilian`: the unarmed. `organised`: an identified government or armed group.
    """

    key: str
    state: bool
    civilian: bool
    organised: bool


def party_of(ref: ActorRef) -> Party:
    """The party that an actor of a record belongs to."""
    return _party(ref.actor_id, ref.text)


def party_named(text: str) -> Party:
    """The party of a name that no record has resolved, such as a speaker's."""
    return _party(None, text)


@lru_cache(maxsize=65536)
def _party(actor_id: str | None, text: str) -> Party:
    group = group_of(text)
    known = known_actors().get(actor_id) if actor_id else _known_in(text, group)
    if known is None:
        state = bool(group.classes & {"soldiers", "police"})
        return Party(actor_id or fold(text), state, group.unarmed_party, organised=state)
    state = known.kind in _STATE_KINDS or known.inter == _STATE_FORCES
    civilian = known.kind == "civilian" or (known.inter == _UNARMED_INTER and known.kind not in _ORGANISED)
    return Party(root(known).id, state, civilian, organised=known.kind in _ORGANISED)


def _known_in(text: str, group: Group) -> KnownActor | None:
    """The known actor of that name, or the one group that armed people are named after ("afiliasi ISIS")."""
    known = known_actors().look_up(text)
    if known is not None or group.unarmed_party:
        return known
    groups = armed_groups_in(text)
    return groups[0] if len({root(actor).id for actor in groups}) == 1 else None


def armed_groups_in(text: str) -> list[KnownActor]:
    """The known armed groups and forces named in `text`; a state's name only says where ("pemberontak Suriah")."""
    return [
        name.actor for name in known_actors().find(text) if name.actor.kind in {"armed_group", "military", "police"}
    ]


def root(actor: KnownActor) -> KnownActor:
    """The topmost actor that `actor` is part of."""
    seen = {actor.id}
    while actor.parent and actor.parent not in seen:
        parent = known_actors().get(actor.parent)
        if parent is None:
            break
        actor = parent
        seen.add(actor.id)
    return actor
