"""Charts: incidents and their tolls over time, by place, actor and type, with the same figures in a table."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from saksi.store.interface import Store
from saksi.store.listing import Facet, Status
from saksi.web.asked import Asked, AskedFor, country_names
from saksi.web.catalogue import Words, words
from saksi.web.counting import TIMES, Counted, counted
from saksi.web.drawing import Drawing, over_time, ranked
from saksi.web.drawing import Words as ChartWords
from saksi.web.page import environment, event_titles, language_of, render
from saksi.web.pages.incidents import csv_of
from saksi.web.security.guards import Data, Reader

router = APIRouter(include_in_schema=False)

_COLUMNS = ("key", "label", "incidents", "deaths_low", "deaths_best", "deaths_high")


@router.get("/charts")
def show_charts(request: Request, store: Data, _person: Reader, asked: AskedFor, by: str = "month") -> Response:
    """A chart of the incidents asked for by a facet, and its figures."""
    said = words(language_of(request))
    facet = _facet(by)
    found, drawing = _drawn(store, asked, facet, said)
    return render(
        request,
        "charts/charts.html",
        asked=asked,
        facet=facet.value,
        facets=[one.value for one in Facet],
        counted=found,
        drawing=drawing,
        countries=country_names(said.language),
        event_types=event_titles(said),
        statuses=[status.value for status in Status],
    )


@router.get("/charts.svg")
def download_svg(request: Request, store: Data, _person: Reader, asked: AskedFor, by: str = "month") -> Response:
    """The chart as a picture that stands alone."""
    _, drawing = _drawn(store, asked, _facet(by), words(language_of(request)))
    made = environment().get_template("charts/chart.svg").render(drawing=drawing)
    headers = {"content-disposition": 'inline; filename="saksi-chart.svg"'}
    return Response(made, media_type="image/svg+xml", headers=headers)


@router.get("/charts.csv")
def download_csv(request: Request, store: Data, _person: Reader, asked: AskedFor, by: str = "month") -> Response:
    """The figures of the chart."""
    found = counted(store, asked, _facet(by), words(language_of(request)))
    figures = (*found.figures, *((found.unknown,) if found.unknown else ()))
    rows = ((one.key or "", one.label, one.incidents, one.low, one.best, one.high) for one in figures)
    headers = {"content-disposition": 'attachment; filename="saksi-chart.csv"'}
    return Response(csv_of(_COLUMNS, rows), media_type="text/csv; charset=utf-8", headers=headers)


def _drawn(store: Store, asked: Asked, facet: Facet, said: Words) -> tuple[Counted, Drawing]:
    found = counted(store, asked, facet, said)
    title = said("charts.of", by=said(f"charts.by.{found.facet.value}"))
    incidents = sum(one.incidents for one in found.figures)
    sums = {name: sum(getattr(one, name) for one in found.figures) for name in ("low", "best", "high")}
    told = said("charts.description", incidents=incidents, bars=len(found.figures), **sums)
    spoken = ChartWords(title, told, said("charts.incidents"), said("charts.dead"))
    return found, (over_time if found.facet in TIMES else ranked)(found.figures, spoken)


def _facet(by: str) -> Facet:
    return next((facet for facet in Facet if facet.value == by), Facet.MONTH)
