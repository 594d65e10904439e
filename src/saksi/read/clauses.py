"""Where a clause begins and ends, for looking for a trigger's arguments."""

from __future__ import annotations

from saksi.lang import LanguagePack
from saksi.read.tokens import Token

_BREAKS = frozenset(";:()–—\n")


def clause_start(tokens: tuple[Token, ...], at: int, pack: LanguagePack) -> int:
    """The index of the first token of the clause that holds index `at`."""
    while at > 0:
        before = tokens[at - 1]
        if before.lower in pack.grammar["clause"] or before.text in _BREAKS:
            return at
        at -= 1
    return 0


def clause_end(tokens: tuple[Token, ...], at: int, pack: LanguagePack) -> int:
    """The index after the last token of the clause that holds index `at`."""
    while at < len(tokens):
        token = tokens[at]
        if token.lower in pack.grammar["clause"] or token.text in _BREAKS:
            return at
        at += 1
    return len(tokens)
