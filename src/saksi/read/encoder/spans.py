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


def labelled_spans(
    probabilities: NDArray[np.float32], pieces: Sequence[Span], text: str, outside_below: float = 0.5
) -> Iterator[Found]:
    """The spans that a begin/inside tagging marks: label 0 outside, then a begin and an inside label for each kind.

    A piece is outside where that is likelier than `outside_below`; else its likeliest kind counts. Spans grow to whole
    words and lose signs at their edges.
    """
    kinds = (probabilities.shape[1] - 1) // 2
    start: int | None = None
    label = -1
    scores: list[float] = []
    last = 0
    for at, row in enumerate(probabilities):
        inside = len(pieces[at]) > 0 and row[0] < outside_below
        by_kind = row[1::2] + row[2::2]
        kind = int(by_kind.argmax()) if inside else -1
        begins = inside and row[1 + 2 * kind] > row[2 + 2 * kind]
        if start is not None and (kind != label or begins):
            yield from _whole(Span(start, last), label, scores, text)
            start = None
        if inside:
            if start is None:
                start, label, scores = pieces[at].start, kind, []
            last = pieces[at].end
            scores.append(float(by_kind[kind]))
    if start is not None:
        yield from _whole(Span(start, last), label, scores, text)
    assert kinds


def _whole(span: Span, label: int, scores: list[float], text: str) -> Iterator[Found]:
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in "%)":
        end -= 1
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    if end > start:
        yield Found(Span(start, end), label, sum(scores) / len(scores))
