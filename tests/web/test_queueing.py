"""The queue as it is worked off."""

from __future__ import annotations

import time

from saksi.review import Decision, accept, newest, undo
from saksi.store import Store
from saksi.web.queueing import WorkingQueue, place_of


def test_a_kept_queue_leaves_out_what_is_settled_since(store: Store) -> None:
    queue = WorkingQueue(store, seconds=3600)
    first, second = queue.waiting(2)
    made = accept(store, first.found.record.id, Decision("ani"))
    assert queue.waiting(1) == [second]
    assert queue.after(place_of(first)) == second
    assert queue.before(place_of(second)) is None
    undo(store, made, Decision("ani", newest(store.judgements(made.target))))
    assert queue.waiting(1) == [first]


def test_the_queue_goes_forth_and_back_and_ends(store: Store) -> None:
    queue = WorkingQueue(store, seconds=3600)
    items = queue.waiting(100)
    assert [queue.after(place_of(item)) for item in items] == [*items[1:], None]
    assert [queue.before(place_of(item)) for item in items] == [None, *items[:-1]]
    assert queue.item("e-none") is None


def test_an_old_queue_is_drawn_up_beside_the_work(store: Store) -> None:
    queue = WorkingQueue(store, seconds=0.01)
    queue.prepare()
    first = queue.waiting(1)
    time.sleep(0.05)
    assert queue.waiting(1) == first
