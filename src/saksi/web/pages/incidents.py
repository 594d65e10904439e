"""Incidents: the table with its filters, and an incident with its claims side by side."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from saksi.export.cells import clean, guard, joined
from saksi.store.interface import UnknownIdError
from saksi.store.listing import IncidentFilter, IncidentRow, Order, Status
from saksi.web.asked import AskedFor, country_names
from saksi.web.catalogue import words
from saksi.web.page import event_titles, language_of, render
from saksi.web.pages.incident import incident_page
from saksi.web.security.guards import Data, Reader
from saksi.web.timeline import timeline

router = APIRouter(include_in_schema=False)

_PAGE = 50
#: The most rows of a table that is downloaded; whole data sets go by `saksi export`.
_MOST = 100_000
_COLUMNS = (
    "id", "event_type", "start", "end", "place", "admin1", "country", "lat", "lon", "geo_precision", "where_prec",
    "actors", "recipients", "deaths_low", "deaths_high", "reports", "families", "records", "status",
)  # fmt: skip


@router.get("/incidents")
def list_incidents(request: Request, store: Data, _person: Reader, asked: AskedFor, after: str = "") -> Response:
    """The incidents asked for, a page of them."""
    found = store.incident_rows(replace(asked.wanted, after=after or None, limit=_PAGE + 1))
    shown = found[:_PAGE]
    spoken = language_of(request)
    return render(
        request,
        "incidents/list.html",
        rows=shown,
        asked=asked,
        after=after,
        following=shown[-1].id if len(found) > _PAGE else "",
        total=store.count_incidents(asked.wanted),
        countries=country_names(spoken),
        event_types=event_titles(words(spoken)),
        statuses=[status.value for status in Status],
        orders=[order.value for order in Order],
    )


@router.get("/incidents.csv")
def download_incidents(store: Data, _person: Reader, asked: AskedFor) -> Response:
    """The same table as CSV: a row an incident, unknown values empty."""
    rows = store.incident_rows(replace(asked.wanted, limit=_MOST))
    headers = {"content-disposition": 'attachment; filename="incidents.csv"'}
    return Response(csv_of(_COLUMNS, map(_cells, rows)), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/incidents/timeline")
def show_timeline(request: Request, store: Data, _person: Reader, asked: AskedFor) -> Response:
    """The timeline of the table, which a page asks for when it is there: to count all incidents takes longer."""
    return render(request, "incidents/timeline.html", asked=asked, timeline=timeline(store, asked))


@router.get("/incidents/next")
def go_on(store: Data, _person: Reader, after: str = "") -> Response:
    """To the most doubtful incident after another one on which nobody has decided, or not wholly; else to the table."""
    for status in (Status.OPEN, Status.PARTIAL):
        wanted = IncidentFilter(status=status, order=Order.DOUBT, limit=2)
        for asked in (replace(wanted, after=after or None), wanted):
            with suppress(UnknownIdError):
                rows = [row for row in store.incident_rows(asked) if row.id != after]
                if rows:
                    return RedirectResponse(f"/incidents/{rows[0].id}", HTTPStatus.SEE_OTHER)
    return RedirectResponse("/incidents", HTTPStatus.SEE_OTHER)


@router.get("/incidents/{incident_id}")
def show_incident(request: Request, store: Data, _person: Reader, incident_id: str, done: str = "") -> Response:
    """An incident: who says what of it, what its toll is by each method, and the records it is made of."""
    return incident_page(request, store, incident_id, done=done)


def csv_of(heading: Sequence[str], rows: Iterator[Sequence[object]]) -> str:
    """A CSV table (RFC 4180); no cell of it is a formula to a spreadsheet."""
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow(heading)
    for row in rows:
        writer.writerow([guard(clean(cell)) if isinstance(cell, str) else cell for cell in row])
    return held.getvalue()


def _cells(row: IncidentRow) -> list[object]:
    lists = {"actors": joined(row.actors), "recipients": joined(row.recipients), "status": row.status.value}
    figures = {"deaths_low": row.figures.deaths_low, "deaths_high": row.figures.deaths_high}
    held = lists | figures
    return [held[name] if name in held else getattr(row, name) for name in _COLUMNS]
