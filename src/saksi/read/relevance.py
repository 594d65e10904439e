"""Whether a report is about conflict at all: weak triggers count only in one that is."""

from __future__ import annotations

import re

from saksi.lang import LanguagePack

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_OPENING = 700


def is_about_conflict(text: str, pack: LanguagePack) -> bool:
    """Whether words of conflict outweigh words of sport, crime, markets and accidents; the opening counts twice."""
    conflict, elsewhere = pack.classes["conflict"], pack.classes["elsewhere"]
    words = [match[0].lower() for part in (text, text[:_OPENING]) for match in _WORD.finditer(part)]
    for_it = sum(word in conflict for word in words)
    against = sum(word in elsewhere for word in words)
    return for_it >= 3 and for_it > 1.5 * against
