"""Sentence splitting for news: abbreviations, initials, ranks, decimal points and quotes do not end a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saksi.model import Sentence, Span

# A full stop (question mark, ellipsis ...), the quotes and brackets that close over it, then space, then an opening.
_END = re.compile(r"(?:[.!?…]+|[.!?…]*[”\"’')\]]+(?<=[.!?…][”\"’')\]]))[”\"’')\]]*(?=\s+[\"“‘'(\[]*[A-ZÀ-Þ0-9])")
_WORD_BEFORE = re.compile(r"([\w.’'-]+)$")
_LINE = re.compile(r"[^\n]+")


def split_sentences(text: str, abbreviations: frozenset[str]) -> tuple[Sentence, ...]:
    """The sentences of a clean text (one paragraph a line), with spans of clean characters, spaces trimmed.

    The first line is the headline if it does not end like a sentence.
    """
    sentences: list[Sentence] = []
    for paragraph, line in enumerate(_LINE.finditer(text)):
        headline = paragraph == 0 and not line[0].rstrip().endswith((".", "!", "?", '."', ".”"))
        for span in _split_line(line[0], abbreviations):
            sentences.append(Sentence(span.shift(line.start()), paragraph, headline))
    return tuple(sentences)


def _split_line(line: str, abbreviations: frozenset[str]) -> Iterator[Span]:
    start = 0
    for end in _END.finditer(line):
        if _ends(line[start : end.start()], end[0], line[end.end() :].lstrip(), abbreviations):
            yield from _trimmed(line, start, end.end())
            start = end.end()
    yield from _trimmed(line, start, len(line))


def _ends(before: str, mark: str, after: str, abbreviations: frozenset[str]) -> bool:
    if mark != ".":
        return True
    word = _WORD_BEFORE.search(before)
    if word is None:
        return True
    last = word[1]
    if len(last) == 1 and last.isupper():
        return False
    if last.lower() in abbreviations:
        # "Jenderal. Khalifa" goes on; "kata sang jenderal. Warga" does not.
        return not (last[0].isupper() or len(last) <= 3)
    return not (last.isdigit() and len(last) <= 2 and before.strip() == last and not after[:1].isdigit())


def _trimmed(line: str, start: int, end: int) -> Iterator[Span]:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start, end)
