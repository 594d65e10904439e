"""Raw text to clean text, one paragraph a line, every change recorded as a repair that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from saksi.clean import (
    bylines,
    datelines,
    encoding,
    furniture,
    glued,
    joins,
    markup,
    repeats,
    scripts,
    spaces,
    summaries,
)
from saksi.clean.credits import find_credits
from saksi.clean.edits import Edit, Editor
from saksi.model import CleanText, OffsetMap, Report

__all__ = ["clean"]

_MARKUP_STEPS: tuple[Callable[[str], Iterable[Edit]], ...] = (
    encoding.find,
    spaces.find_odd,
    markup.find_entities,
    scripts.find,
    summaries.find,
    furniture.find_front_matter,
    furniture.find_link_lines,
    markup.find,
    markup.find_emphasis,
)
_FURNITURE_STEPS: tuple[Callable[[str], Iterable[Edit]], ...] = (
    furniture.find_links,
    furniture.find_lines,
    furniture.find_tags,
    repeats.find,
)
_LAST_STEPS: tuple[Callable[[str], Iterable[Edit]], ...] = (
    markup.find_list_marks,
    glued.find_sentences,
    glued.find_words,
    spaces.find_excess,
    spaces.find_excess,
)


def clean(report: Report) -> CleanText:
    """The clean text of a report, with its repairs, dateline, byline and credits.

    Any text can be cleaned; where nothing is wrong, nothing changes.
    """
    editor = Editor(report.raw)
    _run(editor, _MARKUP_STEPS)
    _run(editor, _FURNITURE_STEPS)
    title = " ".join((report.title or "").split()) or None
    byline = _cut_bylines(editor)
    dateline = _cut_dateline(editor, title)
    editor.apply(joins.find(editor.text, title))
    _run(editor, _LAST_STEPS)
    repairs = editor.repairs
    return CleanText(
        report_id=report.id,
        text=editor.text,
        repairs=repairs,
        offsets=OffsetMap.of(len(report.raw), repairs),
        dateline=dateline,
        byline=byline,
        credits=find_credits(editor.text),
    )


def _run(editor: Editor, steps: Iterable[Callable[[str], Iterable[Edit]]]) -> None:
    for step in steps:
        editor.apply(step(editor.text))


def _cut_bylines(editor: Editor) -> str | None:
    found = list(bylines.find(editor.text))
    editor.apply(edit for edit, _ in found)
    return "; ".join(dict.fromkeys(by for _, by in found if by)) or None


def _cut_dateline(editor: Editor, title: str | None) -> str | None:
    found = datelines.find(editor.text, title)
    if found is None:
        return None
    editor.apply([found.edit])
    return found.place
