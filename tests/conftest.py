"""Fixtures for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from postgres_server import NoServerError, Server, running

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared gold and corpora that may lie beside the repository."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared beside the repository: gold and corpora are not here")
    return SHARED


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own; `postgres.address()` is a new, empty database at every call."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'saksi[postgres]'")
    with ExitStack() as stack:
        try:
            server = stack.enter_context(running())
        except NoServerError as missing:
            pytest.skip(str(missing))
        yield server
