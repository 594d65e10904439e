"""The codebook's words as frozen dataclasses."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from saksi.model import HarmKind

Target = TypeVar("Target")


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type: `tier` is A to D; `harm` the kinds of harm its records may hold.

    `speech_act`: the actor is the party that speaks and place stays null. `origin` and `value`: whether a record of
    the type may fill those fields. `example` is an Indonesian sentence that states such an event.
    """

    code: str
    tier: str
    title: str
    title_id: str
    definition: str
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    example: str
    harm: frozenset[HarmKind]
    speech_act: bool = False
    origin: bool = False
    value: bool = False


class Condition(StrEnum):
    """What a record must be for a crosswalk case to apply; whoever converts a record says which hold."""

    HARMED = "harmed"
    STATE_ACTOR = "state_actor"
    NON_STATE_ACTOR = "non_state_actor"
    PLACE_HANDED_OVER = "place_handed_over"
    MATERIAL = "material"


@dataclass(frozen=True, slots=True)
class Acled:
    """An ACLED event: type, sub-event type and disorder type by ACLED's names."""

    event_type: str
    sub_event_type: str
    disorder_type: str


@dataclass(frozen=True, slots=True)
class Plover:
    """A PLOVER event: type, mode (None where none fits) and quad class."""

    event_type: str
    mode: str | None
    quad_class: str


class ViolenceRule(StrEnum):
    """How UCDP's type of violence is found for a record."""

    BY_PARTIES = "by_parties"
    BY_TARGET = "by_target"
    ONE_SIDED = "one_sided"


@dataclass(frozen=True, slots=True)
class Case(Generic[Target]):
    """One case of a crosswalk: `target` applies where `when` holds, or always where it is None."""

    when: Condition | None
    target: Target


def first_case(cases: tuple[Case[Target], ...], holding: Set[Condition]) -> Target | None:
    """The target of the first case whose condition holds; None where there is none."""
    return next((case.target for case in cases if case.when is None or case.when in holding), None)


@dataclass(frozen=True, slots=True)
class Codebook:
    """The codebook: event types in order, the rows of lenient agreement, and the crosswalks by code."""

    version: str
    types: Mapping[str, EventType]
    lenient: Mapping[str, frozenset[str]]
    acled_cases: Mapping[str, tuple[Case[Acled], ...]]
    plover_cases: Mapping[str, tuple[Case[Plover], ...]]
    ucdp_rules: Mapping[str, ViolenceRule]
    ucdp_names: Mapping[int, str]

    def tier(self, tiers: str) -> tuple[str, ...]:
        """The codes of the given tiers ("AB"), in order."""
        return tuple(code for code, event_type in self.types.items() if event_type.tier in tiers)

    def lenient_family(self, code: str) -> frozenset[str]:
        """All codes that agree leniently with `code`, itself included (codebook section 3)."""
        rows = [row for row in self.lenient.values() if code in row]
        return frozenset({code}).union(*rows)

    def acled(self, code: str, holding: Set[Condition] = frozenset()) -> Acled | None:
        """The ACLED event of a record of type `code` for which `holding` is true; None if it is none."""
        return first_case(self.acled_cases[code], holding)

    def plover(self, code: str, holding: Set[Condition] = frozenset()) -> Plover | None:
        """The PLOVER event of a record of type `code` for which `holding` is true; None if it is none."""
        return first_case(self.plover_cases[code], holding)

    def type_of_violence(
        self, code: str, *, state_side: bool, civilian_target: bool, organised: bool = True
    ) -> int | None:
        """UCDP's type of violence: 1 state-based, 2 non-state, 3 one-sided, None for a record that is no event of UCDP.

        `state_side`: a government is one of the sides; `civilian_target`: those hit are civilians; `organised`: the
        actor is an identified government or formally organised group. UCDP wants a death too: that is the caller's
        to check.
        """
        rule = self.ucdp_rules.get(code)
        if rule is None or not organised:
            return None
        if rule is ViolenceRule.ONE_SIDED or (rule is ViolenceRule.BY_TARGET and civilian_target):
            return 3
        return 1 if state_side else 2
