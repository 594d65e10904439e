"""Words as search compares them: lower case, in their dictionary form, Indonesian first, then English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"\w+")
#: Longer words are cut: no word of a language is that long, and databases limit what they index.
_LONGEST = 40


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The dictionary form of a word: "penembakan" and "menembak" give "tembak", "attacked" gives "attack".

    A word that neither language knows stays as it is, in lower case. The dictionaries are simplemma's.
    """
    from simplemma import lemmatize  # noqa: PLC0415  (its dictionaries load at first use)

    lower = word.lower()[:_LONGEST]
    if not lower.isascii() or not lower.isalpha():
        return lower
    return lemmatize(lower, lang=("id", "en")).lower()


def words_in(text: str) -> Iterator[re.Match[str]]:
    """The words of a text with their spans; a hyphen parts words."""
    return _WORD.finditer(text)


def stems(text: str) -> Iterator[str]:
    """The dictionary forms of a text's words, in order."""
    return (stem(found.group()) for found in words_in(text))
