"""The commands that read the database, and those beside it."""

from __future__ import annotations

import csv
import io
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from calls import FIGHT, SAKSI, STRIKE, Run

import saksi


@pytest.fixture
def coded(run: Run, folder: Path) -> Run:
    """A database of the two reports."""
    assert run("code", folder).code == 0
    return run


def test_version(run: Run) -> None:
    assert run("--version").out == f"saksi {saksi.__version__}\n"


def test_no_command_shows_the_help(run: Run) -> None:
    ran = run()
    assert "Usage" in ran.out + ran.err


def test_help_is_instant() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        subprocess.run([*SAKSI, "--help"], capture_output=True, check=True)
        return time.perf_counter() - start

    assert statistics.median(seconds() for _ in range(5)) < 0.5


def test_help_loads_nothing_heavy() -> None:
    check = "import sys, saksi.cli; print(sorted({'rich', 'sqlalchemy', 'yaml', 'saksi.store'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", check], capture_output=True, check=True).stdout == b"[]\n"


def test_records_are_listed_and_filtered(coded: Run) -> None:
    table = coded("records").out
    assert "Benghazi, LY" in table
    assert "12+ killed" in table
    everything = coded("records", "--json").lines
    assert len(everything) >= 2
    strikes = coded("records", "--json", "--type", "air_strike").lines
    assert strikes
    assert all(record["event_type"] == "air_strike" for record in strikes)
    assert {record["report"] for record in coded("records", "--json", "--report", "a.txt").lines} == {"a.txt"}
    assert coded("records", "--json", "--country", "id").lines == []
    assert len(coded("records", "--json", "--limit", "1").lines) == 1


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--type", "perang", "air_strike"),
        ("--modality", "mungkin", "alleged"),
        ("--from", "kemarin", "2026-01-31"),
    ],
)
def test_a_filter_value_that_no_record_can_have_is_refused(coded: Run, option: str, value: str, words: str) -> None:
    ran = coded("records", option, value)
    assert ran.code == 2
    assert words in ran.err


def test_reports_are_listed(coded: Run) -> None:
    assert "Warta Contoh" in coded("reports").out
    (first, second) = coded("reports", "--json").lines
    assert first["length"] == len(FIGHT)
    assert second["language"] == "id"
    assert [report["name"] for report in coded("reports", "--outlet", "warta", "--json").lines] == ["a.txt"]


def test_show_takes_the_beginning_of_an_id(coded: Run) -> None:
    record = coded("records", "--json", "--report", "b.txt").lines[0]
    text = coded("show", record["id"][:10]).out
    assert record["id"] in text
    assert STRIKE.strip() in text
    assert record["event_type"] in text
    assert coded("show", record["id"], "--json").lines == [record]


def test_show_shows_a_report(coded: Run) -> None:
    report = coded("reports", "--json").lines[0]
    text = coded("show", report["id"]).out
    assert FIGHT.strip() in text
    assert "Warta Contoh" in text
    assert coded("show", report["id"], "--json").lines[0]["raw"] == FIGHT


@pytest.mark.parametrize("identity", ["x-1", "r-", "e-"])
def test_show_says_what_it_cannot_find(coded: Run, identity: str) -> None:
    coded("code", "-", stdin=FIGHT * 2)
    ran = coded("show", identity)
    assert ran.code == 1
    assert ran.err.startswith("saksi: ")
    assert len(ran.err.splitlines()) == 1


def test_a_report_cannot_steer_the_terminal(run: Run) -> None:
    run("code", "-", stdin=f"\x1b]0;title\x07{FIGHT}")
    report = run("reports", "--json").lines[0]
    for command in (("show", report["id"]), ("records",), ("reports",)):
        assert "\x1b" not in run(*command).out


def test_export_to_standard_output_and_file(coded: Run, tmp_path: Path) -> None:
    count = len(coded("records", "--json").lines)
    rows = list(csv.DictReader(io.StringIO(coded("export", "csv", "-o", "-").out)))
    assert len(rows) == count
    ran = coded("export", "jsonl", "-o", "x.jsonl")
    assert f"{count} records in x.jsonl" in ran.err
    lines = [json.loads(line) for line in (tmp_path / "x.jsonl").read_text().splitlines()]
    assert sum(len(line["records"]) for line in lines) == count


@pytest.mark.parametrize("command", [("records",), ("reports",), ("show", "e-1"), ("export", "csv", "-o", "-")])
def test_without_a_database_each_command_says_how_to_make_one(run: Run, command: tuple[str, ...]) -> None:
    ran = run(*command, "--db", "none.db")
    assert ran.code == 1
    assert "none.db" in ran.err
    assert "saksi code" in ran.err


def write_gold(folder: Path, name: str, text: str, records: list[dict[str, object]]) -> None:
    (folder / f"{name}.txt").write_text(text)
    (folder / f"{name}.json").write_text(json.dumps({"report": f"{name}.txt", "records": records}))


@pytest.fixture
def gold(run: Run, tmp_path: Path) -> Path:
    """Gold that says just what the reader says of one report, and nothing of the other."""
    folder = tmp_path / "gold"
    folder.mkdir()
    found = run("code", "-", "--json", stdin=STRIKE).lines[0]["records"]
    write_gold(folder, "satu", STRIKE, found)
    write_gold(folder, "dua", FIGHT, [])
    return folder


def test_evaluate_scores_the_reader(run: Run, gold: Path) -> None:
    (perfect,) = run("evaluate", gold, "--only", "satu", "--json").lines
    assert perfect["reports"] == 1
    assert perfect["rows"]["strict"]["event"]["value"] == 1
    (both,) = run("evaluate", gold, "--json", "--spurious").lines
    assert both["reports"] == 2
    assert both["rows"]["strict"]["event"]["value"] < 1
    assert {finding["kind"] for finding in both["findings"]} == {"spurious"}


def test_evaluate_prints_tables(run: Run, gold: Path) -> None:
    ran = run("evaluate", gold, "--misses", "--spurious")
    assert ran.code == 0
    assert "strict" in ran.out
    assert "95 %" in ran.out
    assert "spurious dua" in ran.out


def test_evaluate_says_what_gold_is_missing(run: Run, tmp_path: Path) -> None:
    ran = run("evaluate", tmp_path / "none")
    assert ran.code == 1
    assert "no folder" in ran.err


def test_doctor_finds_all_in_place(coded: Run) -> None:
    ran = coded("doctor")
    assert ran.code == 0
    assert all(line.startswith("ok ") for line in ran.out.splitlines())
    checks = [line["check"] for line in coded("doctor", "--json").lines]
    assert checks == ["python", "packages", "database", "disk", "languages", "gazetteer", "readers"]


def test_doctor_says_what_to_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("bukan basis data " * 100)
    for database, words in (("text.db", "not an SQLite database"), ("none/x.db", "make the folder")):
        ran = run("doctor", "--db", database)
        assert ran.code == 1
        (problem,) = [line for line in ran.out.splitlines() if line.startswith("problem")]
        assert words in problem
    assert run("doctor", "--db", "new.db").code == 0
    assert not (tmp_path / "new.db").exists()
