"""The linking benchmark holds its floors with either reader; `docs/merging.md` says what they mean."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from benchmarks.linking import Labels, assignments, linked, report_pairs
from benchmarks.linking_gold import Told, load
from benchmarks.linking_scores import Score, b_cubed, pairwise

from saksi.model import Incident


@dataclass(frozen=True, slots=True)
class Floors:
    """What linking holds on one reader's records."""

    f1: float
    precision: float
    pairs: float
    whole: float


FLOORS = {"encoder": Floors(0.9, 0.975, 0.955, 0.8), "rules": Floors(0.87, 0.915, 0.84, 0.75)}


@dataclass(frozen=True, slots=True)
class Linked:
    """The benchmark's reports as one reader read them, their incidents, and what these have to hold."""

    told: list[Told]
    incidents: tuple[Incident, ...]
    floors: Floors

    def labels(self, *, every: bool) -> tuple[Labels, Labels]:
        return assignments(self.told, self.incidents, every=every)


@pytest.fixture(scope="module", params=sorted(FLOORS))
def benchmark(request: pytest.FixtureRequest) -> Linked:
    told = load(request.param)
    return Linked(told, linked(told), FLOORS[request.param])


def test_assignments_with_a_record(benchmark: Linked) -> None:
    key, response = benchmark.labels(every=False)
    score: Score = b_cubed(key, response)
    assert score.f1 >= benchmark.floors.f1
    assert score.precision >= benchmark.floors.precision
    assert pairwise(key, response).precision >= benchmark.floors.pairs


def test_reports_brought_together_tell_one_incident(benchmark: Linked) -> None:
    assert report_pairs(benchmark.told, benchmark.incidents).precision >= 0.93


def test_end_to_end(benchmark: Linked) -> None:
    key, response = benchmark.labels(every=True)
    assert b_cubed(key, response).f1 >= benchmark.floors.whole
