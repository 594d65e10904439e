"""Takes the pictures of the desk in docs/img: `python docs/make_screens.py [NAME ...]` (needs Debian's chromium).

A store is made from the examples, some of its records are judged, it is served on a free port and photographed page by
page; a picture is one line in `SHOTS`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from saksi.linking import relink
from saksi.model import Record
from saksi.review import Decision, accept, correct, reject
from saksi.store import IncidentFilter, Order, RecordFilter, Store, open_store

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "img"
SAKSI = (sys.executable, "-c", "from saksi.cli import main; main()")
CHROMIUM = "/usr/bin/chromium"
#: Who the desk is served to, and what was decided before.
PERSON = "ani"
_DECISIONS = ((accept, "ani"), (accept, "budi"), (reject, "budi"), (accept, "ani"))
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@dataclass(frozen=True)
class Shot:
    """One picture: `path` may name {report} (the sample's), {record} (its record with most to see) and {incident}.

    `ready` is what must be on the page before it is taken.
    """

    name: str
    path: str
    language: str = "en-GB"
    scheme: str = "light"
    width: int = 1280
    height: int = 800
    ready: str = "main"


SHOTS = (
    Shot("desk-report", "/reports/{report}", language="id-ID"),
    Shot("desk-review", "/review/{record}?edit=harm"),
    Shot("desk-queue", "/review", scheme="dark"),
    Shot("desk-phone", "/review/{record}", language="id-ID", width=390, height=780),
    Shot("desk-incidents", "/incidents?order=toll"),
    Shot("desk-incident", "/incidents/{incident}", height=900),
    Shot("desk-map", "/map", height=1140, ready="#map[data-ready=yes]"),
    Shot("desk-control", "/control?country=SD"),
    Shot("desk-actors", "/actors", language="id-ID"),
    Shot("desk-charts", "/charts?by=year&since=2016-01-01&until=2019-12-31", height=1000),
)


def main(wanted: list[str]) -> None:
    """Takes all pictures, or those named."""
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "desk.db")
        command = [*SAKSI, "code", str(ROOT / "examples"), "--db", database, "--quiet"]
        subprocess.run(command, check=True)  # noqa: S603 (our own command)
        store = open_store(database)
        _judge(store, _names(store)["record"])
        names = _names(store)
        store.close()
        with _served(database) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            for shot in SHOTS:
                if not wanted or shot.name in wanted:
                    _take(browser, address, shot, names)


def _names(store: Store) -> dict[str, str]:
    report = next(report for report in store.reports() if report.name.endswith("nduga-2018.txt"))
    record = max(store.records(RecordFilter(report=report.id)), key=_weight)
    return {"report": report.id, "record": record.id, "incident": store.incidents_of([record.id])[record.id]}


def _judge(store: Store, record_id: str) -> None:
    """What two reviewers decided on the gravest incidents, and on the type of the sample's record."""
    if store.record(record_id).event_type != "attack":
        correct(store, record_id, "event_type", '"attack"', Decision(PERSON))
        relink(store, set(store.incidents_of([record_id]).values()))
    rows = store.incident_rows(IncidentFilter(order=Order.TOLL, limit=12))
    for row, (verdict, reviewer) in zip(rows[::3], _DECISIONS, strict=False):
        for name in store.incident(row.id).records:
            verdict(store, name, Decision(reviewer))


def _weight(record: Record) -> int:
    """How much of a record there is to see."""
    return len(list(record.claims())) + 5 * len(record.harm)


@contextmanager
def _served(database: str) -> Iterator[str]:
    command = [*SAKSI, "serve", "--port", "0", "--db", database]
    here = {**os.environ, "LOGNAME": PERSON}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=here) as desk:  # noqa: S603
        assert desk.stderr is not None
        found = ADDRESS.search(desk.stderr.readline())
        assert found is not None
        try:
            yield found[0]
        finally:
            desk.terminate()


def _take(browser: Browser, address: str, shot: Shot, names: dict[str, str]) -> None:
    context = browser.new_context(
        base_url=address,
        locale=shot.language,
        color_scheme=shot.scheme,  # type: ignore[arg-type]
        viewport={"width": shot.width, "height": shot.height},
    )
    page = context.new_page()
    page.goto(shot.path.format(**names), wait_until="load" if "ready" in shot.ready else "networkidle")
    page.wait_for_selector(shot.ready, timeout=120_000)
    page.screenshot(path=OUT / f"{shot.name}.png")
    context.close()


if __name__ == "__main__":
    main(sys.argv[1:])
