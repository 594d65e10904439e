"""Several processes and threads write one store at once, on every database; nothing is lost."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from incident_samples import make_incident, make_judgement
from test_conformance import keep, make_record, make_report

from saksi.store import NO_JUDGEMENT, Account, AccountRole, StaleJudgementError, Store, open_store

HERE = Path(__file__).parent
THREADS = 4

#: What another process does to the store of its first argument.
WRITER = """
import sys
sys.path[:0] = [{here!r}, {tests!r}]
from incident_samples import make_incident, make_judgement
from test_conformance import keep, make_record, make_report
from saksi.store import open_store
address, who = sys.argv[1:]
store = open_store(address)
for number in range(15):
    own = make_report(f"{{who}} {{number}}", f"{{who}}-{{number}}.txt")
    shared = make_report(f"bersama {{number}}", "x.txt")
    keep(store, own, make_record(own))
    keep(store, shared, make_record(shared))
    store.save_incidents([make_incident(f"i-{{who}}-{{number}}", make_record(own))])
    store.judge(make_judgement(f"j-{{who}}-{{number}}", make_record(own).id))
store.close()
"""


def start(program: str, *arguments: str) -> subprocess.Popen[str]:
    source = program.format(here=str(HERE), tests=str(HERE.parent))
    command = [sys.executable, "-c", source, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def in_threads(work: Callable[[int], object]) -> list[object]:
    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(work, range(THREADS)))


def test_processes_write_one_store_at_once(address: str) -> None:
    writers = [start(WRITER, address, who) for who in ("ani", "budi")]  # the store itself is made by one of them
    for writer in writers:
        _, errors = writer.communicate(timeout=400)
        assert writer.returncode == 0, errors
    store = open_store(address, create=False)
    assert len(list(store.reports())) == 45
    assert len(list(store.records())) == 45
    assert store.count_incidents() == 30
    assert len(list(store.judgements())) == 30
    assert {row.status.value for row in store.incident_rows()} == {"accepted"}
    assert len(store.search("bersama")) == 15


def test_threads_that_save_one_report_take_turns(store: Store) -> None:
    report = make_report()
    record = make_record(report)
    in_threads(lambda _: [keep(store, report, record) for _ in range(5)])
    assert list(store.records()) == [record]
    assert len(store.search("menyerang")) == 1


def test_of_reviewers_at_once_one_is_first_and_the_others_are_told(store: Store) -> None:
    def judge(number: int) -> bool:
        try:
            store.judge(make_judgement(f"j-{number}", "e-1", reviewer=f"r{number}"), NO_JUDGEMENT)
        except StaleJudgementError:
            return False
        return True

    assert sorted(map(bool, in_threads(judge))) == [False] * (THREADS - 1) + [True]
    assert len(list(store.judgements())) == 1


def test_accounts_of_one_name_at_once_are_one(store: Store) -> None:
    def add(number: int) -> bool:
        try:
            store.add_account(Account("ani", AccountRole.READER, f"hash {number}", make_judgement("j", "e").at))
        except Exception:
            return False
        return True

    assert sum(map(bool, in_threads(add))) == 1


def test_a_task_is_done_by_one_at_a_time_and_blocks_no_writing(store: Store) -> None:
    inside: list[int] = []
    most: list[int] = []

    def work(number: int) -> None:
        with store.alone("linking"):
            inside.append(number)
            most.append(len(inside))
            store.save_incidents([make_incident(f"i-{number}")])
            time.sleep(0.02)
            inside.remove(number)

    in_threads(work)
    assert most == [1] * THREADS
    assert store.count_incidents() == THREADS


HOLDER = """
import sys, time
from saksi.store import open_store
with open_store(sys.argv[1]).alone("linking"):
    print("held", flush=True)
    time.sleep(600)
"""


def test_a_killed_process_lets_go_of_its_task(address: str, store: Store) -> None:
    holder = start(HOLDER, address)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    holder.kill()
    holder.communicate()
    with store.alone("linking"):
        pass


KILLED = """
import sys
sys.path[:0] = [{here!r}, {tests!r}]
from incident_samples import make_incident
from saksi.store import open_store
store = open_store(sys.argv[1])
print("ready", flush=True)
for turn in range(10_000):
    store.save_incidents([make_incident(f"i-{{number}}", event_type=f"type {{turn}}") for number in range(300)])
"""


def test_a_process_killed_while_it_saves_leaves_all_or_nothing(address: str) -> None:
    writer = start(KILLED, address)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    time.sleep(0.7)
    writer.kill()
    writer.communicate()
    store = open_store(address)
    kinds = [incident.event_type for incident in store.incidents()]
    assert (len(kinds), len(set(kinds))) in ((300, 1), (0, 0))
    store.save_incidents([make_incident("i-new")])


def test_a_task_that_set_out_is_known_till_it_has_arrived(store: Store) -> None:
    assert store.unfinished("linking") is None
    store.set_out("linking", "these")
    store.set_out("linking", "those")
    assert (store.unfinished("linking"), store.unfinished("another")) == ("those", None)
    store.arrived("linking")
    store.arrived("linking")
    assert store.unfinished("linking") is None


def test_reading_sees_one_moment_while_others_write(store: Store) -> None:
    reports = [make_report(f"laporan {number}", f"{number}.txt") for number in range(3)]
    for report in reports[:2]:
        keep(store, report, make_record(report))
    reading = store.records()
    first = next(reading)
    keep(store, reports[0])
    keep(store, reports[2], make_record(reports[2]))
    assert [first.report_id, *(record.report_id for record in reading)] == [reports[0].id, reports[1].id]
