"""What a person types into a search box, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saksi.store.stems import stems

_PART = re.compile(r'(?P<no>-?)(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Stems that follow each other; `absent` if they must not occur, `beginning` if the last is only a beginning."""

    stems: tuple[str, ...]
    absent: bool = False
    beginning: bool = False


def parse(words: str) -> tuple[Term, ...]:
    """The terms of a search; those that must not occur are dropped where there is no other."""
    found = [_term(part) for part in _PART.finditer(words)]
    terms = tuple(term for term in found if term.stems)
    return terms if any(not term.absent for term in terms) else ()


def _term(part: re.Match[str]) -> Term:
    text = part["quoted"] if part["quoted"] is not None else part["bare"]
    beginning = part["quoted"] is None and text.endswith("*")
    told = (text.rstrip("*").lower(),) if beginning and text.rstrip("*").isalnum() else tuple(stems(text))
    return Term(told, absent=bool(part["no"]), beginning=beginning)
