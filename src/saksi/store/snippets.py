"""The part of a report that shows why a search found it."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.store.stems import stem, words_in
from saksi.store.terms import Term

#: Characters of a snippet, and how many of them stand before the first word found.
_LENGTH, _BEFORE = 240, 40
Marks = tuple[tuple[int, int], ...]


def snippet(raw: str, terms: Sequence[Term]) -> tuple[str, Marks]:
    """A part of `raw` with as many different words of the search as fit, and their spans in it."""
    whole = {word for term in terms if not term.absent for word in term.stems}
    begun = tuple(term.stems[-1] for term in terms if term.beginning and not term.absent)
    found = [
        (match.start(), match.end(), known)
        for match in words_in(raw)
        if (known := stem(match.group())) in whole or known.startswith(begun or ("\0",))
    ]
    start = _best_start(raw, found)
    part = raw[start : start + _LENGTH]
    marks = tuple(
        (first - start, last - start) for first, last, _ in found if start <= first and last <= start + len(part)
    )
    return part, marks


def _best_start(raw: str, found: Sequence[tuple[int, int, str]]) -> int:
    best, most = 0, 0
    for at, (first, _, _) in enumerate(found):
        seen = {word for begin, _, word in found[at : at + 20] if begin < first + _LENGTH - _BEFORE}
        if len(seen) > most:
            best, most = max(first - _BEFORE, 0), len(seen)
    while 0 < best < len(raw) and not raw[best - 1].isspace():
        best += 1
    return best
