"""Where the title of a link ends when the story goes on in the same line.

Titles of Indonesian and most English outlets capitalise every word but the small ones. The story goes on with a
sentence, whose first word is the last capitalised one before the first other word in lower case.
"""

from __future__ import annotations

import re
from functools import cache

from saksi.clean.patterns import phrases

_WORD = re.compile(r"[“‘\"'(]*[\w][\w'’.-]*|[^\w\s]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_WIDE_GAP = re.compile(r"\S {2,}(?=\S)")
_LONGEST = 400
_FEWEST = 3


@cache
def _small() -> frozenset[str]:
    return frozenset(phrases("names")["small_title_words"])


def title_end(text: str, start: int, line_end: int) -> int:
    """Where a link title that begins at `start` ends, at most at `line_end`; `start` itself if that cannot be told."""
    while start < line_end and text[start] == " ":
        start += 1
    stop = min(line_end, start + _LONGEST)
    gap = _WIDE_GAP.search(text, start, stop)
    if gap:
        return gap.start() + 1
    if text[start : start + 1] in "'\"‘“":
        closing = {"'": "'", '"': '"', "‘": "’", "“": "”"}[text[start]]
        end = text.find(closing, start + 1, stop)
        if end > 0:
            return end + 1 + (text[end + 1 : end + 2] == ":")
    return _by_capitals(text, start, stop, line_end)


def _by_capitals(text: str, start: int, stop: int, line_end: int) -> int:
    words = _words(text, start, stop)
    for at, (begin, word) in enumerate(words):
        if word[0] in '“"' and at >= _FEWEST:
            return begin
        if word[:1].islower() and word not in _small():
            return _sentence_start(text, words[:at], start)
    return line_end if stop == line_end else start


def _words(text: str, start: int, stop: int) -> list[tuple[int, str]]:
    """Words with where they begin; glued ones apart."""
    found: list[tuple[int, str]] = []
    for match in _WORD.finditer(text, start, stop):
        at = match.start()
        for part in _CAMEL.split(match.group()):
            found.append((at, part))
            at += len(part)
    return found


def _sentence_start(text: str, words: list[tuple[int, str]], start: int) -> int:
    """Where the sentence begins whose first lower-case word follows `words`.

    That is at the last capitalised one, with the words that stand before it elsewhere in the text too (a name).
    """
    at = len(words) - 1
    while at > 0 and not words[at][1][:1].isupper():
        at -= 1
    while (
        at > _FEWEST
        and words[at - 1][1][:1].isupper()
        and _elsewhere(text, f"{words[at - 1][1]} {words[at][1]}", start)
    ):
        at -= 1
    return words[at][0] if at >= _FEWEST else start


def _elsewhere(text: str, pair: str, start: int) -> bool:
    first = text.find(pair)
    return first >= 0 and (first < start or text.find(pair, first + 1) >= 0)
