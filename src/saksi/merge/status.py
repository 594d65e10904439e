"""Which side a group of the dead belongs to: side A, side B, civilians, or unknown."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from saksi.knowledge import Persons
from saksi.merge.groups import Group, group_of
from saksi.merge.parties import armed_groups_in, known_actors, root
from saksi.merge.sides import Side, Sides

_STATE_WORDS = frozenset({"soldiers", "police"})


class Status(StrEnum):
    """Whom a figure counts; the parts of UCDP's best estimate."""

    A = "a"
    B = "b"
    CIVILIAN = "civilian"
    UNKNOWN = "unknown"


@cache
def _persons() -> Persons:
    return Persons()


def status_of(who: str, sides: Sides) -> Status:
    """The status of the group that `who` names (UCDP GED codebook, variables `deaths_a` to `deaths_unknown`).

    Words for the unarmed make civilians, whatever nation is named with them. Armed groups belong to the side whose
    party is named; without a name soldiers and police belong to the one side that is a state, fighters to the one that
    is not, attackers to the side that acts. Civilians and fighters in one figure, and words that tell neither, are of
    unknown status; in one-sided violence those of whom nothing is told are civilians by its definition.
    """
    group = group_of(who)
    if group.civilian:
        return Status.CIVILIAN
    if group.classes & {"civilians", "unarmed"}:
        return Status.UNKNOWN
    named = _parties_in(who)
    if named or group.names:
        for status, side in ((Status.A, sides.a), (Status.B, sides.b)):
            if named & side.parties or _names(who, side):
                return Status.CIVILIAN if side.civilian else status
    return _by_words(group, sides, named=bool(named))


def _by_words(group: Group, sides: Sides, *, named: bool) -> Status:
    if group.armed and not named:
        if "attackers" in group.classes:
            return Status.A if sides.attacker == "a" else Status.B
        states = [side.state for side in (sides.a, sides.b)]
        both = bool(sides.a.actors and sides.b.actors)
        if group.classes & _STATE_WORDS and states.count(True) == 1:
            return Status.A if states[0] else Status.B
        if "fighters" in group.classes and both and states.count(False) == 1 and not sides.b.civilian:
            return Status.B if states[0] else Status.A
        return Status.UNKNOWN
    told = group.armed or group.others or named
    return Status.CIVILIAN if sides.violence == 3 and not told else Status.UNKNOWN


def _parties_in(who: str) -> frozenset[str]:
    """The parties of the known actors that the words name, and of a person known to act for one."""
    actors = known_actors()
    whole = actors.look_up(who)
    found = [whole] if whole else armed_groups_in(who)
    person = None if found else _persons().look_up(who)
    acts_for = actors.get(person.term.actor) if person else None
    return frozenset(root(actor).id for actor in (*found, *([acts_for] if acts_for else ())))


def _names(who: str, side: Side) -> bool:
    """Whether the names in the words are those of an actor of the side as a record writes it, or the reverse."""
    names = group_of(who).names
    others = [group_of(ref.text).names for ref in side.actors]
    return bool(names) and any(other and (names <= other or other <= names) for other in others)
