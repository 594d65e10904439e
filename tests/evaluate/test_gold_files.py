"""Gold folders, and what is said of broken ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from saksi.errors import GoldError, ReaderError
from saksi.evaluate import load_gold, read_predictions, score
from saksi.model import Interval

Record = Callable[..., dict[str, Any]]


def write(folder: Path, name: str, raw: str, records: object, meta: object = None) -> None:
    (folder / f"{name}.txt").write_bytes(raw.encode())
    (folder / f"{name}.json").write_text(json.dumps({"report": f"{name}.txt", "records": records}), "utf-8")
    if meta is not None:
        (folder / f"{name}.meta.json").write_text(json.dumps(meta), "utf-8")


def test_a_folder_is_read_by_name_and_pattern(tmp_path: Path, record: Record) -> None:
    write(tmp_path, "b-2", "Warga lari.", [record("displacement", "Warga lari.")], {"published": "2031-05-05"})
    write(tmp_path, "a-1", "Tenang.\r\nSepi.", [], {"outlet": "Kabar"})
    first, second = load_gold(tmp_path)
    assert (first.name, first.report, first.outlet, first.published) == ("a-1", "a-1.txt", "Kabar", None)
    assert first.raw == "Tenang.\r\nSepi."
    assert second.published == Interval.day(date(2031, 5, 5))
    assert [record.event_type for record in second.records] == ["displacement"]
    assert [report.name for report in load_gold(tmp_path, "b-*")] == ["b-2"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "no gold report"),
        ({"a.json": '{"records": []}'}, "a.txt cannot be read"),
        ({"a.json": "{", "a.txt": ""}, "a.json is not JSON"),
        ({"a.json": "[]", "a.txt": ""}, "a.json has no records"),
        ({"a.json": '{"report": "b.txt", "records": []}', "a.txt": ""}, "a.json names report b.txt"),
        ({"a.json": '{"records": [3]}', "a.txt": ""}, "a.json: record 1 is 3"),
        ({"a.json": '{"records": {}}', "a.txt": ""}, "a.json: records is {}"),
        ({"a.json": '{"records": []}', "a.txt": "", "a.meta.json": "[]"}, "a.meta.json is not an object"),
        ({"a.json": '{"records": []}', "a.txt": "", "a.meta.json": '{"published": "May"}'}, "published is 'May'"),
    ],
)
def test_errors_name_file_and_fix(tmp_path: Path, files: dict[str, str], said: str) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(GoldError) as caught:
        load_gold(tmp_path)
    assert said in caught.value.message
    assert caught.value.hint


def test_evidence_must_stand_in_the_text(tmp_path: Path, record: Record) -> None:
    write(tmp_path, "a", "Warga lari.", [record("displacement", "Warga pulang.", id="e4")])
    with pytest.raises(GoldError, match="record e4 has no evidence"):
        load_gold(tmp_path)


def test_text_must_be_utf_8(tmp_path: Path) -> None:
    write(tmp_path, "a", "", [])
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(GoldError, match="not UTF-8"):
        load_gold(tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no folder"):
        load_gold(tmp_path / "none")


def test_predictions_are_read_from_contract_lines() -> None:
    lines = ['{"report": "a.txt", "records": [{"event_type": "talks"}]}', "", '{"report": "b.txt", "records": []}']
    assert read_predictions(lines) == {"a.txt": [{"event_type": "talks"}], "b.txt": []}


@pytest.mark.parametrize("line", ["{", "[]", "3", '{"report": "a.txt"}', '{"report": "a.txt", "records": 3}'])
def test_a_broken_line_is_named(line: str) -> None:
    with pytest.raises(ReaderError, match=r"out\.jsonl: line 2"):
        read_predictions(["", line], "out.jsonl")


@pytest.mark.parametrize("part", ["dev", "train"])
def test_shared_gold_scored_against_itself_is_right_everywhere(shared: Path, part: str) -> None:
    folder = shared / "gold" / part
    gold = load_gold(folder)
    predicted = {
        report.name: json.loads((folder / f"{report.name}.json").read_text("utf-8"))["records"] for report in gold
    }
    scores = score(gold, predicted, resamples=20)
    assert set(scores.metrics().values()) == {1.0}
    assert not scores.confusions
