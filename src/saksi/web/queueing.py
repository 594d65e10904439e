"""The queue as a reviewer works it off: drawn up now and then, with what was settled since left out."""

from __future__ import annotations

import threading
import time

from saksi.review import QueueItem, queue, review_report
from saksi.store.interface import Store


class WorkingQueue:
    """The queue of a store, kept for some seconds: to weigh all records after each decision would take too long."""

    def __init__(self, store: Store, seconds: float) -> None:
        self._store = store
        self._seconds = seconds
        self._items: list[QueueItem] = []
        self._drawn: float | None = None
        self._lock = threading.Lock()

    def waiting(self, limit: int = 50) -> list[QueueItem]:
        """The records that await a decision, the most due first."""
        found = []
        for item in self._current():
            if self._waits(item):
                found.append(item)
            if len(found) == limit:
                break
        return found

    def after(self, place: tuple[float, str] | None) -> QueueItem | None:
        """The next record after a place in the queue (`place_of`); the first where `place` is None; None at the end."""
        for item in self._current():
            if (place is None or place_of(item) > place) and self._waits(item):
                return item
        return None

    def before(self, place: tuple[float, str]) -> QueueItem | None:
        """The last record before a place in the queue that still waits."""
        earlier = (item for item in reversed(self._current()) if place_of(item) < place)
        return next((item for item in earlier if self._waits(item)), None)

    def item(self, record_id: str) -> QueueItem | None:
        """A record of the queue as it was drawn up, settled since or not."""
        return next((item for item in self._current() if item.found.record.id == record_id), None)

    def _current(self) -> list[QueueItem]:
        with self._lock:
            now = time.monotonic()
            if self._drawn is None or now - self._drawn >= self._seconds:
                self._items = queue(self._store, limit=500)
                self._drawn = time.monotonic()
            return self._items

    def _waits(self, item: QueueItem) -> bool:
        """Whether nobody has settled the record since the queue was drawn up."""
        record = item.found.record
        passed = tuple(self._store.judgements(record.id))
        if (passed[-1].id if passed else "") == item.found.newest:
            return True
        found = (each for each in review_report(self._store, record.report_id).records if each.record.id == record.id)
        return any(not each.standing.settled or each.mismatched for each in found)


def place_of(item: QueueItem) -> tuple[float, str]:
    """Where an item stands in the queue: a smaller place is due sooner."""
    return (-item.priority.rank, item.found.record.id)
