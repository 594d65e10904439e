"""A report's raw text in pieces, each with what is marked in it: one text for the reading view and the raw view."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from saksi.errors import LanguageError
from saksi.lang import pack
from saksi.lang.sentences import split_sentences
from saksi.model import CleanText, OffsetMap, Repair, Report, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that state a field: `id` names the record's item on the page, `field` gives the colour."""

    span: Span
    id: str
    field: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one kind under the same marks.

    `start` is the raw offset of the first. `kind` is "kept" (in the raw and the clean text), "cut" (raw only) or "put"
    (clean only: what a repair put there). `repair` numbers the repair of a piece that is not kept.
    """

    start: int
    text: str
    kind: str = "kept"
    marks: tuple[Mark, ...] = ()
    repair: int | None = None

    @property
    def classes(self) -> str:
        """The CSS classes of the marks, one a field."""
        return " ".join(sorted({f"f-{mark.field}" for mark in self.marks}))

    @property
    def mark_ids(self) -> str:
        """The ids of the marks, separated by spaces."""
        return " ".join(dict.fromkeys(mark.id for mark in self.marks))


def pieces(raw: str, repairs: Sequence[Repair], marks: Iterable[Mark]) -> list[Piece]:
    """The raw text in order, cut at every edge of a repair or mark; nothing of it is left out."""
    cutter = _Cutter(raw, marks)
    found: list[Piece] = []
    at = 0
    for number, repair in enumerate(repairs):
        found += cutter.cut(Span(at, repair.span.start))
        found += cutter.cut(repair.span, "cut", number)
        if repair.clean:
            found.append(Piece(repair.span.start, repair.clean, "put", cutter.over(repair.span), number))
        at = repair.span.end
    return found + cutter.cut(Span(at, len(raw)))


def sentence_spans(report: Report, text: CleanText | None) -> list[Span]:
    """The raw spans of a report's sentences, for a selection that snaps to them."""
    clean = text.text if text else report.raw
    offsets = text.offsets if text else OffsetMap.of(len(report.raw), ())
    try:
        abbreviations = pack(report.language or "id").abbreviations
    except LanguageError:
        abbreviations = frozenset()
    return [offsets.raw_span(sentence.span) for sentence in split_sentences(clean, abbreviations)]


class _Cutter:
    """Cuts a raw text at the edges of its marks."""

    def __init__(self, raw: str, marks: Iterable[Mark]) -> None:
        self._raw = raw
        self._marks = sorted(marks, key=lambda mark: (mark.span.start, mark.span.end, mark.id))
        self._edges = sorted({edge for mark in self._marks for edge in (mark.span.start, mark.span.end)})

    def cut(self, span: Span, kind: str = "kept", repair: int | None = None) -> list[Piece]:
        """The pieces of a span."""
        inner = self._edges[bisect_right(self._edges, span.start) : bisect_left(self._edges, span.end)]
        return [
            Piece(start, self._raw[start:end], kind, self._within(Span(start, end)), repair)
            for start, end in pairwise([span.start, *inner, span.end])
            if end > start
        ]

    def over(self, span: Span) -> tuple[Mark, ...]:
        """The marks that share a character with a span."""
        return tuple(mark for mark in self._marks if mark.span.overlaps(span))

    def _within(self, span: Span) -> tuple[Mark, ...]:
        return tuple(mark for mark in self._marks if mark.span.covers(span))
