"""How matches of a pattern begin: it need not be tried anywhere else, which is much quicker."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from typing import Any

#: An opening: whether only the beginning of a word opens, and the letters, or the sign for a figure.
Opening = tuple[bool, str]
_FIGURE = r"\d"
#: Letters of an opening that are looked at, and openings that a pattern is worth it with.
LONGEST, MOST = 3, 400
_BEGINNING = re.compile(rf"\b\w{{1,{LONGEST}}}")
_DIGIT = re.compile(r"\d")


class Places:
    """Where the words and figures of a text begin, looked up by their first letters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lowered = text.lower()
        self._shorter: dict[str, Sequence[int]] = {}

    def of(self, opened: Opened) -> list[int] | None:
        """Where a match may begin, in order; None where that takes trying everywhere."""
        if not opened.openings or len(self.lowered) != len(self.text):  # a sign that is two in small letters
            return None
        found = {place for letters in opened.words for place in self._words(letters)}
        for letters in opened.anywhere:
            found.update(self._figures if letters == _FIGURE else self._all(letters))
        return sorted(found)

    def _words(self, letters: str) -> Sequence[int]:
        """Where words begin with these letters."""
        if len(letters) == LONGEST and letters != _FIGURE:
            return self._begins.get(letters, ())
        if letters not in self._shorter:
            begins = self._begins.items()
            if letters == _FIGURE:
                found = [place for begin, some in begins if begin[0].isdecimal() for place in some]
            else:
                found = [place for begin, some in begins if begin.startswith(letters) for place in some]
            self._shorter[letters] = found
        return self._shorter[letters]

    @cached_property
    def _begins(self) -> Mapping[str, Sequence[int]]:
        """Where words begin, by their first letters in small, as many as are looked at."""
        found: dict[str, list[int]] = defaultdict(list)
        for match in _BEGINNING.finditer(self.lowered):
            found[match[0]].append(match.start())
        return found

    @cached_property
    def _figures(self) -> Sequence[int]:
        return [match.start() for match in _DIGIT.finditer(self.text)]

    def _all(self, letters: str) -> Iterator[int]:
        place = self.lowered.find(letters)
        while place >= 0:
            yield place
            place = self.lowered.find(letters, place + 1)


class Opened:
    """A pattern that is tried only where a match may begin; it finds what the pattern finds.

    `words` are the letters with which words begin at which a match may, `anywhere` those inside words too.
    """

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.openings = openings(pattern)
        self.words = tuple(sorted({letters[:LONGEST] for bound, letters in self.openings if bound}))
        self.anywhere = tuple(sorted({letters for bound, letters in self.openings if not bound}))

    def finditer(self, places: Places) -> Iterator[re.Match[str]]:
        """The matches in a text, one behind the other, as `re.Pattern.finditer` gives them."""
        if (starts := places.of(self)) is None:
            yield from self.pattern.finditer(places.text)
            return
        end = 0
        for start in starts:
            if start >= end and (match := self.pattern.match(places.text, start)):
                yield match
                end = match.end()


def openings(pattern: re.Pattern[str]) -> frozenset[Opening]:
    """How matches of the pattern may begin, in small letters; none where that cannot be said."""
    try:
        found, nothing = _first(list(import_module("re._parser").parse(pattern.pattern, pattern.flags)), False)
    except _AnythingError:
        return frozenset()
    return frozenset() if nothing or len(found) > MOST else found


class _AnythingError(Exception):
    """A match may begin with anything."""


def _first(items: Sequence[tuple[Any, Any]], bound: bool) -> tuple[frozenset[Opening], bool]:
    """How a sequence may begin, and whether it may be empty; `bound`: at the beginning of a word."""
    found: set[Opening] = set()
    for place, (kind, value) in enumerate(items):
        name = str(kind)
        if name in {"AT", "ASSERT", "ASSERT_NOT"}:
            bound = bound or _binds(name, value)
            continue
        if name in {"LITERAL", "IN"}:
            return frozenset(found | _letters(items[place:], bound)), False
        some, empty = _of_part(name, value, bound)
        found |= some
        if not empty:
            return frozenset(found), False
    return frozenset(found), True


def _of_part(name: str, value: Any, bound: bool) -> tuple[frozenset[Opening], bool]:  # noqa: ANN401  (no types)
    if name == "SUBPATTERN":
        return _first(list(value[-1]), bound)
    if name == "ATOMIC_GROUP":
        return _first(list(value), bound)
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        some, empty = _first(list(value[2]), bound)
        return some, empty or value[0] == 0
    if name == "BRANCH":
        parts = [_first(list(part), bound) for part in value[1]]
        return frozenset().union(*(some for some, _ in parts)), any(empty for _, empty in parts)
    raise _AnythingError


def _binds(name: str, value: Any) -> bool:  # noqa: ANN401  (the parser has no types)
    """Whether a word must begin here, if anything of a word follows."""
    if name == "AT":
        return str(value) == "AT_BOUNDARY"
    if name == "ASSERT_NOT" and value[0] < 0 and len(value[1]) == 1:
        kind, inner = value[1][0]
        return str(kind) == "IN" and any(str(part) == "CATEGORY_WORD" for _, part in inner)
    return False


def _letters(items: Sequence[tuple[Any, Any]], bound: bool) -> set[Opening]:
    """The openings of what begins with a letter or a figure."""
    run = ""
    for place, (kind, value) in enumerate(items):
        sign = _sign(str(kind), value)
        if not run and sign and not sign.isalnum():
            return {(bound and sign == _FIGURE, sign)}  # a word begins with a figure, but not with a sign
        if not sign.isalnum() or len(run) == LONGEST:
            return {(bound, run + more) for more in _behind(items[place:])} if run else _anything()
        run += sign
    return {(bound, run)}


def _behind(items: Sequence[tuple[Any, Any]]) -> set[str]:
    """What letters go on with; the parser takes what several words begin with out of their choice."""
    kind, value = items[0]
    if str(kind) == "SUBPATTERN" and len(items) == 1:
        return _behind(list(value[-1]))
    if str(kind) != "BRANCH":
        return {""}
    try:
        some, empty = _of_part("BRANCH", value, False)
    except _AnythingError:
        return {""}
    return {""} if empty else {letters if letters != _FIGURE else "" for _, letters in some}


def _anything() -> set[Opening]:
    raise _AnythingError


def _sign(kind: str, value: Any) -> str:  # noqa: ANN401  (the parser has no types)
    """The sign, in small, that an item stands for in either case, that for a figure, or "" for anything else."""
    if kind == "LITERAL":
        return _plain(chr(value))
    if kind != "IN":
        return ""
    if [str(part) for _, part in value] == ["CATEGORY_DIGIT"]:
        return _FIGURE
    signs = {chr(part).lower() if str(inner) == "LITERAL" else "" for inner, part in value}
    return _plain(signs.pop()) if len(signs) == 1 else ""


def _plain(sign: str) -> str:
    return sign.lower() if len(sign.lower()) == 1 else ""
