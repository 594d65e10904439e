"""What holds of every cleaned text, whatever the raw one."""

# ruff: noqa: E501 (tables of cases read better whole)
from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.clean import clean
from saksi.clean.edits import Edit, Editor
from saksi.model import CleanText, RepairKind, Report, apply_repairs, report_id, undo_repairs

PIECES = [
    "Pasukan", "melawan", "Iran", "diIran", "Iranmelesat", ".", ".Rudal", " ", "  ", "\n", "\r\n", "\n-\n", "\xa0", "\u200b", "*", "**", "_",
    "[img.1]", "\\[video.2\\]", "[kata](https://a.id/b)", "&amp;", "<p>", "</p>", "<script>x()</script>", "googletag.cmd.push(function() {", "});",
    "Baca juga:", "Baca Juga", "ADVERTISEMENT", "(abc/def)", "(AFP)", "KOTA RAYA - ", "Warta.com, Kota -", "TRIPOLI: ", "Editor: Budi Laut", "---",
    "## Ringkasan", "Ã©", "â€œ", "\ud800", "😀", "\u0663", "\"", "“", "”", "2025", "12,5", "tewas", "di", "Halaman selanjutnya", "null", "#tagar",
]  # fmt: skip

texts = st.one_of(
    st.text(st.characters(codec=None), max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
)


def cleaned(raw: str, title: str | None = None) -> CleanText:
    return clean(Report(report_id(raw), "test", raw, title=title))


def check(raw: str, text: CleanText) -> None:
    assert apply_repairs(raw, text.repairs) == text.text
    assert undo_repairs(text.text, text.repairs) == raw
    ends = [0, *(repair.span.end for repair in text.repairs)]
    assert all(end <= repair.span.start for end, repair in zip(ends, text.repairs, strict=False))
    assert all(repair.span.of(raw) == repair.raw != repair.clean for repair in text.repairs)
    assert text.offsets.raw_length == len(raw)
    assert text.offsets.clean_length == len(text.text)


@given(texts)
@settings(max_examples=400, deadline=None)
def test_repairs_lead_there_and_back(raw: str) -> None:
    check(raw, cleaned(raw))


@given(texts)
@settings(max_examples=200, deadline=None)
def test_characters_outside_repairs_map_to_where_they_came_from(raw: str) -> None:
    text = cleaned(raw)
    at = raw_at = 0
    for repair in text.repairs:
        for step in range(repair.span.start - raw_at):
            assert text.offsets.to_raw(at + step) == raw_at + step
            assert raw[raw_at + step] == text.text[at + step]
        at += repair.span.start - raw_at + len(repair.clean)
        raw_at = repair.span.end
    assert raw[raw_at:] == text.text[at:]


@given(texts)
@settings(max_examples=200, deadline=None)
def test_a_title_changes_nothing_of_that(raw: str) -> None:
    check(f"Judul Berita\n{raw}", cleaned(f"Judul Berita\n{raw}", "Judul Berita"))


edits = st.builds(
    lambda start, length, new: Edit(start, start + length, new, RepairKind.GLUED, "test"),
    st.integers(0, 30),
    st.integers(0, 8),
    st.sampled_from(["", " ", "ab", "\n", "xyz"]),
)


@given(st.text("abc \n", min_size=10, max_size=40), st.lists(st.lists(edits, max_size=5), max_size=6))
@settings(max_examples=500, deadline=None)
def test_steps_of_edits_compose(raw: str, steps: list[list[Edit]]) -> None:
    editor = Editor(raw)
    for step in steps:
        editor.apply(edit for edit in step if edit.end <= len(editor.text))
        assert apply_repairs(raw, editor.repairs) == editor.text
        assert undo_repairs(editor.text, editor.repairs) == raw
        spans = [repair.span for repair in editor.repairs]
        assert all(one.end <= two.start for one, two in pairwise(spans))


@pytest.mark.parametrize(
    "piece",
    ["(", "[", "*", "_", "\\", "<", "&", "#", "a", "A", "aB", ". ", "\n", " ", "Baca juga ", "- ", "<a ", "[a](", "( function(", "googletag.x(", "Ã",
     "kata ", "Kota, ", "a.B", "\"A", "{a:b;", "x{", "KOTA ", "---\n", "(a/", "https://", "var a =", "Editor: Ab ", "\u200b", "\t", "'", "## ", ",", "<!--",
     "Simak \n", "satu dua tiga empat lima. "],
)  # fmt: skip
def test_no_input_takes_forever(piece: str) -> None:
    raw = piece * (200_000 // len(piece))
    begun = time.perf_counter()
    check(raw, cleaned(raw))
    assert time.perf_counter() - begun < 10
