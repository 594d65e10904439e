"""What the reader is trained on: one sentence with what is known of its mentions, triggers and arguments."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.model import Span
from saksi.read.encoder.features import MENTION_KINDS, ROLES
from saksi.read.hints import SentenceHints

__all__ = ["ENTITY_KINDS", "MENTION_KINDS", "MODALITIES", "ROLES", "Example", "Labelled", "TriggerLabel"]
ENTITY_KINDS = ("PER", "ORG", "LOC")
MODALITIES = ("asserted", "alleged", "planned", "requested", "denied")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A span with its label."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class TriggerLabel:
    """A trigger with its codebook type, how it is put, and its arguments (role, span).

    `unsaid` are the roles that its record fills with words that do not stand in the sentence: another mention may or
    may not stand for them.
    """

    span: Span
    event_type: str
    modality: str
    background: bool
    arguments: tuple[Labelled, ...]
    unsaid: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence to learn from.

    `triggers` None: nothing is known of events here. `mentions_complete` False: words outside the given mentions may be
    mentions too. `others` are mentions that the rules see beside those: they fill no role. `entities` None: nothing is
    known of named entities in the newswire sense. `hints` are what the rules find in the sentence, with spans that
    count its characters.
    """

    text: str
    source: str
    mentions: tuple[Labelled, ...] = ()
    others: tuple[Span, ...] = ()
    mentions_complete: bool = False
    triggers: tuple[TriggerLabel, ...] | None = None
    entities: tuple[Labelled, ...] | None = None
    hints: SentenceHints | None = None
