"""The pipeline in one process and in several: order, failures, processes that die, flat memory."""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pytest

from saksi.batch import Failed, Known, code_all
from saksi.errors import ReaderError, UsageError
from saksi.ingest import Failure
from saksi.model import CleanText, Modality, OffsetMap, Reading, Record, Report, Span, report_id
from saksi.pipeline import Coded, Pipeline, build
from saksi.settings import Settings


@dataclass(frozen=True)
class Stages:
    """Stages that do what a report's text tells them to."""

    name: str = "stages-1"

    def read(self, text: CleanText, language: str) -> Reading:
        match text.text.split():
            case ["refuse", *_]:
                raise ReaderError("it will not be read", "ask again")
            case ["break", *_]:
                raise ZeroDivisionError("a fault")
            case ["die", *_]:
                os._exit(9)
            case ["slow", *_]:
                time.sleep(0.2)
        return Reading(text.report_id, language, self.name, (), (), ())

    def resolve(self, report: Report, text: CleanText, records: Sequence[Record], language: str) -> tuple[Record, ...]:
        return tuple(records)


def clean(report: Report) -> CleanText:
    return CleanText(report.id, report.raw, (), OffsetMap.of(len(report.raw), ()))


def identify(text: str) -> str:
    return "ar" if "ar" in text.split() else "id"


def code(report: Report, text: CleanText, reading: Reading) -> tuple[Record, ...]:
    scores = MappingProxyType({"record": 0.5})
    return (Record("e-1", report.id, "attack", Modality.ASSERTED, (Span(0, 1),), scores=scores),)


def make() -> Pipeline:
    return Pipeline(Stages(), Stages(), clean, identify, code)


def make_report(raw: str) -> Report:
    return Report(report_id(raw), f"{raw}.txt", raw)


JOBS = pytest.mark.parametrize("jobs", [1, 2])


@JOBS
def test_outcomes_come_in_order_and_failures_cost_one_report(jobs: int) -> None:
    unread = Failure("x.gz", "cut short", "fetch it again")
    known = Known(make_report("known"))
    items = [make_report(raw) for raw in ("slow a", "b", "refuse", "break", "c ar", "d")]
    outcomes = list(code_all([*items[:2], unread, known, *items[2:]], make, jobs))
    assert [type(outcome) for outcome in outcomes] == [Coded, Coded, Failure, Known, Failed, Failed, Failed, Coded]
    assert outcomes[2] is unread
    refused, broken, arabic = (outcome.failure for outcome in outcomes if isinstance(outcome, Failed))
    assert refused == Failure("refuse.txt", "it will not be read", "ask again")
    assert "ZeroDivisionError: a fault" in broken.reason
    assert "test_pipeline.py" in broken.reason
    assert "'ar'" in arabic.reason
    assert "languages.md" in arabic.hint


@JOBS
def test_a_coded_report_knows_its_language(jobs: int) -> None:
    (coded,) = code_all([make_report("a")], make, jobs)
    assert isinstance(coded, Coded)
    assert coded.report.language == "id"
    assert dict(coded.records[0].scores) == {"record": 0.5}


def test_a_told_language_goes_before_the_identified() -> None:
    told = Report("r-1", "a", "a ar", language="en")
    assert make().code(told).reading.language == "en"


def test_a_process_that_dies_costs_one_report() -> None:
    raws = ["a", "b", "die now", "c", "d", "e", "die again", "f"]
    outcomes = list(code_all(map(make_report, raws), make, 2))
    assert [isinstance(outcome, Coded) for outcome in outcomes] == [not raw.startswith("die") for raw in raws]
    assert [outcome.failure.name for outcome in outcomes if isinstance(outcome, Failed)] == [
        "die now.txt",
        "die again.txt",
    ]


def test_few_reports_are_on_their_way_at_a_time() -> None:
    taken = 0

    def reports() -> Iterator[Report]:
        nonlocal taken
        for number in range(200):
            taken += 1
            yield make_report(str(number))

    for done, _ in enumerate(code_all(reports(), make, 2), 1):
        assert taken - done < 12
    assert taken == 200


def test_scores_travel_between_processes() -> None:
    scores = MappingProxyType({"a": 1.0})
    assert pickle.loads(pickle.dumps(scores)) == scores


def test_an_unknown_reader_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="orakel") as caught:
        build("orakel")
    assert "rules" in caught.value.hint


def test_settings_have_defaults_and_heed_the_environment() -> None:
    assert Settings.of({}) == Settings("saksi.db", "encoder", 1)
    assert Settings.of({"SAKSI_DB": "x.db", "SAKSI_READER": "r", "SAKSI_JOBS": "3"}) == Settings("x.db", "r", 3)
    with pytest.raises(UsageError, match="SAKSI_JOBS"):
        Settings.of({"SAKSI_JOBS": "0"})
