"""Line breaks that cut a sentence, as where a page's links or a mail's width broke its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saksi.clean.edits import Edit
from saksi.clean.patterns import phrases
from saksi.model import RepairKind

_LINE = re.compile(r"[^\n]+")
_FINAL = re.compile(r"[.!?…:;]['\"”’)\]]*$|^\W*$|[\"”]$")
_GOES_ON = re.compile(r"[a-zà-ÿ]|[,;.)\]…](?:\s|$|[a-z0-9])")
_LOWER_WORD = re.compile(r"[a-zà-ÿ]+(?![A-Z\w.])")
_LAST_WORD = re.compile(r"(\w+)\W*$")
_ITEM = re.compile(r"\s*(?:[-•*–]|\d{1,2}[.)])\s")
_NAME_WORDS = 5
_FUNCTION = frozenset(phrases("names")["function_words"])


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def find(text: str, title: str | None) -> Iterator[Edit]:
    """Breaks within a sentence, each to read as a space, or as nothing before a comma or full stop."""
    lines = [_Line(found.start(), found.end(), found.group().strip()) for found in _LINE.finditer(text)]
    lines = [line for line in lines if line.text]
    wrapped = _is_wrapped(lines)
    for at in range(len(lines) - 1):
        line, following = lines[at], lines[at + 1]
        if at == 0 and title and line.text == title:
            continue
        blank = text.count("\n", line.end, following.start) > 1
        if (wrapped and not blank and not _FINAL.search(line.text)) or _belongs(lines, at, blank):
            new = "" if following.text[0] in ",;.)]…" else " "
            yield Edit(line.end, following.start, new, RepairKind.SPACE, "sentence cut by a line break")


def _belongs(lines: Sequence[_Line], at: int, blank: bool) -> bool:
    """Whether the line after line `at` goes on with its sentence."""
    line, following = lines[at].text, lines[at + 1].text
    if _GOES_ON.match(following) and following[0] in ",;.)]…":
        return True
    if _FINAL.search(line) or _ITEM.match(following):
        return False
    if _LOWER_WORD.match(following):
        return not (at == 0 and len(line) < 100 and len(following) > 100 and blank)
    if blank:
        return False
    last = _LAST_WORD.search(line)
    if line.endswith(",") or (last and last[1] in _FUNCTION):
        return True
    return _is_name_between(lines, at)


def _is_name_between(lines: Sequence[_Line], at: int) -> bool:
    """Whether the line after line `at` is a short name that the line after that goes on from in lower case."""
    if at == 0 or at + 2 >= len(lines):
        return False
    name, after = lines[at + 1].text, lines[at + 2].text
    return len(name.split()) <= _NAME_WORDS and not _FINAL.search(name) and _GOES_ON.match(after) is not None


def _is_wrapped(lines: Sequence[_Line]) -> bool:
    """Whether lines were broken at a width: many, of one length, most in the middle of a sentence."""
    lengths = sorted(len(line.text) for line in lines)
    if len(lines) < 6 or lengths[-1] > 120 or lengths[len(lengths) // 2] < 45:
        return False
    middle = lengths[len(lengths) // 2]
    alike = sum(abs(length - middle) <= 15 for length in lengths)
    open_ended = sum(not _FINAL.search(line.text) for line in lines)
    return alike > 0.6 * len(lines) and open_ended > 0.6 * len(lines)
