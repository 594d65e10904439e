"""Machine-made summaries appended to a report: nobody of the outlet wrote them, and they state things wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saksi.clean.edits import Edit
from saksi.model import RepairKind

_SAYS_SO = (
    r"(?:(?:ai|ki|machine)[- ]generated\s+summary|ringkasan|rangkuman|summary|tl;?dr|"
    r"(?:baiklah|tentu|oke|berikut|here)\b[^\n]{0,80}\b(?:ringkas\w*|rangkum\w*|summary|satu paragraf)|"
    r"[^\n]{0,60}\b(?:ringkasan|rangkuman)\b[^\n]{0,30}\b(?:berita|artikel)\b)"
)
_HEADED = re.compile(rf"^[ \t]*(?:[-*_=]{{3,}}[ \t]*\n\s*)?#{{1,6}}[ \t]*\**{_SAYS_SO}[^\n]{{0,40}}$", re.I | re.M)
_RULED = re.compile(rf"^[ \t]*-{{3,}}[ \t]*\n\s*(?:null\s*\Z|{_SAYS_SO})", re.I | re.M)
_RULE = re.compile(r"^[ \t]*-{3,}[ \t]*\n", re.M)
_WORD = re.compile(r"[^\W\d_]{4,}")
_FEWEST_WORDS = 15
_LEAST_SHARE = 0.45


def find(text: str) -> Iterator[Edit]:
    """A summary at the end: under a heading that says so, or below a rule in words that are mostly the report's own."""
    for pattern in (_HEADED, _RULED):
        found = pattern.search(text)
        if found and text[: found.start()].strip():
            yield Edit(found.start(), len(text), "", RepairKind.SUMMARY, "summary made by a machine")
            return
    *_, last = [None, *_RULE.finditer(text)]
    if last and _retells(text[: last.start()], text[last.end() :]):
        yield Edit(last.start(), len(text), "", RepairKind.SUMMARY, "summary made by a machine")


def _retells(story: str, tail: str) -> bool:
    """Whether a tail is shorter than the story and its longer words are largely the story's."""
    words = [word.lower() for word in _WORD.findall(tail)]
    if len(words) < _FEWEST_WORDS or len(tail) > len(story):
        return False
    known = {word.lower() for word in _WORD.findall(story)}
    return sum(word in known for word in words) >= _LEAST_SHARE * len(words)
