"""What a pattern needs tells without searching where it matches nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.lang.en.times import rules as english
from saksi.lang.id.times import rules as indonesian
from saksi.lang.needed import may_match, needed_words

PATTERNS = [opened.pattern for rules in (english(), indonesian()) for _, opened in rules.patterns]
WORDS = (
    "Monday", "Senin", "3", "12", "March", "Maret", "2021", "last", "week", "pekan", "lalu", "two", "dua", "days",
    "ago", "hari", "the", "end", "of", "akhir", "this", "ini", "eve", "Idul", "Fitri", "Ramadan", "in", "tahun", ",",
    "day", "before", "sebelum", "Christmas", "pukul", "10.30", "mid-July", "since", "the", "1990s", "-", "pagi",
)  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\b[Tt]anggal\s+\d", (("tanggal",),)),
        (r"(?:early|late)\s+(?P<month>May|June)", (("early", "late"), ("june", "may"))),
        (r"(?:the\s+)?weekend", (("weekend",),)),
        (r"(?:one|\d)\s?a", ()),
        (r"(?i:rumah\s+duka)", (("rumah",),)),
        (r"(?=soon)\w+", ()),
    ],
)
def test_the_words_that_every_match_holds(pattern: str, needed: tuple[tuple[str, ...], ...]) -> None:
    assert set(needed_words(re.compile(pattern))) == set(needed)


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_where_a_pattern_matches_its_words_stand(text: str) -> None:
    for pattern in PATTERNS:
        if pattern.search(text):
            assert may_match(text.lower(), needed_words(pattern))


def test_a_text_without_the_words_is_passed_over() -> None:
    assert not may_match("on the third day", needed_words(re.compile("last (?:week|month)")))
