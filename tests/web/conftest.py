"""A desk on a small coded store: made once a session from the examples, copied for every test that writes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from web_texts import HOSTILE, REPORTS

from saksi.ingest import Metadata, ingest
from saksi.model import Record, Report
from saksi.pipeline import build
from saksi.store import Store, open_store
from saksi.web.app import create_app
from saksi.web.settings import WebSettings

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="session")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with some examples, our own small reports and one that means harm."""
    folder = tmp_path_factory.mktemp("desk")
    for name, text in REPORTS.items():
        (folder / name).write_text(text)
    address = folder / "desk.db"
    store, pipeline = open_store(str(address)), build("rules")
    run = store.begin(pipeline.reader.name)
    paths = [
        str(EXAMPLES / "sirte-2016.txt"),
        str(EXAMPLES / "nduga-2018.txt"),
        *(str(folder / name) for name in REPORTS),
    ]
    for report in (*ingest(paths, Metadata(outlet="Warta Contoh")), HOSTILE):
        assert isinstance(report, Report), report
        made = pipeline.code(report)
        store.save(run, made.report, made.text, pipeline.reader.name, made.records)
    store.finish(run)
    store.close()
    return address


@pytest.fixture
def address(coded: Path, tmp_path: Path) -> Path:
    """The coded store for one test alone."""
    return Path(shutil.copy(coded, tmp_path / "desk.db"))


@pytest.fixture
def store(address: Path) -> Iterator[Store]:
    opened = open_store(str(address))
    yield opened
    opened.close()


@dataclass(frozen=True)
class Desk:
    """A desk under test: its app, a browser of sorts, and the store that it shows."""

    app: FastAPI
    client: TestClient
    store: Store

    @property
    def csrf(self) -> str:
        return str(self.app.state.csrf)

    def post(self, path: str, **fields: object) -> object:
        return self.client.post(path, data={"csrf": self.csrf, **fields}, follow_redirects=False)

    def record(self, event_type: str | None = None) -> Record:
        return next(each for each in self.store.records() if event_type in (None, each.event_type))


Open = Callable[..., Desk]


@pytest.fixture
def open_desk(address: Path, store: Store) -> Iterator[Open]:
    """Opens desks on the store, as many as a test needs."""
    opened: list[TestClient] = []

    def make(**settings: object) -> Desk:
        app = create_app(str(address), WebSettings(**{"queue_seconds": 0.0, "person": "ani", **settings}))
        client = TestClient(app, base_url="http://127.0.0.1", headers={"accept-language": "en"})
        client.__enter__()
        opened.append(client)
        return Desk(app, client, store)

    yield make
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def desk(open_desk: Open) -> Desk:
    """A desk of one person on this machine."""
    return open_desk()
