"""A desk under test, and how tests come by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response

from saksi.model import Record
from saksi.store import Store


@dataclass(frozen=True)
class Desk:
    """A desk under test: its app, a browser of sorts, and the store that it shows."""

    app: FastAPI
    client: TestClient
    store: Store

    @property
    def csrf(self) -> str:
        return str(self.app.state.csrf)

    def post(self, path: str, **fields: object) -> Response:
        return self.client.post(path, data={"csrf": self.csrf, **fields}, follow_redirects=False)

    def record(self, event_type: str | None = None) -> Record:
        return next(each for each in self.store.records() if event_type in (None, each.event_type))


Open = Callable[..., Desk]
