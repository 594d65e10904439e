"""The two sides of an incident as UCDP names them, decided by its actors, recipients and the knowledge base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saksi.model import ActorRef, Testimony


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its `actors`, most often named first; `state`: a government's force; `civilian`: the unarmed."""

    actors: tuple[ActorRef, ...] = ()
    state: bool = False
    civilian: bool = False


@dataclass(frozen=True, slots=True)
class Sides:
    """Side A and side B. In state-based conflict A is the government, in one-sided violence A did it to civilians (B).

    `violence` is UCDP's type of violence: 1 state-based, 2 non-state, 3 one-sided; None where the incident is no
    event of UCDP (toll and organised sides apart).
    """

    a: Side
    b: Side
    violence: int | None


def sides_of(testimonies: Sequence[Testimony]) -> Sides:
    """The sides of an incident, whatever the order of its testimonies."""
    return Sides(Side(_all(testimonies, "actors")), Side(_all(testimonies, "recipients")), None)


def _all(testimonies: Sequence[Testimony], field: str) -> tuple[ActorRef, ...]:
    return tuple(ref for one in testimonies for ref in getattr(one.record, field))
