"""Bootstrap intervals over reports."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from saksi.evaluate.bootstrap import intervals, resample
from saksi.evaluate.tally import MEASURES, Tally


def counts(*tallies: Tally) -> list[dict[str, Tally]]:
    return [dict.fromkeys(MEASURES, tally) for tally in tallies]


@given(st.integers(1, 20), st.integers(0, 1000))
def test_a_resample_draws_as_many_reports_as_there_are(size: int, seed: int) -> None:
    draws = list(resample(size, 3, seed))
    assert [sum(weights) for weights in draws] == [size] * 3
    assert draws == list(resample(size, 3, seed))


def test_the_same_seed_gives_the_same_interval() -> None:
    several = counts(Tally(1, 1, 1), Tally(0, 2, 1), Tally(3, 4, 5), Tally(1, 2, 2))
    assert intervals(several, 200, 7) == intervals(several, 200, 7)
    assert intervals(several, 200, 7) != intervals(several, 200, 8)


def test_reports_that_are_all_alike_leave_no_doubt() -> None:
    # F1 of (2 found, 4 gold, 4 predicted) is 4/8 whatever is drawn.
    assert intervals(counts(*[Tally(2, 4, 4)] * 5), 100, 1)["event"] == (0.5, 0.5)


def test_two_unlike_reports_span_from_the_worse_to_the_better() -> None:
    # Each resample of two draws the bad one twice, once or never, with 1/4, 1/2, 1/4: 95 % reach from 0 to 1.
    assert intervals(counts(Tally(0, 1, 1), Tally(1, 1, 1)), 500, 1)["event"] == (0.0, 1.0)


def test_without_resamples_the_interval_is_the_value() -> None:
    assert intervals(counts(Tally(0, 1, 1), Tally(1, 1, 1)), 0, 1)["event"] == (0.5, 0.5)
