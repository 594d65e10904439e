"""A desk on a small coded store: made once a session from the examples, copied for every test that writes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import CHROMIUM, OpenPage, Served, serving, violations, watch
from desks import Desk, Open
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from web_texts import HOSTILE, REPORTS

from saksi.ingest import Metadata, ingest
from saksi.model import Report
from saksi.pipeline import build
from saksi.store import Store, open_store
from saksi.web.app import create_app
from saksi.web.settings import WebSettings

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong
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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; skipped where it is not installed."""
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: the browser tests need Debian's chromium (see .ci/install-chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def served(open_desk: Open) -> Iterator[Served]:
    """A desk that a browser can reach, on a free port."""
    with serving(open_desk().app) as address:
        yield address


@pytest.fixture
def open_page(chromium: Browser, served: Served) -> Iterator[OpenPage]:
    """Opens pages, each of a browser of its own; every one of them must be free of violations in the end."""
    opened: list[tuple[BrowserContext, Page]] = []

    def make(path: str = "/", **options: object) -> Page:
        context = chromium.new_context(base_url=served, locale="en-GB", **options)  # type: ignore[arg-type]
        page = context.new_page()
        page.set_default_timeout(30_000)
        watch(page)
        opened.append((context, page))
        page.goto(path)
        return page

    yield make
    found = [each for _, page in opened for each in violations(page)]
    for context, _ in opened:
        context.close()
    assert found == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page of a desktop browser."""
    return open_page("/reports", viewport={"width": 1280, "height": 800})
