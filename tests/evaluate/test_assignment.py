"""The assignment is exact: checked against trying every permutation."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from saksi.evaluate.assignment import assign


@st.composite
def matrices(draw: st.DrawFn) -> list[list[int]]:
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    row = st.lists(st.integers(0, 9), min_size=columns, max_size=columns)
    return draw(st.lists(row, min_size=rows, max_size=rows))


def best_by_trying(weights: list[list[int]]) -> int:
    if len(weights) > len(weights[0]):
        weights = [list(column) for column in zip(*weights, strict=True)]
    choices = permutations(range(len(weights[0])), len(weights))
    return max(sum(weights[row][column] for row, column in enumerate(choice)) for choice in choices)


@given(matrices())
def test_no_permutation_is_heavier(weights: list[list[int]]) -> None:
    assert sum(weights[row][column] for row, column in assign(weights)) == best_by_trying(weights)


@given(matrices())
def test_pairs_are_one_to_one_and_allowed(weights: list[list[int]]) -> None:
    pairs = assign(weights)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(weights[row][column] > 0 for row, column in pairs)
    assert pairs == sorted(pairs)


@given(matrices())
def test_transposing_keeps_the_weight(weights: list[list[int]]) -> None:
    turned = [list(column) for column in zip(*weights, strict=True)]
    weight = sum(weights[row][column] for row, column in assign(weights))
    assert sum(turned[row][column] for row, column in assign(turned)) == weight


def test_nothing_to_pair() -> None:
    assert assign([]) == []
    assert assign([[], []]) == []
    assert assign([[0, 0]]) == []
