"""Bylines: who wrote a report. Initials and names that stand apart from its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saksi.clean.edits import Edit
from saksi.clean.patterns import phrases
from saksi.model import RepairKind

_NAME = r"[A-Z][\w'’.]*(?:[ ][A-Z][\w'’.]*){0,4}"
_DOMAIN = r"[A-Za-z][\w-]{1,30}(?:\.[A-Za-z]{2,12}){1,3}"
_ROLE = "|".join(phrases("names")["byline_roles"])
_AGENCIES = frozenset(name.casefold() for name in phrases("names")["agencies"])
#: Names on lines of their own, or at the end: "Penulis: ...", "Reporter: ...Editor: ...".
_ROLES = re.compile(rf"(?:^|(?<=[.!?\"”)])[ ]*)[(*]?(?P<by>(?:(?:{_ROLE})[ ]*:[ ]*{_NAME}[\s|/,()*-]*)+)[ \t]*$", re.M)
_OWN_LINE = re.compile(rf"^[ ]*(?P<by>(?:{_ROLE})[ ]*:[ ]*[A-Z][^\n.:!?]{{2,60}}?)[ ]*$", re.M)
_REPORTED = re.compile(
    r"^[ ]*Laporan[ ](?:[Ww]artawan|[Rr]eporter|[Jj]urnalis|[Kk]ontributor)[ ]?:?[ ]*"
    rf"(?:{_DOMAIN}[ ,:]*)?(?P<by>{_NAME}?)"
    rf"(?=[ ]*\n|[ ]+(?:{_DOMAIN}|[A-Z.-]{{4,}})[, -])",
    re.M,
)
#: At the end of the text or of a line: "(ita/ita)", "(Fitra Iskandar)", "(Tribunnews.com/Fajar)", "(ren)", "[hhw]".
_INITIALS = re.compile(r"[(\[](?P<by>[a-z]{2,5}(?:[/-][a-z0-9]{1,6}){0,4})[)\]][ ]*\.?[ ]*$", re.M)
_SITE = re.compile(
    rf"\([ ]*(?P<by>(?:{_DOMAIN}|Rilis|Tribun\w*)(?:[ ]*/[ ]*[\w.'’ -]{{2,60}}){{1,3}})[ ]*\)\.?[ ]*$", re.M
)
_FULL_NAME = re.compile(rf"(?:^|(?<=[.!?\"”])[ ]*)\([ ]*(?P<by>{_NAME})[ ]*\)\.?\s*\Z", re.M)


def find(text: str) -> Iterator[tuple[Edit, str]]:
    """Bylines with the name or initials they give."""
    for pattern in (_REPORTED, _ROLES, _OWN_LINE, _SITE, _INITIALS, _FULL_NAME):
        for found in pattern.finditer(text):
            by = found["by"].strip(" |/,()*-\n")
            if not _is_credit(by) and (pattern is not _INITIALS or _ends_story(text, found)):
                yield Edit.cut(found, RepairKind.BYLINE, "byline"), by


def _is_credit(by: str) -> bool:
    return by.casefold() in _AGENCIES


def _ends_story(text: str, found: re.Match[str]) -> bool:
    """Initials stand after a full stop or on a line of their own; single ones only where the story ends."""
    before = text[: found.start()].rstrip(" ")
    apart = not before or before[-1] in '.!?"”’\n)]'
    return apart and ("/" in found["by"] or not text[found.end() :].strip())
