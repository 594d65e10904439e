"""Reports that come in batches, in any order, are linked as if they had come at once."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from retold import Coded, keep_told, war
from saksi.linking import link_store
from saksi.model import Interval
from saksi.store import Store, open_store


def linked(path: Path, told: Sequence[Coded], size: int) -> Store:
    store = open_store(str(path))
    for start in range(0, len(told), size):
        keep_told(store, told[start : start + size])
        link_store(store)
    return store


def sets(store: Store) -> set[frozenset[str]]:
    return {frozenset(one.records) for one in store.incidents()}


def without_days(told: Sequence[Coded]) -> list[Coded]:
    """Every fourth report tells no day, every fifth looks back on one from weeks later."""
    found = []
    for number, (report, records) in enumerate(told):
        assert report.published is not None
        if number % 4 == 1:
            found.append((report, tuple(replace(one, time=None) for one in records)))
        elif number % 5 == 2:
            late = Interval.day(report.published.end + timedelta(40))
            found.append((replace(report, published=late), records))
        else:
            found.append((report, records))
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_batches_in_any_order_come_to_what_one_linking_comes_to(tmp_path: Path, seed: int) -> None:
    told = without_days(war(seed))
    once = linked(tmp_path / "once.db", told, len(told))
    shuffled = random.Random(seed).sample(told, len(told))
    batches = linked(tmp_path / "batches.db", shuffled, 7)
    assert sets(batches) == sets(once)
    assert len(sets(once)) > 10
    done = link_store(batches, anew=True)
    assert (done.gone, sets(batches)) == (0, sets(once))
    once.close()
    batches.close()


def test_what_looks_back_finds_what_told_no_day_then(tmp_path: Path) -> None:
    told = war()
    report, records = told[0]
    then = (report, tuple(replace(one, time=None) for one in records))
    other, looking_back = next(one for one in told[1:] if one[1][0].place == records[0].place)
    same = tuple(replace(one, time=records[0].time, event_type=records[0].event_type) for one in looking_back)
    assert report.published is not None
    late = (replace(other, published=Interval.day(report.published.end + timedelta(60))), same)
    sizes = {size: sets(linked(tmp_path / f"{size}.db", [then, late], size)) for size in (1, 2)}
    assert sizes[1] == sizes[2]
