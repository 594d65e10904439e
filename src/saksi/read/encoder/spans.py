"""From label probabilities of pieces to labelled spans of characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from saksi.model import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A labelled span of a sentence's characters with its mean probability."""

    span: Span
    label: int
    score: float


@dataclass(slots=True)
class _Open:
    """A span that is being read."""

    span: Span
    label: int
    scores: list[float]


def labelled_spans(
    probabilities: NDArray[np.float32], pieces: Sequence[Span], text: str, outside_below: float
) -> Iterator[Found]:
    """The spans that a begin/inside tagging marks: label 0 outside, then a begin and an inside label for each kind.

    A piece is outside where that is likelier than `outside_below`; else its likeliest kind counts. Pieces of one kind
    that touch, or stand a space apart with the second not surely a beginning, are one span. Spans grow to whole words
    and lose signs at their edges.
    """
    current: _Open | None = None
    for row, piece in zip(probabilities, pieces, strict=True):
        by_kind = row[1::2] + row[2::2]
        kind = int(by_kind.argmax())
        if not len(piece) or row[0] >= outside_below:
            if len(piece) and current:
                yield from _whole(current, text)
                current = None
            continue
        touches = current is not None and piece.start <= current.span.end
        begins = row[1 + 2 * kind] > 2 * row[2 + 2 * kind]
        if current and kind == current.label and (touches or not begins):
            current.span = current.span.join(piece)
            current.scores.append(float(by_kind[kind]))
        elif current and touches:
            # A word is not cut in two: its later pieces go with its first.
            current.span = current.span.join(piece)
        else:
            if current:
                yield from _whole(current, text)
            current = _Open(piece, kind, [float(by_kind[kind])])
    if current:
        yield from _whole(current, text)


def _whole(found: _Open, text: str) -> Iterator[Found]:
    start, end = found.span.start, found.span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in "%)":
        end -= 1
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    if end > start:
        yield Found(Span(start, end), found.label, sum(found.scores) / len(found.scores))
