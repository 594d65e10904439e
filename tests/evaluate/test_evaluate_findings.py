"""What is listed of misses, spurious records and wrong slots, and how it is shown."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from rich.console import Console

from saksi.errors import UsageError
from saksi.evaluate import FindingKind, GoldReport, Scores, find_all, render_findings, render_scores, score
from saksi.evaluate.findings import WrongSlot

Record = Callable[..., dict[str, Any]]
Build = Callable[..., GoldReport]

RAW = "Milisi menyerang pos polisi. Warga lari. Kedua pihak berunding."


@pytest.fixture
def scores(record: Record, report: Build) -> Scores:
    place = {"text": "Lembah", "name": "Valley"}
    gold = [
        record("armed_clash", "Milisi menyerang pos polisi.", id="e1", actor=["Milisi"], place=place),
        record("displacement", "Warga lari.", id="e2"),
    ]
    predicted = [
        record("attack", "Milisi menyerang pos polisi.", id="p1", actor=["Milisi"], modality="alleged"),
        record("talks", "Kedua pihak berunding.", id="p2"),
    ]
    return score([report("a", RAW, gold)], {"a": predicted, "b": []}, resamples=10)


def test_strict_findings(scores: Scores) -> None:
    found = [(finding.kind, finding.record, finding.event_type) for finding in find_all(scores)]
    assert found == [
        (FindingKind.MISSED, "e1", "armed_clash"),
        (FindingKind.MISSED, "e2", "displacement"),
        (FindingKind.SPURIOUS, "p1", "attack"),
        (FindingKind.SPURIOUS, "p2", "talks"),
    ]


def test_an_unmatched_record_names_what_it_was_taken_for(scores: Scores) -> None:
    near = {finding.record: finding.near for finding in find_all(scores)}
    assert near == {"e1": ("attack",), "e2": (), "p1": ("armed_clash",), "p2": ()}


def test_lenient_pairs_show_their_wrong_fields(scores: Scores) -> None:
    (wrong,) = (finding for finding in find_all(scores, "lenient") if finding.kind is FindingKind.WRONG)
    assert (wrong.report, wrong.record, wrong.predicted_type) == ("a", "e1", "attack")
    assert wrong.evidence == ("Milisi menyerang pos polisi.",)
    assert wrong.wrong == (
        WrongSlot("place", ("Lembah = Valley",), ()),
        WrongSlot("event_type", ("armed_clash",), ("attack",)),
        WrongSlot("modality", ("asserted",), ("alleged",)),
    )
    assert json.loads(json.dumps(wrong.to_json()))["kind"] == "wrong"


def test_an_unknown_rule_names_the_known_ones(scores: Scores) -> None:
    with pytest.raises(UsageError, match="lenient_ab"):
        find_all(scores, "loose")


def test_tables_show_values_counts_and_what_was_left_out(scores: Scores) -> None:
    console = Console(file=io.StringIO(), width=120)
    for part in (*render_scores(scores), *render_findings(find_all(scores, "lenient"))):
        console.print(part)
    assert isinstance(console.file, io.StringIO)
    shown = console.file.getvalue()
    for words in (
        "lenient A+B",
        "harm_exact (share)",
        "armed_clash",
        "left out: b",
        "-[Lembah = Valley]",
        "| Warga lari.",
    ):
        assert words in shown
