"""Mojibake: UTF-8 that was read as Windows-1252 or Latin-1 ("RuÃ±a" for "Ruña"), mended word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saksi.clean.edits import Edit
from saksi.model import RepairKind

#: What UTF-8 read byte by byte looks like: a lead byte as a Latin letter, then continuation bytes as marks or controls.
_CONTINUED = (
    r"[\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    r"\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
_SUSPECT = re.compile(
    rf"(?:[\xc2-\xdf]{_CONTINUED}|[\xe0-\xef]{_CONTINUED}{{2}}|[\xf0-\xf4]{_CONTINUED}{{3}})"
    rf"(?:[\xc2-\xdf]{_CONTINUED}|[\xe0-\xef]{_CONTINUED}{{2}}|[\xf0-\xf4]{_CONTINUED}{{3}})*"
)
_QUICK = re.compile(r"[\xc2-\xf4]")
_LONGEST = 4000


def find(text: str) -> Iterator[Edit]:
    """Runs of mojibake that ftfy reads as text. Anything else, legitimate accents and curly quotes above all, stays."""
    if not _QUICK.search(text):
        return
    from ftfy import fix_encoding  # noqa: PLC0415 (slow to load, and few texts need it)

    for found in _SUSPECT.finditer(text):
        wrong = found.group()[:_LONGEST]
        mended = _decoded(wrong) or fix_encoding(wrong)
        if mended != wrong:
            yield Edit(found.start(), found.start() + len(wrong), mended, RepairKind.ENCODING, "misread encoding")


def _decoded(wrong: str) -> str | None:
    """The run read again as UTF-8; None where it is not that."""
    try:
        return bytes(_byte(char) for char in wrong).decode("utf-8")
    except (UnicodeError, ValueError):
        return None


def _byte(char: str) -> int:
    return ord(char) if ord(char) < 0x100 else char.encode("cp1252")[0]
