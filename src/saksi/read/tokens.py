"""Words of a sentence with their places in the clean text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saksi.model import Span

_TOKEN = re.compile(r"[^\W_]+(?:[-'’./_][^\W_]+)*|[^\w\s]", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign: as written, in small letters, and its clean characters."""

    text: str
    lower: str
    span: Span

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def word(self) -> bool:
        """Whether it is a word or number rather than a sign."""
        return self.text[:1].isalnum()


def tokenise(text: str, span: Span) -> tuple[Token, ...]:
    """The tokens of the clean characters `span` of `text`."""
    return tuple(
        Token(found[0], found[0].lower().replace("’", "'"), Span(found.start(), found.end()))
        for found in _TOKEN.finditer(text, span.start, span.end)
    )


def phrase_at(tokens: tuple[Token, ...], at: int, words: tuple[str, ...]) -> bool:
    """Whether `words` stand in `tokens` from index `at` on."""
    return len(tokens) >= at + len(words) and all(tokens[at + step].lower == word for step, word in enumerate(words))


class PhraseSet:
    """A set of words and phrases, for finding which of them starts at a token."""

    def __init__(self, phrases: frozenset[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append(words)
        for known in self._by_first.values():
            known.sort(key=len, reverse=True)

    def at(self, tokens: tuple[Token, ...], at: int) -> int:
        """How many tokens the longest phrase that starts at index `at` takes; 0 if none does."""
        for words in self._by_first.get(tokens[at].lower, ()):
            if phrase_at(tokens, at, words):
                return len(words)
        return 0

    def any_in(self, tokens: tuple[Token, ...], start: int, end: int) -> bool:
        """Whether some phrase starts at an index in `start`..`end` (not included)."""
        return any(self.at(tokens, at) for at in range(max(0, start), min(end, len(tokens))))
