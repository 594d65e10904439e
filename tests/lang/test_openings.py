"""A pattern that is tried only where a match may begin finds what it finds everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.lang.en.quantities import rules as english_quantities
from saksi.lang.en.times import rules as english_times
from saksi.lang.id.quantities import rules as indonesian_quantities
from saksi.lang.id.times import rules as indonesian_times
from saksi.lang.openings import Opened, Places, openings

PATTERNS = [opened for rules in (english_times(), indonesian_times()) for _, opened in rules.patterns]
FINDERS = [english_quantities().finder, indonesian_quantities().finder]
WORDS = (
    "Monday", "Senin", "sehari", "3", "12", "March", "Maret", "2021", "last", "week", "pekan", "lalu", "two", "dua",
    "days", "ago", "hari", "the", "end", "of", "akhir", "this", "ini", "eve", "Idul", "Fitri", "Ramadan", "in", "tahun",
    "before", "sebelum", "Christmas", "pukul", "10.30", "mid-July", "1990s", "-", "pagi", "at least", "US$", "Rp5",
    "puluhan", "ribu", "setidaknya", "(", "KB-3", "İl", "dozens", "x19",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"\b(?:in|over)\s+the", {(True, "in"), (True, "ove")}),
        (r"(?:\bthe\s+)?(?<!\w)\d+", {(True, "the"), (True, r"\d")}),
        (r"[Mm]ay|\$\s?5", {(False, "may"), (False, "$")}),
        (r"\b(?:senin|selasa|sabtu)\b", {(True, "seni"), (True, "sela"), (True, "sabt")}),
        (r"\w+ay", set()),
        (r"(?:a|b)?", set()),
    ],
)
def test_how_matches_may_begin(pattern: str, found: set[tuple[bool, str]]) -> None:
    assert openings(re.compile(pattern)) == found


@pytest.mark.parametrize("opened", [*PATTERNS, *FINDERS], ids=lambda opened: opened.pattern.pattern[:40])
def test_most_patterns_have_openings_or_are_tried_everywhere(opened: Opened) -> None:
    text = "Two days ago, Senin 3 Maret 2021, setidaknya 12 orang; at least $5 in May"
    assert _spans(opened.finditer(Places(text))) == _spans(opened.pattern.finditer(text))


@given(TEXTS)
def test_nothing_is_lost(text: str) -> None:
    places = Places(text)
    for opened in (*PATTERNS, *FINDERS):
        assert _spans(opened.finditer(places)) == _spans(opened.pattern.finditer(text))


def _spans(found: object) -> list[tuple[int, int]]:
    return [match.span() for match in found]  # type: ignore[attr-defined]
