"""Clean text, the repairs that made it, and the way back to the raw text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from saksi.model.span import Span


class RepairKind(StrEnum):
    """What was wrong with the raw text."""

    SCRIPT = "script"
    MARKUP = "markup"
    REPEATED_BODY = "repeated_body"
    GLUED = "glued"
    FURNITURE = "furniture"
    DATELINE = "dateline"
    BYLINE = "byline"
    ENCODING = "encoding"
    SPACE = "space"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True, order=True)
class Repair:
    """Raw characters `span`, which read `raw`, stand as `clean` in the clean text, for `reason`."""

    span: Span
    kind: RepairKind
    raw: str
    clean: str
    reason: str


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Clean offsets to raw offsets and back, derived from repairs alone.

    A clean character outside every repair maps to the very raw character it was copied from; one that a repair put
    there maps to the start of the repair's raw span. `starts` holds, per run, its first clean and first raw offset and
    whether its characters are copied.
    """

    clean_length: int
    raw_length: int
    clean_starts: tuple[int, ...]
    raw_starts: tuple[int, ...]
    copied: tuple[bool, ...]

    @classmethod
    def of(cls, raw_length: int, repairs: Sequence[Repair]) -> OffsetMap:
        """The map of a raw text of `raw_length` characters under sorted repairs that do not overlap."""
        clean_starts: list[int] = []
        raw_starts: list[int] = []
        copied: list[bool] = []
        raw_at = clean_at = 0
        for repair in repairs:
            if repair.span.start > raw_at:
                clean_starts.append(clean_at)
                raw_starts.append(raw_at)
                copied.append(True)
                clean_at += repair.span.start - raw_at
            clean_starts.append(clean_at)
            raw_starts.append(repair.span.start)
            copied.append(False)
            clean_at += len(repair.clean)
            raw_at = repair.span.end
        clean_starts.append(clean_at)
        raw_starts.append(raw_at)
        copied.append(True)
        clean_length = clean_at + raw_length - raw_at
        return cls(clean_length, raw_length, tuple(clean_starts), tuple(raw_starts), tuple(copied))

    def to_raw(self, clean: int) -> int:
        """The raw offset of the clean character at offset `clean` (the text's length maps to the raw length)."""
        if clean >= self.clean_length:
            return self.raw_length
        run = bisect_right(self.clean_starts, clean) - 1
        step = clean - self.clean_starts[run] if self.copied[run] else 0
        return self.raw_starts[run] + step

    def to_clean(self, raw: int) -> int:
        """The clean offset of the raw character at `raw`; for a character that was cut, where the cut lies."""
        if raw >= self.raw_length:
            return self.clean_length
        run = bisect_right(self.raw_starts, raw) - 1
        step = raw - self.raw_starts[run] if self.copied[run] else 0
        return min(self.clean_starts[run] + step, self.clean_length)

    def raw_span(self, clean: Span) -> Span:
        """The raw span from the first to the last character of a clean span; what was cut in between is inside it."""
        if not len(clean):
            at = self.to_raw(clean.start)
            return Span(at, at)
        return Span(self.to_raw(clean.start), self._raw_end(clean.end - 1))

    def _raw_end(self, clean: int) -> int:
        """The raw offset just after the raw source of the clean character at `clean`."""
        run = bisect_right(self.clean_starts, clean) - 1
        if self.copied[run]:
            return self.raw_starts[run] + clean - self.clean_starts[run] + 1
        return self.raw_starts[run + 1]


@dataclass(frozen=True, slots=True)
class CleanText:
    """What a reader reads: clean text with its repairs, and what the cleaner recognised on the way.

    `dateline` is the place a report was filed from, `byline` its initials or name, `credits` the outlets and agencies
    it says it took the story from; each as written.
    """

    report_id: str
    text: str
    repairs: tuple[Repair, ...]
    offsets: OffsetMap
    dateline: str | None = None
    byline: str | None = None
    credits: tuple[str, ...] = field(default=())


def apply_repairs(raw: str, repairs: Iterable[Repair]) -> str:
    """The clean text that sorted repairs without overlap make of `raw`."""
    parts: list[str] = []
    at = 0
    for repair in repairs:
        parts += (raw[at : repair.span.start], repair.clean)
        at = repair.span.end
    parts.append(raw[at:])
    return "".join(parts)


def undo_repairs(clean: str, repairs: Iterable[Repair]) -> str:
    """The raw text back from the clean text: the inverse of `apply_repairs`."""
    parts: list[str] = []
    clean_at = raw_at = 0
    for repair in repairs:
        copied = repair.span.start - raw_at
        parts += (clean[clean_at : clean_at + copied], repair.raw)
        clean_at += copied + len(repair.clean)
        raw_at = repair.span.end
    parts.append(clean[clean_at:])
    return "".join(parts)
