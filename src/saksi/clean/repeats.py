"""A body that stands twice, the second time whole or mangled (sentences cut, words dropped or changed).

Sentences are aligned by shingles of words. A tail counts as repeated if it retells, in the same order, an earlier part
that begins near the start; what is new in it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from saksi.clean.edits import Edit
from saksi.model import RepairKind

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?]['\"”’)\]]*(?=\s)|(?<=[a-z0-9)])[.!?]['\"”’)\]]*(?=[A-Z“\"‘])|\n")
_SHINGLE = 4
_LEAST_COVERED = 0.5
_LEAST_MATCHED = 0.7
_LEAST_WORDS = 60
_LEAST_SENTENCES = 3
_LEAST_OF_STORY = 0.25
_LATEST_ORIGIN = 0.35
_NEW_WORDS = 8
_MOST_STARTS = 40
#: What may stand before the first word on a repeated line: quotation marks, a torn dateline.
_LABEL = 40


@dataclass(slots=True)
class _Sentence:
    """Words `first` to `last` (not included), the share of them that an earlier part holds, and where that begins."""

    first: int
    last: int
    covered: float
    origin: int

    @property
    def words(self) -> int:
        return self.last - self.first

    @property
    def matched(self) -> bool:
        return self.covered >= _LEAST_COVERED and self.words >= _SHINGLE


def find(text: str) -> Iterator[Edit]:
    """The sentences of a tail that repeat an earlier part of the text."""
    words = [(found.group().lower(), found.start(), found.end()) for found in _WORD.finditer(text)]
    if len(words) < 2 * _LEAST_WORDS:
        return
    earlier = _first_places([word for word, _, _ in words])
    if sum(place >= 0 for place in earlier) < _LEAST_WORDS // 2:
        return
    sentences = _sentences(text, words, earlier)
    start = _tail_start(sentences)
    if start is not None:
        yield from _cuts(text, words, sentences, start)


def _first_places(words: list[str]) -> list[int]:
    """For each word, where the shingle that begins with it first stood, if that was before; else -1."""
    seen: dict[tuple[str, ...], int] = {}
    places = []
    for at, shingle in enumerate(zip(*(words[step:] for step in range(_SHINGLE)), strict=False)):
        first = seen.setdefault(shingle, at)
        places.append(first if first < at else -1)
    return places + [-1] * (len(words) - len(places))


def _sentences(text: str, words: list[tuple[str, int, int]], earlier: list[int]) -> list[_Sentence]:
    ends = [found.end() for found in _SENTENCE_END.finditer(text)] + [len(text)]
    sentences: list[_Sentence] = []
    first = 0
    for end in ends:
        last = first
        while last < len(words) and words[last][1] < end:
            last += 1
        if last > first:
            sentences.append(_sentence(first, last, earlier))
        first = last
    return sentences


def _sentence(first: int, last: int, earlier: list[int]) -> _Sentence:
    covered: set[int] = set()
    origins = []
    for at in range(first, last):
        if 0 <= earlier[at] < first:
            covered.update(range(at, min(at + _SHINGLE, last)))
            origins.append(earlier[at] - (at - first))
    origins.sort()
    return _Sentence(first, last, len(covered) / (last - first), origins[len(origins) // 2] if origins else -1)


def _tail_start(sentences: list[_Sentence]) -> int | None:
    """The first sentence of a tail that retells the story."""
    tried = 0
    for at, sentence in enumerate(sentences):
        if sentence.matched and at and sentence.origin <= _LATEST_ORIGIN * sentence.first:
            tried += 1
            if _retells(sentences, at):
                return at
            if tried > _MOST_STARTS:
                return None
    return None


def _retells(sentences: list[_Sentence], start: int) -> bool:
    """Whether most of what follows `start` is told before it, in the same order, and is much of what is told there."""
    head = sentences[start].first
    tail = sentences[start:]
    matched = [sentence for sentence in tail if sentence.matched and sentence.origin < head]
    known = sum(sentence.words for sentence in matched)
    total = sum(sentence.words for sentence in tail)
    if len(matched) < _LEAST_SENTENCES or known < _LEAST_WORDS or known < _LEAST_MATCHED * total:
        return False
    in_order = sum(one.origin < two.origin for one, two in pairwise(matched))
    return in_order >= 0.8 * (len(matched) - 1) and known >= _LEAST_OF_STORY * head


def _cuts(text: str, words: list[tuple[str, int, int]], sentences: list[_Sentence], start: int) -> Iterator[Edit]:
    """Runs of repeated sentences, with short torn ones among them; a long new sentence is kept."""
    ends = [words[sentence.first][1] for sentence in sentences[1:]] + [len(text)]
    run: int | None = None
    for at in range(start, len(sentences)):
        sentence = sentences[at]
        keep = not sentence.matched and sentence.words >= _NEW_WORDS and sentence.covered < 0.3
        if keep and run is not None:
            yield _cut(text, run, words[sentence.first][1])
            run = None
        elif not keep and run is None:
            run = words[sentence.first][1]
    if run is not None:
        yield _cut(text, run, ends[-1])


def _cut(text: str, start: int, end: int) -> Edit:
    line = text.rfind("\n", 0, start) + 1
    opening = text[line:start]
    if len(opening) < _LABEL and not _SENTENCE_END.search(opening):
        start = line
    gap = "\n" if start > 0 and end < len(text) and text[start - 1] != "\n" else ""
    return Edit(start, end, gap, RepairKind.REPEATED_BODY, "the body stands twice")
