"""Runs the command line as a user does: in a process of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from calls import FIGHT, STRIKE, Run, call


@pytest.fixture(autouse=True)
def with_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands are tested with the reader whose answers to these texts can be told beforehand."""
    monkeypatch.setenv("SAKSI_READER", "rules")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Call `saksi` in a folder of its own."""
    return partial(call, tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two reports, one with its metadata and a gold file beside it."""
    folder = tmp_path / "berita"
    folder.mkdir()
    (folder / "a.txt").write_text(FIGHT)
    (folder / "a.meta.json").write_text('{"published": "2025-06-04", "outlet": "Warta Contoh"}')
    (folder / "a.json").write_text('{"report": "a.txt", "records": []}')
    (folder / "b.txt").write_text(STRIKE)
    return folder
