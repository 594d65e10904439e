"""What a reader finds in a clean text, before anything is folded into records. Spans count clean characters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from saksi.model.span import Span


class Modality(StrEnum):
    """How a report puts an event (codebook section 1)."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    PLANNED = "planned"
    REQUESTED = "requested"
    DENIED = "denied"


class HarmKind(StrEnum):
    """What happened to people (codebook section 1)."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"
    DISPLACED = "displaced"


class MentionKind(StrEnum):
    """What a mention names."""

    PERSON = "person"
    GROUP = "group"
    PLACE = "place"
    FACILITY = "facility"
    TIME = "time"
    QUANTITY = "quantity"


class Role(StrEnum):
    """What a mention is to an event."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    PLACE = "place"
    ORIGIN = "origin"
    TIME = "time"
    SPEAKER = "speaker"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `paragraph` numbers the lines of the clean text, `headline` is true for the report's title."""

    span: Span
    paragraph: int
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor, place, time or quantity.

    `text` is what the mention stands for, as the report writes it in full: a pronoun's is that of its antecedent,
    while `span` stays on the pronoun.
    """

    kind: MentionKind
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Argument:
    """A mention in its role to a trigger, with the reader's score in 0..1."""

    role: Role
    mention: Mention
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class HarmFigure:
    """A number of people harmed: `low` to `high` (None for open-ended), `text` the number's words, `who` the group."""

    kind: HarmKind
    who: str
    low: int
    high: int | None
    text: str
    span: Span
    speaker: Mention | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that state an event, with all that one sentence says of it."""

    event_type: str
    span: Span
    sentence: int
    modality: Modality = Modality.ASSERTED
    modality_span: Span | None = None
    background: bool = False
    arguments: tuple[Argument, ...] = ()
    harm: tuple[HarmFigure, ...] = ()
    score: float = 1.0

    def mentions(self, role: Role) -> tuple[Mention, ...]:
        """The mentions that stand in `role`, in the reader's order."""
        return tuple(argument.mention for argument in self.arguments if argument.role is role)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader (`reader`: its name and version) found in one clean text."""

    report_id: str
    language: str
    reader: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    triggers: tuple[Trigger, ...]
