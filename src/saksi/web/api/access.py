"""Who asks: a program by its token, a signed-in person, or the one person of a desk without accounts; and how often."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, HTTPException, Request

from saksi.store.interface import Store
from saksi.store.people import AccountRole
from saksi.web.security.guards import SignInNeededError, identity_of, store_of
from saksi.web.security.identity import Identity, token_hash

_BEARER = "bearer "
_RANKS = list(AccountRole)


class Rate:
    """At most `most` requests of one asker within `window` seconds; `clock` tells seconds that only go forward."""

    def __init__(self, most: int = 600, window: float = 60.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._window = window
        self._clock = clock
        self._asked: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def take(self, asker: str) -> float:
        """Count a request; 0, or the seconds to wait where there were too many (then it is not counted)."""
        now = self._clock()
        with self._lock:
            for other in [name for name, times in self._asked.items() if times[-1] + self._window <= now]:
                del self._asked[other]
            times = self._asked.setdefault(asker, deque())
            while times and times[0] + self._window <= now:
                times.popleft()
            if len(times) >= self._most:
                return times[0] + self._window - now
            times.append(now)
            return 0.0


def _by_token(store: Store, token: str) -> Identity | None:
    """Whose token it is, with the lesser of its role and its account's; None where it is worthless."""
    found = store.token(token_hash(token))
    if found is None or found.revoked or (found.expires is not None and found.expires <= datetime.now(UTC)):
        return None
    account = store.account(found.account)
    if account is None or account.disabled:
        return None
    return Identity(account.name, min(account.role, found.role, key=_RANKS.index), csrf="", signed_in=False)


def _asker(request: Request) -> Identity:
    """Who asks, within the rate; HTTP 401 for a worthless token, 429 for too many requests."""
    given = request.headers.get("authorization", "")
    by_token = given.lower().startswith(_BEARER)
    identity = _by_token(store_of(request), given[len(_BEARER) :].strip()) if by_token else identity_of(request)
    address = request.client.host if request.client else ""
    wait = request.app.state.rate.take(f"{identity.name if identity else ''} {address}")
    if wait:
        raise HTTPException(429, "too many requests", {"retry-after": str(int(wait) + 1)})
    if identity is None:
        if by_token:
            raise HTTPException(401, "this token is unknown, revoked or expired", {"www-authenticate": "Bearer"})
        raise SignInNeededError
    return identity


def _at_least(role: AccountRole) -> Callable[[Request], Identity]:
    def check(request: Request) -> Identity:
        identity = _asker(request)
        if not identity.may(role):
            raise HTTPException(403, f"this needs the role {role.value}; {identity.name} has {identity.role.value}")
        return identity

    return check


ApiReader = Annotated[Identity, Depends(_at_least(AccountRole.READER))]
ApiReviewer = Annotated[Identity, Depends(_at_least(AccountRole.REVIEWER))]
