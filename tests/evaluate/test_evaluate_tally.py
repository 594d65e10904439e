"""Rates of counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.evaluate.tally import Tally, total


def test_rates() -> None:
    tally = Tally(found=2, gold=4, predicted=5)
    assert (tally.precision, tally.recall) == (0.4, 0.5)
    assert tally.f1 == pytest.approx(4 / 9)


@pytest.mark.parametrize(
    ("tally", "rates"),
    [(Tally(), (1.0, 1.0, 1.0)), (Tally(0, 3, 0), (0.0, 0.0, 0.0)), (Tally(0, 0, 3), (0.0, 0.0, 0.0))],
)
def test_nothing_on_one_side(tally: Tally, rates: tuple[float, float, float]) -> None:
    assert (tally.precision, tally.recall, tally.f1) == rates


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))))
def test_the_total_sums_each_count(counts: list[tuple[int, int, int]]) -> None:
    summed = total(Tally(*count) for count in counts)
    assert (summed.found, summed.gold, summed.predicted) == tuple(sum(count[at] for count in counts) for at in range(3))
