"""Floors and what misses them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saksi.errors import UsageError
from saksi.evaluate import GoldReport, Scores, check, read_floors, score


@pytest.fixture
def scores(record: Callable[..., dict[str, Any]], report: Callable[..., GoldReport]) -> Scores:
    gold = report("a", "Satu. Dua.", [record("attack", "Satu."), record("talks", "Dua.")])
    return score([gold], {"a": [record("attack", "Satu.")]}, resamples=0)


def test_only_what_lies_under_its_floor_is_missed(scores: Scores) -> None:
    # One of two records found, none spurious: P 1, R 1/2, F1 2/3.
    floors = {"strict.event": 0.67, "strict.event.precision": 1.0, "strict.event.recall": 0.5, "strict_ab.event": 1.0}
    (missed,) = check(scores, floors)
    assert str(missed) == "strict.event is 0.667, under its floor 0.670"


def test_an_unknown_metric_is_a_usage_error(scores: Scores) -> None:
    with pytest.raises(UsageError, match=r"strict\.glory"):
        check(scores, {"strict.glory": 0.1})


def test_floors_are_read_from_yaml_and_json(tmp_path: Path) -> None:
    (tmp_path / "floors.yaml").write_text("strict.event: 0.5\nstrict.harm_exact: 1\n", "utf-8")
    (tmp_path / "floors.json").write_text('{"strict.event": 0.5}', "utf-8")
    assert read_floors(tmp_path / "floors.yaml") == {"strict.event": 0.5, "strict.harm_exact": 1.0}
    assert read_floors(tmp_path / "floors.json") == {"strict.event": 0.5}


@pytest.mark.parametrize("text", ["strict.event: high", "strict.event: 1.5", "strict.event: true", "- 1", "{"])
def test_broken_floors_are_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "floors.yaml").write_text(text, "utf-8")
    with pytest.raises(UsageError, match=r"floors\.yaml"):
        read_floors(tmp_path / "floors.yaml")


def test_missing_floors(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_floors(tmp_path / "none.yaml")
