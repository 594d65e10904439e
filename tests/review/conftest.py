"""A store with two reports for the tests of decisions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from judging import keep, make_record

from saksi.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "review.db"))
    keep(
        opened,
        make_record(scores={"record": 0.9}),
        make_record("shelling", (70, 110), dead=90, scores={"record": 0.9}),
        make_record("protest", (10, 50), report="r-2", harm=(), scores={"record": 0.4}),
    )
    yield opened
    opened.close()
