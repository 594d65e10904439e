"""What the reader is trained on: one sentence with what is known of its mentions, triggers and arguments."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.model import Span

MENTION_KINDS = ("person", "group", "place", "facility", "time", "quantity")
ENTITY_KINDS = ("PER", "ORG", "LOC")
ROLES = (
    "actor", "recipient", "place", "origin", "time", "speaker", "value",
    "killed", "injured", "missing", "abducted", "arrested", "displaced",
)  # fmt: skip
MODALITIES = ("asserted", "alleged", "planned", "requested", "denied")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A span with its label."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class TriggerLabel:
    """A trigger with its codebook type, how it is put, and its arguments (role, span)."""

    span: Span
    event_type: str
    modality: str
    background: bool
    arguments: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence to learn from.

    `triggers` None: nothing is known of events here. `mentions_complete` False: words outside the given mentions may be
    mentions too. `entities` None: nothing is known of named entities in the newswire sense.
    """

    text: str
    source: str
    mentions: tuple[Labelled, ...] = ()
    mentions_complete: bool = False
    triggers: tuple[TriggerLabel, ...] | None = None
    entities: tuple[Labelled, ...] | None = None
