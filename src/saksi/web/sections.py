"""What the desk is made of, listed once: a page's or interface's file is one line here.

A section with a `path` stands in the navigation, in this order; its words are `nav.NAME` in `words/nav.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import APIRouter

from saksi.web.api import coding, control, exports, incidents, judgements, records, state
from saksi.web.api import reports as api_reports
from saksi.web.basemap import packed
from saksi.web.doings import doings, provisionals
from saksi.web.holdings import held
from saksi.web.kept import Kept
from saksi.web.pages import actors, charts, front, history, merging, people, places, reports, review, search, standing
from saksi.web.pages import control as control_page
from saksi.web.pages import incidents as incident_pages
from saksi.web.pages import map as map_page


@dataclass(frozen=True, slots=True)
class Section:
    """A subject of the desk: its routes, and where its first page is (None: not in the navigation)."""

    name: str
    router: APIRouter
    path: str | None = None


#: What pages compute from the whole store, made ready in this order when a desk starts.
PREPARED: tuple[Callable[[Kept], object], ...] = (
    held,
    provisionals,
    doings,
    places.places_told,
    standing.told,
    lambda _: packed(),
)

SECTIONS: tuple[Section, ...] = (
    Section("front", front.router),
    Section("people", people.router),
    Section("reports", reports.router, "/reports"),
    Section("review", review.router, "/review"),
    Section("map", map_page.router, "/map"),
    Section("control", control_page.router, "/control"),
    Section("actors", actors.router, "/actors"),
    Section("places", places.router, "/places"),
    Section("merging", merging.router),
    Section("incidents", incident_pages.router, "/incidents"),
    Section("search", search.router, "/search"),
    Section("charts", charts.router, "/charts"),
    Section("history", history.router, "/history"),
    Section("standing", standing.router, "/standing"),
    Section("api-state", state.router),
    Section("api-reports", api_reports.router),
    Section("api-records", records.router),
    Section("api-incidents", incidents.router),
    Section("api-control", control.router),
    Section("api-judgements", judgements.router),
    Section("api-exports", exports.router),
    Section("api-coding", coding.router),
)
