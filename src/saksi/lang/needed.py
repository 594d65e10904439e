"""Words without which a pattern matches nowhere: a text that lacks them need not be searched, which is much quicker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

#: Letters that a word must have to be looked for.
SHORTEST = 2
#: Sets of words that are looked for at most.
MOST = 3

Needed = tuple[tuple[str, ...], ...]


def needed_words(pattern: re.Pattern[str]) -> Needed:
    """Sets of words, in small letters: a text that `pattern` matches in holds a word of each, the rarest first."""
    found = {*_choices(import_module("re._parser").parse(pattern.pattern, pattern.flags))} - {frozenset()}
    ordered = sorted((_chance(words), sorted(words)) for words in found)
    return tuple(tuple(words) for _, words in ordered[:MOST])


def may_match(lowered: str, needed: Needed) -> bool:
    """Whether a text in small letters holds a word of each set."""
    for words in needed:
        for word in words:
            if word in lowered:
                break
        else:
            return False
    return True


def _chance(words: frozenset[str]) -> float:
    """A rough measure of how easily some text holds one of the words."""
    return sum(10 ** (-len(word) / 2) for word in words)


def _needed(items: Sequence[tuple[Any, Any]]) -> frozenset[str]:
    """What a part of a pattern asks for: of its own parts the one that is met least."""
    return min(filter(None, _choices(items)), key=_chance, default=frozenset())


def _choices(items: Sequence[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    run = ""
    for kind, value in items:
        if sign := _sign(kind, value):
            run += sign
            continue
        yield _word(run)
        run = ""
        yield _of_part(str(kind), value)
    yield _word(run)


def _of_part(kind: str, value: Any) -> frozenset[str]:  # noqa: ANN401  (the parser has no types)
    """What a group, a repetition or a choice asks for."""
    if kind == "SUBPATTERN":
        return _needed(value[-1])
    if kind in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and value[0] > 0:
        return _needed(value[2])
    if kind == "ATOMIC_GROUP":
        return _needed(value)
    if kind == "BRANCH":
        parts = [_needed(part) for part in value[1]]
        return frozenset().union(*parts) if all(parts) else frozenset()
    return frozenset()


def _sign(kind: Any, value: Any) -> str:  # noqa: ANN401  (the parser has no types)
    """The letter, in small, that an item stands for, in either case; "" for anything else."""
    signs = {value} if str(kind) == "LITERAL" else set()
    if str(kind) == "IN" and all(str(inner) == "LITERAL" for inner, _ in value):
        signs = {sign for _, sign in value}
    letters = {chr(sign).lower() for sign in signs}
    (letter,) = letters if len(letters) == 1 else ("",)
    return letter if letter.isalpha() else ""


def _word(run: str) -> frozenset[str]:
    return frozenset({run}) if len(run) >= SHORTEST else frozenset()
