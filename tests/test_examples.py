"""Every sample report goes through the whole pipeline; what the damaged ones tell comes out all the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from saksi.export.contract import report_form
from saksi.ingest import Failure, ingest
from saksi.model import Harm, Record, Report
from saksi.pipeline import Coded, build

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
FACTS: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "golden" / "facts.yaml").read_text("utf-8"))
COUNT = 17


@pytest.fixture(scope="module")
def found() -> list[Report | Failure]:
    return list(ingest([str(EXAMPLES)]))


@pytest.fixture(scope="module")
def coded(found: list[Report | Failure]) -> dict[str, Coded]:
    pipeline = build("rules")
    return {item.name: pipeline.code(item) for item in found if isinstance(item, Report)}


def test_every_sample_becomes_a_report(found: list[Report | Failure]) -> None:
    assert [item for item in found if isinstance(item, Failure)] == []
    assert len(found) == COUNT


def test_every_sample_tells_when_and_where_it_was_published(found: list[Report | Failure]) -> None:
    reports = [item for item in found if isinstance(item, Report)]
    assert [report.name for report in reports if report.published is None or not report.outlet] == []


def test_the_guide_names_every_file() -> None:
    guide = (EXAMPLES / "README.md").read_text("utf-8")
    files = [path.name for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".html", ".jsonl", ".csv"}]
    assert [name for name in files if f"`{name}`" not in guide] == []


def test_every_sample_states_something(coded: dict[str, Coded]) -> None:
    assert [name for name, each in coded.items() if not each.records] == []


def test_english_is_told_from_indonesian(coded: dict[str, Coded]) -> None:
    english = {name for name, each in coded.items() if each.report.language == "en"}
    assert english == {"avdiivka-2024.txt", "goma-2025.txt", "pazigyi-2023.txt", "kawat.jsonl:3"}
    assert {each.report.language for each in coded.values()} == {"id", "en"}


def test_words_of_every_field_stand_in_the_raw_text(coded: dict[str, Coded]) -> None:
    for each in coded.values():
        for record in each.records:
            assert record.evidence
            for claim in record.claims():
                assert 0 <= claim.span.start < claim.span.end <= len(each.report.raw), (each.report.name, claim)


def test_evidence_is_verbatim(coded: dict[str, Coded]) -> None:
    for each in coded.values():
        for record in report_form(each.report, each.records)["records"]:
            offsets = record["evidence_spans"]
            assert [each.report.raw[start:end] for start, end in offsets] == record["evidence"]
            assert all(quote.strip() == quote != "" for quote in record["evidence"]), record["evidence"]


def test_repairs_undo(coded: dict[str, Coded]) -> None:
    for each in coded.values():
        for repair in each.text.repairs:
            assert repair.span.of(each.report.raw) == repair.raw


def test_a_second_run_gives_the_same_records(coded: dict[str, Coded]) -> None:
    pipeline = build("rules")
    for each in coded.values():
        assert pipeline.code(each.report).records == each.records


@pytest.mark.parametrize("name", FACTS)
def test_damage_is_repaired(coded: dict[str, Coded], name: str) -> None:
    text, wanted = coded[name].text, FACTS[name]
    assert set(wanted["repairs"]) <= {repair.kind.value for repair in text.repairs}
    assert [words for words in wanted["absent"] if words in text.text] == []
    assert {words: text.text.count(words) for words in wanted["present"]} == dict.fromkeys(wanted["present"], 1)


@pytest.mark.parametrize("name", FACTS)
def test_key_facts_come_out(coded: dict[str, Coded], name: str) -> None:
    records = coded[name].records
    missing = [fact for fact in FACTS[name]["facts"] if not any(states(record, fact) for record in records)]
    assert missing == []


def states(record: Record, fact: list[Any]) -> bool:
    """Whether a record has the type, place, first day and figure that a fact names (None: any)."""
    event_type, place, start, figure = fact
    return (
        record.event_type == event_type
        and (place is None or (record.place is not None and record.place.name == place))
        and (start is None or (record.time is not None and record.time.start == start))
        and (figure is None or any(same_figure(harm, figure) for harm in record.harm))
    )


def same_figure(harm: Harm, figure: list[Any]) -> bool:
    return [harm.kind.value, harm.low, harm.high] == figure
