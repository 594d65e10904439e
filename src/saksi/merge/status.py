"""Which side a group of the dead belongs to: side A, side B, civilians, or unknown."""

from __future__ import annotations

from enum import StrEnum

from saksi.merge.groups import Group, group_of
from saksi.merge.parties import armed_groups_in, known_actors, party_named, party_of
from saksi.merge.sides import ONE_SIDED, Side, Sides

_STATE_WORDS = frozenset({"soldiers", "police"})


class Status(StrEnum):
    """Whom a figure counts; the parts of UCDP's best estimate."""

    A = "a"
    B = "b"
    CIVILIAN = "civilian"
    UNKNOWN = "unknown"


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
            if named & side.parties or _names(group, side):
                return Status.CIVILIAN if side.civilian else status
    return _by_words(group, sides, named=bool(named))


def _by_words(group: Group, sides: Sides, *, named: bool) -> Status:
    if group.armed and not named:
        if "attackers" in group.classes:
            return Status.A if sides.attacker == "a" else Status.B
        alike = [_consists_of(group, sides.a), _consists_of(group, sides.b)]
        if alike.count(True) == 1:
            return Status.A if alike[0] else Status.B
        states = [sides.a.state, sides.b.state]
        if group.classes & _STATE_WORDS and states.count(True) == 1:
            return Status.A if states[0] else Status.B
        both = bool(sides.a.actors and sides.b.actors)
        if "fighters" in group.classes and both and states.count(False) == 1 and not sides.b.civilian:
            return Status.B if states[0] else Status.A
        return Status.UNKNOWN
    told = group.armed or group.others or named
    return Status.CIVILIAN if sides.violence == ONE_SIDED and not told else Status.UNKNOWN


def _consists_of(group: Group, side: Side) -> bool:
    """Whether the side has such people: police among those named as fighting on it."""
    return any(party_of(ref).kinds & group.classes for ref in side.actors)


def _parties_in(who: str) -> frozenset[str]:
    """The known actors that the words name, and all that those are part of."""
    line = known_actors().line
    found = party_named(who).line
    others = [actor.id for group in armed_groups_in(who) for actor in line(group.id)]
    return frozenset(found if line(found[0]) else others)


def _names(group: Group, side: Side) -> bool:
    """Whether armed people bear the names of an actor of the side as a record writes it, or the reverse."""
    named = [group_of(ref.text).names for ref in side.actors if group.armed or party_of(ref).organised]
    return bool(group.names) and any(names and (group.names <= names or names <= group.names) for names in named)
