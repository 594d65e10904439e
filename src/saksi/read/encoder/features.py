"""The rules' findings as numbers: one a piece for triggers and mentions, a row of roles for each pair."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from saksi.model import MentionKind, Span, Trigger
from saksi.read.hints import SentenceHints

MENTION_KINDS = ("person", "group", "place", "facility", "time", "quantity")
ROLES = (
    "actor", "recipient", "place", "origin", "time", "speaker", "value",
    "killed", "injured", "missing", "abducted", "arrested", "displaced",
)  # fmt: skip

Numbers = NDArray[np.int64]
Row = NDArray[np.float32]


def trigger_hints(hints: SentenceHints, pieces: Sequence[Span], event_types: Sequence[str]) -> Numbers:
    """For each piece the number (from 1) of the type that the rules read there, 0 for none.

    Where they passed words over, the number is higher by the count of types. `pieces` count the clean text's
    characters, as the hints do.
    """
    numbers = np.zeros(len(pieces), dtype=np.int64)
    for hint in hints.unstated:
        _paint(numbers, pieces, hint.span, 1 + len(event_types) + event_types.index(hint.event_type))
    for trigger in hints.triggers:
        _paint(numbers, pieces, trigger.span, 1 + event_types.index(trigger.event_type))
    return numbers


def mention_hints(hints: SentenceHints, pieces: Sequence[Span]) -> Numbers:
    """For each piece 0, or the number (from 1) of the kind of mention that the rules read there."""
    numbers = np.zeros(len(pieces), dtype=np.int64)
    for mention in hints.mentions:
        _paint(numbers, pieces, mention.span, 1 + MENTION_KINDS.index(mention.kind.value))
    for trigger in hints.triggers:
        for figure in trigger.harm:
            _paint(numbers, pieces, figure.span, 1 + MENTION_KINDS.index(MentionKind.QUANTITY.value))
    return numbers


def role_hints(hints: SentenceHints, trigger: Span, mention: Span) -> Row:
    """A 1 for each role that the rules give the mention's words to the trigger's.

    Where they give the role to another trigger of the sentence, half of that.
    """
    row = np.zeros(len(ROLES), dtype=np.float32)
    for other in hints.triggers:
        weight = 1.0 if other.span.overlaps(trigger) else 0.5
        for number, role in enumerate(ROLES):
            if any(span.overlaps(mention) for span in _spans(other, role)):
                row[number] = max(row[number], weight)
    return row


def _spans(trigger: Trigger, role: str) -> list[Span]:
    if role in ROLES[7:]:
        return [figure.span for figure in trigger.harm if figure.kind.value == role]
    return [argument.mention.span for argument in trigger.arguments if argument.role.value == role]


def _paint(numbers: Numbers, pieces: Sequence[Span], span: Span, number: int) -> None:
    for at, piece in enumerate(pieces):
        if piece.overlaps(span):
            numbers[at] = number
