"""What is computed from the whole store, kept until the store changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Lock, Timer
from typing import Any, TypeVar

from fastapi import Request

from saksi.errors import StoreError
from saksi.review.judged import JudgedReports
from saksi.store.interface import Store

_Made = TypeVar("_Made")
#: Seconds.
_MOMENT = 1.5


class Kept:
    """The shelf of a desk on one `store`; `judged` are its judged reports."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.judged = JudgedReports(store)
        self._shelf: dict[str, tuple[str, Any]] = {}
        self._making: defaultdict[str, Lock] = defaultdict(Lock)

    def get(self, name: str, make: Callable[[Kept], _Made], state: str | None = None) -> _Made:
        """What `make` computes, computed anew when `state` is another: the store's, if it is not given.

        One of each `name` is held. Of several who ask at once, one computes it and the others wait.
        """
        with self._making[name]:
            now = self.store.state() if state is None else state
            held = self._shelf.get(name)
            if held is not None and held[0] == now:
                known: _Made = held[1]
                return known
            made = make(self)
            self._shelf[name] = (now, made)
            return made

    def readings(self) -> str:
        """A text that differs after every coding, and only then."""
        return self.get("readings", lambda kept: kept.store.readings())

    def prepare(self, wanted: Iterable[Callable[[Kept], object]]) -> None:
        """Compute all this in the background, so that the first who asks finds it.

        It begins a moment later: the first page comes before it.
        """
        later = Timer(_MOMENT, self._make_quietly, (tuple(wanted),))
        later.daemon = True
        later.start()

    def _make_quietly(self, wanted: Iterable[Callable[[Kept], object]]) -> None:
        """Nobody is there to be told: whoever asks next computes it, and is."""
        with suppress(StoreError):
            for make in wanted:
                make(self)


def kept_of(request: Request) -> Kept:
    """The shelf of the desk."""
    kept: Kept = request.app.state.kept
    return kept
