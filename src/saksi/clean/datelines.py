"""Datelines: where and by whom a report was filed, in front of its first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saksi.clean.edits import Edit
from saksi.clean.patterns import phrases
from saksi.model import RepairKind

_DOMAIN = r"[A-Za-z][\w-]{1,30}(?:\.[A-Za-z]{2,12}){1,3}"
_NAMED = "|".join(re.escape(name) for name in phrases("names")["dateline_outlets"])
_OUTLET = rf"(?:{_DOMAIN}|{_NAMED})(?:\s*/\s*{_DOMAIN})?"
_CAPS = r"[A-ZÀ-Ý][A-ZÀ-Ý'’.]{1,20}(?:[ -][A-ZÀ-Ý][A-ZÀ-Ý'’.]{0,20}){0,4}"
_TITLED = r"[A-ZÀ-Ý][a-zà-ÿ'’.]{1,20}(?:[ ](?:[A-ZÀ-Ý][a-zà-ÿ'’.]{0,20}|[A-Z]{2,3}\b)){0,3}"
_LETTERS = r"[A-Z]\.?[A-Z]\b\.?"
_PLACE = rf"(?P<place>(?:{_CAPS}|{_TITLED})(?:[ ]*[,/][ ]*(?:{_TITLED}|{_LETTERS})|[ ]{_LETTERS}){{0,2}})"
_AGENCY = rf"\((?:{_OUTLET}|[A-Z][\w./ ]{{1,20}})\)"
_DASH = r"[ ]*,?[ ]*(?:\n(?=-{1,2}[ \n]|[–—][ \n]))?(?:-{1,3}|—|–|―|−)(?!\d)[ ]*\n?[ ]*"
_SEPARATOR = rf"(?:{_DASH}|[ ]*:[ ]+|[ ]{{2,}})"
#: "Warta.com, KotaPasukan mundur": the separator was lost.
_GLUED = r"(?<=[a-z])(?=[A-Z][a-z])"
_DAY = r"(?:,[ ]*(?:[A-Z][a-z]{2,8}\.?[ ]\d{1,2}|\d{1,2}[ ][A-Z][a-z]{2,8})(?:,?[ ]\d{4})?)?"

_FORMS = tuple(
    re.compile(rf"[ ]*{form}(?=[\w\"“‘'(])")
    for form in (
        rf"(?P<outlet>{_OUTLET})[ ]*[,|][ ]*{_PLACE}(?:{_SEPARATOR}|{_GLUED})",
        rf"{_PLACE}[ ]*[,|][ ]*(?P<outlet>{_OUTLET})(?:{_SEPARATOR}|[ ]+(?=[A-Z][a-z]))",
        rf"{_PLACE}{_DAY}[ ]*{_AGENCY}(?:{_DASH}|[ ]*:[ ]+)",
        rf"(?P<outlet>{_OUTLET})(?:{_SEPARATOR}|(?<=[A-Z]{{3}}\.com)[ ]+(?=[A-Z]))",
    )
)
_OWN_LINES = re.compile(rf"{_PLACE}[ ]*\n[ ]*(?:-{{1,2}}|–|—)[ ]*\n")
_BARE = re.compile(rf"[ ]*(?P<place>{_CAPS}(?:, {_TITLED})?)(?:{_DASH}(?<=[ –—\n-])|:[ ]+)(?=[A-Z\"“‘'(])")
_LONG_WORD = re.compile(r"[^\W\d_]{4}")
_NO_PLACES = frozenset(phrases("names")["dateline_rubrics"])
_SECTIONS = ("INFO ",)
_LINES_TRIED = 5
_TITLE_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline found: the edit that cuts it, and the place as written, if it names one."""

    edit: Edit
    place: str | None


def find(text: str, title: str | None) -> Dateline | None:
    """The dateline in front of the body, which begins on one of the first lines."""
    start = 0
    for number in range(_LINES_TRIED):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end].strip()
        is_title = bool(title) and number == 0 and line == title
        if line and not is_title:
            found = _at(text, start, may_be_title=number == 0 and len(line) < _TITLE_LENGTH and end < len(text))
            if found:
                return found
        if end == len(text):
            return None
        start = end + 1
    return None


def _at(text: str, start: int, may_be_title: bool) -> Dateline | None:
    own = _OWN_LINES.match(text, start)
    if own:
        return _dateline(own)
    for form in _FORMS:
        found = form.match(text, start)
        if found:
            return _dateline(found)
    bare = None if may_be_title else _BARE.match(text, start)
    if bare and bare["place"].startswith(_SECTIONS):
        return Dateline(_cut(bare), None)
    if bare and _LONG_WORD.search(bare["place"]) and bare["place"].split()[0].rstrip(".,") not in _NO_PLACES:
        return _dateline(bare)
    return None


def _dateline(found: re.Match[str]) -> Dateline:
    place = found.groupdict().get("place")
    if place and (place.split()[0].rstrip(".,") in _NO_PLACES or "." in place.strip(". ").split(" ")[0][1:-1]):
        place = None
    return Dateline(_cut(found), place.strip(" ,.") if place else None)


def _cut(found: re.Match[str]) -> Edit:
    return Edit.cut(found, RepairKind.DATELINE, "dateline")
