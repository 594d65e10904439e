"""Quotes are found verbatim first, then without white space."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from saksi.evaluate.evidence import likeness, locate, locate_all, overlap
from saksi.model import Span


def test_every_verbatim_occurrence_counts() -> None:
    assert locate("ab", "ab cd ab") == (Span(0, 2), Span(6, 8))


def test_damaged_white_space_is_forgiven() -> None:
    raw = "Warga\n  lari.Polisi\u200b datang ."
    (span,) = locate("Warga lari. Polisi datang.", raw)
    assert span.of(raw) == raw


def test_verbatim_wins_over_squeezed() -> None:
    assert locate("a b", "ab a b") == (Span(3, 6),)


def test_what_is_not_there_is_nowhere() -> None:
    assert locate("Polisi pergi", "Polisi datang") == ()
    assert locate("  ", "a  b") == ()
    assert locate("\u200b", "ab") == ()


def test_all_quotes_are_sorted_and_each_once() -> None:
    assert locate_all(["cd", "ab", "ab"], "abcd") == (Span(0, 2), Span(2, 4))


@given(st.text(alphabet="ab \n", min_size=1, max_size=30), st.data())
def test_a_slice_is_always_found_where_it_was(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start + 1, len(raw)))
    quote = raw[start:end]
    found = locate(quote, raw)
    assert bool(found) == bool(quote.strip())
    assert all(span.of(raw) == quote.strip() for span in found)


def test_overlap_counts_shared_characters_once() -> None:
    ours, theirs = [Span(0, 10), Span(5, 12)], [Span(8, 20)]
    assert overlap(ours, theirs) == 4
    assert likeness(ours, theirs) == 4 / 20
    assert overlap([Span(0, 5)], [Span(5, 9)]) == 0
    assert likeness([], []) == 0.0
