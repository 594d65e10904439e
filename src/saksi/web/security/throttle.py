"""How often something may go wrong before one has to wait."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable


class Throttle:
    """Counts failures by key within a window; after `most` of them the key waits until the oldest is past.

    `clock` tells seconds that only go forward.
    """

    def __init__(self, most: int = 5, window: float = 900.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._window = window
        self._clock = clock
        self._failures: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def wait(self, key: str) -> float:
        """Seconds that the key has to wait; 0 where it may try."""
        with self._lock:
            failures = self._recent(key)
            return failures[0] + self._window - self._clock() if len(failures) >= self._most else 0.0

    def fail(self, key: str) -> None:
        """Count a failure."""
        with self._lock:
            self._recent(key).append(self._clock())

    def forgive(self, key: str) -> None:
        """Forget the failures of a key."""
        with self._lock:
            self._failures.pop(key, None)

    def _recent(self, key: str) -> deque[float]:
        now = self._clock()
        for other in [name for name, times in self._failures.items() if not times or times[-1] + self._window <= now]:
            del self._failures[other]
        failures = self._failures.setdefault(key, deque())
        while failures and failures[0] + self._window <= now:
            failures.popleft()
        return failures
