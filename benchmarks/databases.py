"""The databases that a benchmark fills: an SQLite file, and PostgreSQL where it is installed."""

from __future__ import annotations

import importlib.util
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from benchmarks.invented import fill
from benchmarks.invented_judgements import judge
from saksi.store import open_store
from saksi.store.sql import SqlStore

NAMES = ("sqlite", "postgresql")
#: Decisions of people in a filled store.
JUDGEMENTS = 5000
_SERVER = Path(__file__).parents[1] / "tests" / "postgres_server.py"


def filled(incidents: int, only: str | None = None) -> Iterator[tuple[str, str]]:
    """Name and address of each database that there is, with so many incidents and, for them, `JUDGEMENTS` in it.

    Each is gone when the next is asked for.
    """
    for name, addresses in {"sqlite": _sqlite, "postgresql": _postgresql}.items():
        if only in (None, name):
            with addresses() as address:
                if address is not None:
                    print(f"{name:<10}filled in {_fill(address, incidents):.0f} s")
                    yield name, address


def _fill(address: str, incidents: int) -> float:
    """Seconds to fill a store."""
    store = open_store(address)
    assert isinstance(store, SqlStore)
    before = perf_counter()
    fill(store, incidents)
    judge(store, JUDGEMENTS)
    store.close()
    return perf_counter() - before


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield str(Path(folder) / "bench.db")


@contextmanager
def _postgresql() -> Iterator[str | None]:
    """A database on a server of its own; None, and a line that says why, where there is no PostgreSQL."""
    spec = importlib.util.spec_from_file_location("postgres_server", _SERVER)
    assert spec is not None
    assert spec.loader is not None
    server = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(server)
    try:
        with server.running() as running:
            yield running.address()
    except server.NoServerError as missing:
        print(f"postgresql left out: {missing}")
        yield None
