"""The stores that every test of the conformance suite runs on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from saksi.store import Store, open_store

#: Makes an address for a new, empty store. A store backend is one line here.
BACKENDS: dict[str, Callable[[Path], str]] = {"sqlite": lambda folder: str(folder / "reports.db")}


@pytest.fixture(params=BACKENDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return BACKENDS[request.param](tmp_path)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    opened = open_store(address)
    yield opened
    opened.close()
