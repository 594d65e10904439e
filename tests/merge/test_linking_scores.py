"""The scorers against examples worked by hand (those of Pradhan et al. 2014 and Bagga and Baldwin 1998)."""

from __future__ import annotations

import pytest
from benchmarks.linking_scores import b_cubed, ceaf_e, clusters, conll, muc, pairwise


def labels(*sets: str) -> dict[str, int]:
    return {element: number for number, members in enumerate(sets) for element in members}


KEY = labels("abc", "defg")
SPLIT = labels("ab", "cd", "fge")


def test_everything_right() -> None:
    assert conll(KEY, KEY) == 1
    assert pairwise(KEY, KEY).f1 == 1


def test_muc() -> None:
    # key: abc needs 2 links and keeps 1 (ab|c), defg needs 3 and keeps 2 (d|efg); response: 1 of 1, 0 of 1, 2 of 2
    score = muc(KEY, SPLIT)
    assert (score.recall, score.precision) == (3 / 5, 3 / 4)


def test_b_cubed() -> None:
    # precision: a, b 1; c, d 1/2; e, f, g 1. recall: a, b 2/3; c 1/3; d 1/4; e, f, g 3/4
    score = b_cubed(KEY, SPLIT)
    assert score.precision == pytest.approx(6 / 7)
    assert score.recall == pytest.approx((2 * 2 / 3 + 1 / 3 + 1 / 4 + 3 * 3 / 4) / 7)


def test_b_cubed_of_bagga_and_baldwin() -> None:
    # 5 + 2 + 5 elements; the response joins the two groups of five
    score = b_cubed(labels("12345", "67", "89abc"), labels("12345", "6789abc"))
    assert score.precision == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert score.recall == 1


def test_ceaf_e() -> None:
    # abc-ab: 2*2/5, defg-efg: 2*3/7; cd is left over
    score = ceaf_e(KEY, SPLIT)
    total = 4 / 5 + 6 / 7
    assert score.precision == pytest.approx(total / 3, abs=1e-5)
    assert score.recall == pytest.approx(total / 2, abs=1e-5)


def test_pairs() -> None:
    # key: 3 + 6 pairs; response: ab, cd, fg, fe, ge: cd is wrong
    score = pairwise(KEY, SPLIT)
    assert (score.precision, score.recall) == (4 / 5, 4 / 9)


def test_all_alone_has_no_wrong_pair() -> None:
    score = pairwise(KEY, labels(*"abcdefg"))
    assert (score.precision, score.recall) == (1, 0)
    assert len(clusters(labels(*"abcdefg"))) == 7
