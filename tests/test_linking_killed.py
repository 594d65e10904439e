"""A linking killed by kill -9 and run again ends as one that nobody disturbed, wherever it was killed."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from retold import Coded, judge_some, keep_told, war
from saksi.linking import link_store
from saksi.model import Family, Incident, Record, Report, Span, record_id
from saksi.store import IncidentRow, Store, open_store

HERE = Path(__file__).parent
#: How many processes are killed at each kind of step, spread over the whole run; and at moments drawn by chance.
SPREAD, CHANCES = {"comparison": 2, "statement": 5, "commit": 4}, 2


@dataclass(frozen=True)
class Outcome:
    """All that a store holds of families and incidents."""

    incidents: dict[str, Incident]
    rows: dict[str, IncidentRow]
    families: dict[str, Family]

    @classmethod
    def of(cls, store: Store) -> Outcome:
        rows = {row.id: row for row in store.incident_rows()}
        return cls({one.id: one for one in store.incidents()}, rows, {one.id: one for one in store.families()})

    @property
    def homes(self) -> dict[str, str]:
        """The incident of each record; no record is in two."""
        pairs = [(record, one.id) for one in self.incidents.values() for record in one.records]
        assert len(pairs) == len(dict(pairs))
        return dict(pairs)


@dataclass(frozen=True)
class Databases:
    """Makes stores of one kind, and copies of them that are not open."""

    new: Callable[[], str]
    copy: Callable[[str], str]


@pytest.fixture(params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest, tmp_path: Path) -> Databases:
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres")
        return Databases(server.database, server.copy_of)
    numbers = iter(range(1000))

    def new() -> str:
        return str(tmp_path / f"{next(numbers)}.db")

    return Databases(new, lambda address: shutil.copy(address, new()))


@pytest.fixture(scope="module")
def killer() -> Iterator[Callable[[str, str, float], str]]:
    """Links a store in a process of its own that is killed after so many steps of a kind; tells how it ended."""
    command = [sys.executable, str(HERE / "killed_linking.py")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdin is not None
        assert program.stdout is not None

        def kill(address: str, step: str, after: float) -> str:
            program.stdin.write(f"{address}\t{step}\t{after}\n")
            program.stdin.flush()
            return program.stdout.readline().strip()

        yield kill
        program.stdin.close()


def first(store: Store) -> None:
    """Coded, never linked."""
    keep_told(store, war())


def grown(store: Store) -> None:
    """Linked; then people decide, more is coded, and a newer reader finds other records in old reports."""
    told = war()
    early, late = told[: len(told) // 2], told[len(told) // 2 :]
    keep_told(store, early)
    link_store(store)
    judge_some(store)
    keep_told(store, late)
    keep_told(store, [otherwise(report, records) for report, records in early[::4]], reader="made-2")


def again(store: Store) -> None:
    """Linked; then a newer reader finds other records in old reports, and nothing else comes."""
    told = war()
    keep_told(store, told)
    link_store(store)
    keep_told(store, [otherwise(report, records) for report, records in told[::4]], reader="made-2")


def otherwise(report: Report, records: tuple[Record, ...]) -> Coded:
    """A report as a reader codes it that sees other words as the evidence, so that no record keeps its id."""
    evidence = (Span(1, 40),)
    found = [replace(one, id=record_id(report.id, one.event_type, evidence, ()), evidence=evidence) for one in records]
    return report, tuple(found)


def judged(store: Store) -> None:
    """Linked; then people decide, and nothing else comes."""
    keep_told(store, war())
    link_store(store)
    judge_some(store)


@pytest.mark.parametrize("case", [first, grown, again, judged])
def test_what_is_killed_and_run_again_is_as_undisturbed(
    databases: Databases, killer: Callable[[str, str, float], str], case: Callable[[Store], None]
) -> None:
    start = databases.new()
    store = open_store(start)
    case(store)
    before = Outcome.of(store)
    store.close()
    undisturbed = databases.copy(start)
    said = killer(undisturbed, "none", 0).split()
    assert said[0] == "done"
    steps = dict(zip(said[1::2], map(int, said[2::2]), strict=True))
    store = open_store(undisturbed)
    wanted = Outcome.of(store)
    assert link_store(store).changed == 0
    store.close()
    assert wanted.incidents != before.incidents
    for step, after in points(steps):
        killed = databases.copy(start)
        ended = killer(killed, step, after)
        assert ended == "killed" or step == "seconds", (step, after, ended)
        store = open_store(killed)
        check_between(Outcome.of(store), before, wanted)
        link_store(store)
        assert Outcome.of(store) == wanted, (step, after)
        store.close()


def points(steps: dict[str, int]) -> Iterator[tuple[str, float]]:
    """Where to kill: before the first and the last step of a kind and at some between; and at some moments."""
    for step, number in SPREAD.items():
        last = steps[step] - 1
        yield from ((step, after) for after in sorted({round(last * part / (number - 1)) for part in range(number)}))
    chance = random.Random(5)
    yield from (("seconds", chance.uniform(0.01, 0.3)) for _ in range(CHANCES))


def check_between(now: Outcome, before: Outcome, wanted: Outcome) -> None:
    """What readers see of a run half-way: each incident as it was or will be, and no record lost or doubled."""
    for name, one in now.incidents.items():
        assert one in (before.incidents.get(name), wanted.incidents.get(name))
        assert now.rows[name].records == len(one.records)
    kept = set(before.homes) & set(wanted.homes)
    assert kept <= set(now.homes)
