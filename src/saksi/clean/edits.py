"""Edits of one step after another, composed to repairs over the raw text.

Each step sees the text as the steps before left it and proposes edits in its coordinates; `Editor.apply` maps them to
the raw text. An edit that covers or cuts into earlier repairs becomes one repair with them, so repairs stay sorted and
never overlap, and raw and clean text can be had from each other at any time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from saksi.model import Repair, RepairKind, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of the current text are to read `new`, for `reason`."""

    start: int
    end: int
    new: str
    kind: RepairKind
    reason: str

    @classmethod
    def cut(cls, found: re.Match[str], kind: RepairKind, reason: str, group: int | str = 0) -> Edit:
        """The edit that takes out what a pattern (or one group of it) found."""
        return cls(found.start(group), found.end(group), "", kind, reason)


class Editor:
    """A raw text under repair."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = raw
        self._repairs: list[Repair] = []

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """The repairs so far, over the raw text."""
        return tuple(self._repairs)

    def apply(self, edits: Iterable[Edit]) -> None:
        """Makes a step's edits; of two that overlap the first one stands, an edit that changes nothing falls away."""
        accepted = list(_without_overlap(edits, self.text))
        if accepted:
            self._repairs = list(_compose(self.raw, self.text, self._repairs, accepted))
            self.text = _splice(self.text, 0, accepted)


def _without_overlap(edits: Iterable[Edit], text: str) -> Iterator[Edit]:
    at, after = 0, -1
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        insertion = edit.start == edit.end
        if edit.start < at or (insertion and edit.start == after):
            continue
        if text[edit.start : edit.end] != edit.new:
            yield edit
            at = edit.end
            after = edit.start if insertion else -1


def _splice(text: str, offset: int, edits: Iterable[Edit]) -> str:
    """`text`, which begins at `offset`, with edits made."""
    parts: list[str] = []
    at = offset
    for edit in edits:
        parts += (text[at - offset : edit.start - offset], edit.new)
        at = edit.end
    parts.append(text[at - offset :])
    return "".join(parts)


def _compose(raw: str, text: str, repairs: list[Repair], edits: list[Edit]) -> Iterator[Repair]:
    """Repairs over `raw` that do first `repairs` and then `edits`, whose coordinates are those of `text`."""
    shift = 0  # raw offset less current offset, after the repairs passed so far
    at = 0  # the next repair
    next_edit = 0
    while next_edit < len(edits):
        start, end = edits[next_edit].start, edits[next_edit].end
        while at < len(repairs) and _end(repairs[at], shift) <= start:
            yield repairs[at]
            shift += _growth(repairs[at])
            at += 1
        group = [edits[next_edit]]
        next_edit += 1
        before, inside = shift, at
        while True:
            if at < len(repairs) and repairs[at].span.start - shift < end and _end(repairs[at], shift) > start:
                start = min(start, repairs[at].span.start - shift)
                end = max(end, _end(repairs[at], shift))
                shift += _growth(repairs[at])
                at += 1
            elif next_edit < len(edits) and edits[next_edit].start < end:
                end = max(end, edits[next_edit].end)
                group.append(edits[next_edit])
                next_edit += 1
            else:
                break
        span = Span(start + before, end + shift)
        clean = _splice(text[start:end], start, group)
        if span.of(raw) != clean:
            kind, reason = _cause(repairs[inside:at], group, span)
            yield Repair(span, kind, span.of(raw), clean, reason)
    yield from repairs[at:]


def _end(repair: Repair, shift: int) -> int:
    """Where a repair's clean characters end in the current text."""
    return repair.span.start - shift + len(repair.clean)


def _growth(repair: Repair) -> int:
    return len(repair.span) - len(repair.clean)


def _cause(repairs: list[Repair], edits: list[Edit], span: Span) -> tuple[RepairKind, str]:
    """Kind and reason of a merged repair: those of an earlier one that is most of it, else of its largest edit.

    Spaces are the least of a repair, however many.
    """
    largest = max(repairs, key=lambda repair: (repair.kind != RepairKind.SPACE, len(repair.span)), default=None)
    edit = max(edits, key=lambda edit: (edit.kind != RepairKind.SPACE, edit.end - edit.start))
    outweighs = largest is not None and (edit.kind == RepairKind.SPACE or 2 * len(largest.span) > len(span))
    if largest is not None and outweighs and largest.kind != RepairKind.SPACE:
        return largest.kind, largest.reason
    return edit.kind, edit.reason
