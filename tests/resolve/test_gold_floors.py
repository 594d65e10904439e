"""Gold places and times, handed in as words with their report: the floors that the resolver keeps."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.resolve_gold import measure


@pytest.mark.parametrize(("what", "floor"), [("place", 0.92), ("time", 0.95)])
def test_dev(shared: Path, what: str, floor: float) -> None:
    counts = [count for name, count in measure(shared / "gold", ("dev",)).items() if name.endswith(what)]
    right, total = sum(count[0] for count in counts), sum(count[2] for count in counts)
    assert total > 50
    assert right / total >= floor
