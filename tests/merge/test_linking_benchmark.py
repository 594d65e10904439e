"""The linking benchmark holds its floors (`docs/merging.md` says what they mean and what is missing)."""

from __future__ import annotations

import pytest
from benchmarks.linking import assignments, linked, report_pairs
from benchmarks.linking_gold import Told, load
from benchmarks.linking_scores import b_cubed, pairwise

from saksi.model import Incident


@pytest.fixture(scope="module")
def told() -> list[Told]:
    return load()


@pytest.fixture(scope="module")
def incidents(told: list[Told]) -> tuple[Incident, ...]:
    return linked(told)


def test_assignments_with_a_record(told: list[Told], incidents: tuple[Incident, ...]) -> None:
    key, response = assignments(told, incidents, every=False)
    assert b_cubed(key, response).f1 >= 0.82
    assert b_cubed(key, response).precision >= 0.91
    assert pairwise(key, response).precision >= 0.81


def test_reports_brought_together_tell_one_incident(told: list[Told], incidents: tuple[Incident, ...]) -> None:
    assert report_pairs(told, incidents).precision >= 0.95


def test_end_to_end(told: list[Told], incidents: tuple[Incident, ...]) -> None:
    key, response = assignments(told, incidents, every=True)
    assert b_cubed(key, response).f1 >= 0.70
