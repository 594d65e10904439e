"""The queue as a reviewer works it off: drawn up now and then, with what was settled since left out."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice

from saksi.errors import StoreError
from saksi.model import Judgement
from saksi.review import QueueItem, newest, queue, review_report
from saksi.review.judged import JudgedReports
from saksi.store.interface import Store

#: Records whose judgements are asked for at once.
_AT_ONCE = 50


class WorkingQueue:
    """The queue of a store, kept for some seconds: to weigh all records after each decision would take too long.

    When its time is over it is drawn up anew beside the work that goes on; with 0 seconds it is always new.
    """

    def __init__(self, store: Store, seconds: float, judged: JudgedReports | None = None) -> None:
        self._store = store
        self._judged = judged or JudgedReports(store)
        self._seconds = seconds
        self._items: list[QueueItem] = []
        self._drawn: float | None = None
        self._lock = threading.Lock()

    def prepare(self) -> None:
        """Draw the queue up in the background, so that the first who asks finds it."""
        if self._seconds > 0:
            threading.Thread(target=self._draw_quietly, daemon=True).start()

    def waiting(self, limit: int = 50) -> list[QueueItem]:
        """The records that await a decision, the most due first."""
        return list(islice(self._still(self._current()), limit))

    def after(self, place: tuple[float, str] | None) -> QueueItem | None:
        """The next record after a place in the queue (`place_of`); the first where `place` is None; None at the end."""
        return next(self._still(item for item in self._current() if place is None or place_of(item) > place), None)

    def before(self, place: tuple[float, str]) -> QueueItem | None:
        """The last record before a place in the queue that still waits."""
        return next(self._still(item for item in reversed(self._current()) if place_of(item) < place), None)

    def item(self, record_id: str) -> QueueItem | None:
        """A record of the queue as it was drawn up, settled since or not."""
        return next((item for item in self._current() if item.found.record.id == record_id), None)

    def _current(self) -> list[QueueItem]:
        age = None if self._drawn is None else time.monotonic() - self._drawn
        if age is None or self._seconds == 0:
            self._draw()
        elif age >= self._seconds and not self._lock.locked():
            self.prepare()
        return self._items

    def _draw_quietly(self) -> None:
        """Nobody is there to be told: whoever asks next draws it up, and is."""
        with suppress(StoreError):
            self._draw()

    def _draw(self) -> None:
        asked = time.monotonic()
        with self._lock:
            if self._drawn is None or self._drawn < asked:
                self._items, self._drawn = queue(self._store, limit=500, judged=self._judged), time.monotonic()

    def _still(self, items: Iterable[QueueItem]) -> Iterator[QueueItem]:
        """Those of the items that nobody has settled since the queue was drawn up."""
        rest = iter(items)
        while some := list(islice(rest, _AT_ONCE)):
            passed = self._store.judgements_of([item.found.record.id for item in some])
            yield from (item for item in some if self._waits(item, passed.get(item.found.record.id, ())))

    def _waits(self, item: QueueItem, passed: Sequence[Judgement]) -> bool:
        if newest(passed) == item.found.newest:
            return True
        record = item.found.record
        found = (each for each in review_report(self._store, record.report_id).records if each.record.id == record.id)
        return any(not each.standing.settled or each.mismatched for each in found)


def place_of(item: QueueItem) -> tuple[float, str]:
    """Where an item stands in the queue: a smaller place is due sooner."""
    return (-item.priority.rank, item.found.record.id)
