"""How well founded an incident's harm is, by Airwars' grades."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from saksi.merge.groups import group_of
from saksi.merge.parties import party_named, party_of
from saksi.merge.sides import Sides, event_type_of
from saksi.merge.status import Status, status_of
from saksi.model import HarmKind, Modality, Record, Testimony

#: Types in which both sides act, so that a report which names the other one as acting contradicts nobody.
_FIGHTS = frozenset({"armed_clash", "seizure", "siege", "mob_violence"})
_TWO = 2


class Grade(StrEnum):
    """How well founded a claim of civilian harm is, by Airwars' methodology; `grade_of` gives the rules."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"


def grade_of(testimonies: Sequence[Testimony], sides: Sides) -> Grade:
    """The grade of an incident (Airwars' methodology, "Casualty grading").

    confirmed   a belligerent that is said to have done it tells of the dead itself
    contested   reports name different perpetrators, or a named one denies it
    fair        two or more independent families, and the perpetrator is named
    weak        a single family, or nobody knows who did it

    Airwars also asks for known strikes nearby on that day for *fair*, and discounts incidents whose dead prove to be
    fighters; neither can be told from reports alone.
    """
    suffering = frozenset(party_of(ref).key for one in testimonies for ref in one.record.recipients)
    if any(_admitted(one.record, sides, suffering) for one in testimonies):
        return Grade.CONFIRMED
    if _denied(testimonies) or _competing(testimonies):
        return Grade.CONTESTED
    families = {one.family for one in testimonies}
    named = any(_perpetrators(one.record) for one in testimonies)
    return Grade.FAIR if len(families) >= _TWO and named else Grade.WEAK


def _told(record: Record) -> bool:
    return record.modality in {Modality.ASSERTED, Modality.ALLEGED}


def _perpetrators(record: Record) -> frozenset[str]:
    """The parties that a record names as acting."""
    parties = [party_of(ref) for ref in record.actors] if _told(record) else []
    return frozenset(party.key for party in parties if not party.civilian)


def _admitted(record: Record, sides: Sides, suffering: frozenset[str]) -> bool:
    """Whether one who acts, and is not hit too, tells itself of dead who are not the other side's armed.

    Who is hit as well may be telling of its own dead.
    """
    if record.modality is not Modality.ASSERTED:
        return False
    acting = _perpetrators(record) - suffering
    sole = record.attribution[0] if len(record.attribution) == 1 else None
    for harm in record.harm:
        speaker = harm.speaker or sole
        armed = group_of(harm.who).armed or status_of(harm.who, sides) in {Status.A, Status.B}
        if harm.kind is HarmKind.KILLED and speaker and not armed and party_named(speaker.text).key in acting:
            return True
    return False


def _denied(testimonies: Sequence[Testimony]) -> bool:
    """Whether a party that some report names as acting is told to deny it."""
    named = {key for one in testimonies for key in _perpetrators(one.record)}
    denied = {
        party_of(ref).key for one in testimonies if one.record.modality is Modality.DENIED for ref in one.record.actors
    }
    return bool(named & denied)


def _competing(testimonies: Sequence[Testimony]) -> bool:
    """Whether records name perpetrators that no record names together."""
    if event_type_of(testimonies) in _FIGHTS:
        return False
    groups = sorted({_perpetrators(one.record) for one in testimonies} - {frozenset()}, key=sorted)
    return len(list(_apart(groups))) >= _TWO


def _apart(groups: Sequence[frozenset[str]]) -> Iterator[frozenset[str]]:
    """The groups joined where they share a party."""
    left = list(groups)
    while left:
        joined = left.pop()
        while touching := [group for group in left if group & joined]:
            joined = joined.union(*touching)
            left = [group for group in left if group not in touching]
        yield joined
