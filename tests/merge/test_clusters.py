"""Average linkage under constraints."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from saksi.merge.clusters import cluster

SIZE = 7
PAIRS = list(combinations(range(SIZE), 2))
WEIGHTS = st.dictionaries(st.sampled_from(PAIRS), st.floats(-20, 20, allow_nan=False))
SOME = st.frozensets(st.sampled_from(PAIRS), max_size=4)


def test_a_chain_is_no_incident() -> None:
    assert cluster(3, {(0, 1): 5.0, (1, 2): 4.9, (0, 2): -20.0}, 0.0) == [[0, 1], [2]]


def test_a_pair_that_was_not_compared_counts_as_different() -> None:
    assert cluster(3, {(0, 1): 5.0, (1, 2): 4.9}, 0.0) == [[0, 1], [2]]


def test_people_decide_over_weights() -> None:
    weights = {(0, 1): 9.0, (1, 2): -9.0}
    assert cluster(3, weights, 0.0, apart={(0, 1)}, joined={(1, 2)}) == [[0], [1, 2]]


@given(WEIGHTS, SOME, SOME)
def test_constraints_hold(weights: dict[tuple[int, int], float], apart: frozenset, joined: frozenset) -> None:  # type: ignore[type-arg]
    sets = cluster(SIZE, weights, 0.0, apart, joined - apart)
    assert sorted(number for members in sets for number in members) == list(range(SIZE))
    assert not any(pair in apart for members in sets for pair in combinations(members, 2))
    if not apart:
        home = {number: index for index, members in enumerate(sets) for number in members}
        assert all(home[one] == home[other] for one, other in joined)


@given(WEIGHTS)
def test_groups_are_well_supported(weights: dict[tuple[int, int], float]) -> None:
    """Every group of two or more came together over the threshold: its best pair is over it."""
    for members in cluster(SIZE, weights, 1.0):
        if len(members) > 1:
            assert max(weights.get(pair, -6.0) for pair in combinations(members, 2)) > 1.0


@given(WEIGHTS, st.permutations(range(SIZE)))
def test_the_order_in_which_pairs_come_changes_nothing(weights: dict[tuple[int, int], float], order: list[int]) -> None:
    shuffled = dict(sorted(weights.items(), key=lambda item: order[item[0][0]]))
    assert cluster(SIZE, shuffled, 0.0) == cluster(SIZE, weights, 0.0)
