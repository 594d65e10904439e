"""`saksi code`: the contract of its JSON, the store, what is skipped."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest
from calls import ARABIC, FIGHT, SAKSI, STRIKE, Run

KEYS = {
    "id",
    "event_type",
    "modality",
    "actor",
    "recipient",
    "place",
    "origin",
    "time",
    "harm",
    "attribution",
    "value",
    "background",
    "evidence",
    "evidence_spans",
}


def test_json_is_the_gold_form_and_keeps_no_store(run: Run, folder: Path, tmp_path: Path) -> None:
    ran = run("code", folder, "--json")
    assert ran.code == 0
    assert [line["report"] for line in ran.lines] == ["a.txt", "b.txt"]
    assert not list(tmp_path.glob("*.db"))
    for line, raw in zip(ran.lines, (FIGHT, STRIKE), strict=True):
        assert line["records"]
        for record in line["records"]:
            assert record.keys() >= KEYS
            assert record["evidence"] == [raw[start:end] for start, end in record["evidence_spans"]]
            assert all(quote in raw for quote in record["evidence"])


def test_the_sidecar_is_read(run: Run, folder: Path) -> None:
    run("code", folder)
    listed = run("reports", "--json").lines
    assert listed[0]["outlet"] == "Warta Contoh"
    assert listed[0]["published"] == ["2025-06-04", "2025-06-04"]
    assert listed[1]["published"] is None


def test_options_fill_what_a_source_leaves_out(run: Run, folder: Path) -> None:
    run("code", folder, "--outlet", "Kabar Contoh", "--published", "2025-06-05")
    assert [report["outlet"] for report in run("reports", "--json").lines] == ["Warta Contoh", "Kabar Contoh"]


def test_standard_input_is_one_report(run: Run) -> None:
    ran = run("code", "-", "--json", stdin=FIGHT)
    assert ran.code == 0
    (line,) = ran.lines
    assert line["report"] == "-"
    assert line["records"]


def test_a_second_run_codes_nothing_again(run: Run, folder: Path) -> None:
    first = run("code", folder)
    assert first.code == 0
    assert "2 reports coded" in first.err
    second = run("code", folder)
    assert second.code == 0
    assert "0 reports coded" in second.err
    assert "2 skipped as already coded" in second.err
    again = run("code", folder, "--again")
    assert "2 reports coded" in again.err
    assert len(run("reports", "--json").lines) == 2


def test_json_with_a_database_prints_also_what_was_coded_before(run: Run, folder: Path) -> None:
    plain = run("code", folder, "--json")
    run("code", folder / "a.txt", "--db", "x.db")
    kept = run("code", folder, "--json", "--db", "x.db")
    assert kept.out == plain.out


def test_several_processes_give_the_same_in_the_same_order(run: Run, folder: Path) -> None:
    for number in range(12):
        (folder / f"c{number:02}.txt").write_text(FIGHT.replace("12", str(number + 20)))
    (folder / "d.txt").write_text(ARABIC)
    one = run("code", folder, "--json")
    two = run("code", folder, "--json", "--jobs", "2")
    assert one.code == two.code == 1
    assert one.out == two.out


def test_a_report_without_language_pack_is_kept_and_listed(run: Run, folder: Path) -> None:
    (folder / "arab.txt").write_text(ARABIC)
    ran = run("code", folder)
    assert ran.code == 1
    assert "2 reports coded" in ran.err
    (told,) = [line for line in ran.err.splitlines() if line.startswith("arab.txt")]
    assert "no language pack" in told
    reports = {report["name"]: report for report in run("reports", "--json").lines}
    assert reports["arab.txt"]["readers"] == []
    (failure,) = run("reports", "--failed", "--json").lines
    assert failure["name"] == "arab.txt"
    assert failure["hint"]


def test_a_failed_report_has_its_json_line(run: Run, folder: Path) -> None:
    (folder / "arab.txt").write_text(ARABIC)
    ran = run("code", folder, "--json")
    assert ran.code == 1
    (failed,) = [line for line in ran.lines if "error" in line]
    assert failed.keys() == {"report", "error", "hint"}
    assert failed["report"] == "arab.txt"


def test_quiet_says_nothing_when_all_is_well(run: Run, folder: Path) -> None:
    ran = run("code", folder, "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("code",), "PATHS"),
        (("code", "x", "--reader", "orakel"), "choose from: encoder, rules"),
        (("code", "x", "--published", "kemarin"), "2026-01-31"),
        (("code", "x", "--jobs", "0"), "--jobs"),
        (("code", "x", "--nonsense"), "--nonsense"),
        (("nonsense",), "nonsense"),
    ],
)
def test_a_wrong_call_exits_with_2(run: Run, arguments: tuple[str, ...], words: str) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_settings_come_from_the_environment(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("code", folder, SAKSI_DB="lain.db", SAKSI_JOBS="2").code == 0
    assert (tmp_path / "lain.db").exists()
    assert run("code", folder, SAKSI_JOBS="banyak").code == 2


def write_many(folder: Path, count: int) -> None:
    for number in range(count):
        text = " ".join(FIGHT.strip().replace("12", str(number * 50 + part + 20)) for part in range(20))
        (folder / f"n{number:03}.txt").write_text(text)


def kept_reports(database: Path) -> int:
    try:
        with sqlite3.connect(database) as connection:
            return int(connection.execute("SELECT count(*) FROM codings").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def start(*arguments: object, cwd: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*SAKSI, *map(str, arguments)], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )


def wait_for(database: Path, count: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while kept_reports(database) < count:
        assert time.monotonic() < until
        assert process.poll() is None, "the run ended before it could be stopped"
        time.sleep(0.002)


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_at_any_moment_and_run_again_nothing_is_lost_or_double(
    run: Run, folder: Path, tmp_path: Path, jobs: int
) -> None:
    write_many(folder, 60)
    database = tmp_path / "x.db"
    for target in (3, 20):
        process = start("code", folder, "--db", database, "--jobs", jobs, cwd=tmp_path)
        wait_for(database, target, process)
        process.kill()
        process.communicate()
        before = kept_reports(database)
        assert before >= target
    ran = run("code", folder, "--db", database, "--jobs", jobs)
    assert ran.code == 0
    assert f"{62 - before} reports coded" in ran.err
    assert f"{before} skipped" in ran.err
    fresh = tmp_path / "fresh.db"
    run("code", folder, "--db", fresh)
    arguments = ("records", "--json", "--db")
    assert run(*arguments, database).out == run(*arguments, fresh).out


def test_an_interrupt_keeps_what_is_done(folder: Path, tmp_path: Path) -> None:
    write_many(folder, 200)
    database = tmp_path / "x.db"
    process = start("code", folder, "--db", database, "--jobs", 2, cwd=tmp_path)
    wait_for(database, 3, process)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"stopped" in err
    assert b"Traceback" not in err
    assert kept_reports(database) >= 3


def test_a_reader_of_the_output_that_leaves_early_is_no_error(folder: Path, tmp_path: Path) -> None:
    write_many(folder, 100)
    process = start("code", folder, "--json", cwd=tmp_path)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.wait(timeout=30)


def test_the_trained_reader_is_the_default(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAKSI_READER")
    answers = run("code", folder, "--json").lines
    assert {record["reader"] for answer in answers for record in answer["records"]} == {"encoder-1"}
