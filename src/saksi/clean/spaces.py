"""Odd spaces and line ends: one kind of space, one kind of line end, one paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saksi.clean.edits import Edit
from saksi.model import RepairKind

_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x85\v\f]")
_ODD_SPACE = re.compile(r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\xad\u200e\u200f\u202a-\u202e\u2066-\u2069\0-\x08\x0e-\x1f\x7f]")
_JOINERS = re.compile(
    r"(?<![\u0600-\u06ff\u0900-\u0dff])[\u200c\u200d](?![\u0600-\u06ff\u0900-\u0dff\U0001f000-\U0001faff])"
)
_EXCESS = re.compile(r"(?<! ) {2,}|(?<!\s)[ ]+(?=\n)|(?<=\n) +|\A\s+|(?<!\s)\s+\Z|\n\s*\n")
_BEFORE_MARK = re.compile(r"(?<=[\w\)\"”]) +(?=[,;](?:\s|$)|\.(?:\s|$))")


def find_odd(text: str) -> Iterator[Edit]:
    """Line ends and spaces other than the plain ones, and characters nobody sees."""
    for found in _LINE_END.finditer(text):
        yield Edit(found.start(), found.end(), "\n", RepairKind.SPACE, "line end")
    for found in _ODD_SPACE.finditer(text):
        yield Edit(found.start(), found.end(), " ", RepairKind.SPACE, "odd space")
    for pattern in (_INVISIBLE, _JOINERS):
        for found in pattern.finditer(text):
            yield Edit.cut(found, RepairKind.SPACE, "invisible character")


def find_excess(text: str) -> Iterator[Edit]:
    """Runs of spaces and of blank lines, spaces at line ends, and a space before a comma or full stop."""
    for found in _EXCESS.finditer(text):
        at_edge = found.start() == 0 or found.end() == len(text)
        whole = found.group()
        new = "" if at_edge else "\n" if "\n" in whole else "" if _at_line_edge(text, found) else " "
        yield Edit(found.start(), found.end(), new, RepairKind.SPACE, "extra space")
    for found in _BEFORE_MARK.finditer(text):
        yield Edit.cut(found, RepairKind.SPACE, "space before a mark")


def _at_line_edge(text: str, found: re.Match[str]) -> bool:
    return text[found.start() - 1] == "\n" or text[found.end()] == "\n"
