"""Two processes that code and link into one store at once lose nothing, and end as one process would; two databases."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from saksi.linking import link_store
from saksi.merge.kinds import makes_incident
from saksi.store import Store, open_store

REPORTS = Path(__file__).parents[1] / "benchmarks" / "linking"
ONE, BOTH, OTHER = (REPORTS / f"part-2-reports-{letter}.jsonl" for letter in "abc")
SAKSI = "import sys; from saksi.cli import main; sys.exit(main())"


@pytest.fixture(params=["sqlite", "postgresql"])
def new(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Makes an address for a new, empty store."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgres").address
    numbers = iter(range(10))
    return lambda: str(tmp_path / f"{next(numbers)}.db")


def code(address: str, *paths: Path) -> subprocess.Popen[str]:
    """`saksi code` in a process of its own, linking at its end."""
    command = [sys.executable, "-c", SAKSI, "code", *map(str, paths), "--db", address, "--reader", "rules", "--quiet"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(*processes: subprocess.Popen[str]) -> None:
    for process in processes:
        _, errors = process.communicate(timeout=600)
        assert process.returncode == 0, errors


def sets(store: Store) -> set[frozenset[str]]:
    return {frozenset(one.records) for one in store.incidents()}


def families(store: Store) -> set[frozenset[str]]:
    return {frozenset(one.report_ids) for one in store.families()}


def test_two_processes_code_and_link_into_one_store(new: Callable[[], str]) -> None:
    alone, shared = new(), new()
    finish(code(alone, ONE, BOTH, OTHER))
    finish(code(shared, ONE, BOTH), code(shared, BOTH, OTHER))
    apart, together = open_store(alone), open_store(shared)
    assert {one.id for one in together.reports()} == {one.id for one in apart.reports()}
    records = {one.id: one for one in apart.records()}
    assert {one.id: one for one in together.records()} == records
    homes = [record for one in together.incidents() for record in one.records]
    assert len(homes) == len(set(homes))
    assert {name for name, one in records.items() if makes_incident(one)} <= set(homes)
    assert families(together) == families(apart)
    assert sets(together) == sets(apart)
    for store in (apart, together):
        link_store(store, anew=True)
    assert sets(together) == sets(apart)
    figures = [{frozenset(s.incident(r.id).records): r.figures for r in s.incident_rows()} for s in (apart, together)]
    assert figures[0] == figures[1]
    apart.close()
    together.close()
