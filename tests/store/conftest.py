"""The stores that every test of the conformance suite runs on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from saksi.store import Store, open_store


def _sqlite(request: pytest.FixtureRequest) -> str:
    folder: Path = request.getfixturevalue("tmp_path")
    return str(folder / "reports.db")


def _postgresql(request: pytest.FixtureRequest) -> str:
    address: str = request.getfixturevalue("postgres").address()
    return address


#: Makes an address for a new, empty store. A store backend is one line here.
BACKENDS: dict[str, Callable[[pytest.FixtureRequest], str]] = {"sqlite": _sqlite, "postgresql": _postgresql}


@pytest.fixture(params=BACKENDS)
def address(request: pytest.FixtureRequest) -> str:
    return BACKENDS[request.param](request)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = open_store(address)
    yield opened
    opened.close()
