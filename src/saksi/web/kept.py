"""What is computed from the whole store, kept until the store changes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from fastapi import Request

from saksi.store.interface import Store
from saksi.web.security.guards import store_of

_Made = TypeVar("_Made")
_LOCK = Lock()


def kept(request: Request, name: str, make: Callable[[Store], _Made]) -> _Made:
    """What `make` computes of the store, computed anew when the store has changed since; one of each `name` is held.

    Several who ask at once may compute it side by side; each gets what fits the state that it saw.
    """
    store = store_of(request)
    state = store.state()
    held = _shelf(request).get(name)
    if held is not None and held[0] == state:
        known: _Made = held[1]
        return known
    made = make(store)
    _shelf(request)[name] = (state, made)
    return made


def _shelf(request: Request) -> dict[str, tuple[str, Any]]:
    with _LOCK:
        if not hasattr(request.app.state, "kept"):
            request.app.state.kept = {}
        shelf: dict[str, tuple[str, Any]] = request.app.state.kept
        return shelf
