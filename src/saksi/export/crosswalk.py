"""Which conditions of the codebook's crosswalks an incident fulfils."""

from __future__ import annotations

from saksi.codebook import Condition
from saksi.export.material import Dossier
from saksi.export.naming import named
from saksi.model import HarmKind

_HURT = frozenset({HarmKind.KILLED, HarmKind.INJURED})


def holding(dossier: Dossier) -> frozenset[Condition]:
    """The conditions that hold.

    `MATERIAL` never does: records do not tell whether support was goods or words.
    """
    found = set()
    harmed = any(harm.kind in _HURT for one in dossier.testimonies for harm in one.record.harm)
    actors = [named(ref, None) for ref in dossier.incident.actors]
    if harmed:
        found.add(Condition.HARMED)
    if any(actor.state for actor in actors):
        found.add(Condition.STATE_ACTOR)
    elif any(actor.known for actor in actors):
        found.add(Condition.NON_STATE_ACTOR)
    if not harmed and actors and dossier.incident.recipients:
        found.add(Condition.PLACE_HANDED_OVER)
    return frozenset(found)
