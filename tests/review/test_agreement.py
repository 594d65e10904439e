"""How far reviewers agree, and what they dispute."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judging import accepting, correcting, make_record, rejecting, toll, undoing

from saksi.review import agreement, cohen_kappa, disputes

ONE, TWO = make_record(), make_record("shelling", (100, 140))
CHANGED = replace(ONE, harm=(toll(15),))
labels = st.sampled_from("abc")


def test_kappa_of_a_worked_example() -> None:
    """Cohen's own form: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no; agreement .7, chance .5."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohen_kappa(pairs) == pytest.approx(0.4)


@given(st.lists(st.tuples(labels, labels), min_size=1))
def test_kappa_does_not_depend_on_who_is_first_or_on_order(pairs: list[tuple[str, str]]) -> None:
    kappa = cohen_kappa(pairs)
    turned = cohen_kappa([(other, one) for one, other in reversed(pairs)])
    assert kappa is None or (turned == pytest.approx(kappa) and kappa <= 1 + 1e-9)


@given(st.lists(labels, min_size=2))
def test_kappa_of_equals_is_one(given_labels: list[str]) -> None:
    kappa = cohen_kappa([(label, label) for label in given_labels])
    assert kappa is None if len(set(given_labels)) == 1 else kappa == pytest.approx(1)


def test_no_pairs_no_kappa() -> None:
    assert cohen_kappa([]) is None


def test_agreement_field_by_field() -> None:
    passed = [
        accepting(ONE, "ani"),
        accepting(TWO, "ani"),
        correcting(ONE, "harm", CHANGED, "budi"),
        accepting(TWO, "budi"),
    ]
    found = {each.field: each for each in agreement([ONE, TWO], passed)}
    assert (found["harm"].records, found["harm"].agreed) == (2, 0.5)
    assert found["place"].agreed == 1
    assert found["record"].agreed == 1


def test_a_dispute_is_named_until_a_third_settles_it() -> None:
    differ = [accepting(ONE, "ani"), correcting(ONE, "harm", CHANGED, "budi")]
    (found,) = disputes([ONE], differ)
    assert (found.field, dict(found.says)) == ("harm", {"ani": "killed 12-12", "budi": "killed 15-15"})
    assert disputes([ONE], [*differ, accepting(CHANGED, "citra")]) == ()


def test_rejecting_against_accepting_is_a_dispute_on_the_record() -> None:
    (found,) = disputes([ONE], [accepting(ONE, "ani"), rejecting(ONE, "budi")])
    assert found.field == "record"


def test_what_was_taken_back_is_no_dispute() -> None:
    passed = rejecting(ONE, "budi")
    assert disputes([ONE], [accepting(ONE, "ani"), passed, undoing(passed, "budi")]) == ()
