"""The samples coded by hand: their form, and the scores that the rules must reach on them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.held_out import write_gold

from saksi.codebook import codebook
from saksi.evaluate import GoldReport, check, load_gold, read_floors, score
from saksi.export.contract import report_form
from saksi.ingest import ingest
from saksi.model import Report
from saksi.pipeline import build

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "tests" / "golden" / "reports"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.fixture(scope="module")
def gold() -> list[GoldReport]:
    return load_gold(FOLDER)


def records_of(name: str) -> list[dict[str, object]]:
    records: list[dict[str, object]] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))["records"]
    return records


@pytest.mark.parametrize("name", NAMES)
def test_a_gold_report_is_the_sample_of_its_name(name: str) -> None:
    for suffix in (".txt", ".meta.json"):
        assert (FOLDER / f"{name}{suffix}").read_bytes() == (ROOT / "examples" / f"{name}{suffix}").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_evidence_is_verbatim(name: str) -> None:
    raw = (FOLDER / f"{name}.txt").read_text("utf-8")
    quotes = [quote for record in records_of(name) for quote in record["evidence"]]  # type: ignore[attr-defined]
    assert quotes
    assert [quote for quote in quotes if quote not in raw] == []


@pytest.mark.parametrize("name", NAMES)
def test_types_are_the_codebooks(name: str) -> None:
    assert {record["event_type"] for record in records_of(name)} <= set(codebook().types)


def missed_floors(reader: str, gold: list[GoldReport], folder: Path, floors: str) -> list[str]:
    """The floors that a reader's records of a gold folder fall below."""
    pipeline = build(reader)
    predictions = {}
    for report in ingest([str(folder)]):
        assert isinstance(report, Report), report
        coded = pipeline.code(report)
        predictions[report.name] = report_form(coded.report, coded.records)["records"]
    scores = score(gold, predictions, resamples=10)
    assert scores.absent == ()
    return [str(missed) for missed in check(scores, read_floors(ROOT / "tests" / "golden" / floors))]


@pytest.mark.parametrize("reader", ["rules", "encoder"])
def test_readers_reach_their_floors(reader: str, gold: list[GoldReport]) -> None:
    assert missed_floors(reader, gold, FOLDER, f"floors-{reader}.yaml") == []


@pytest.mark.parametrize("reader", ["rules", "encoder"])
def test_readers_reach_their_floors_on_reports_they_never_saw(reader: str, tmp_path: Path) -> None:
    assert write_gold(tmp_path) == 14
    assert missed_floors(reader, load_gold(tmp_path), tmp_path, f"floors-held-out-{reader}.yaml") == []
