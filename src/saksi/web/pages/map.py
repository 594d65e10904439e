"""The map of incidents, with a timeline below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from saksi import __version__
from saksi.merge.control import Holding
from saksi.store.listing import Box, IncidentRow, MapCell, Status
from saksi.web.asked import AskedFor, country_names
from saksi.web.basemap import basemap, packed
from saksi.web.catalogue import Words, words
from saksi.web.holdings import Held, held, stands_on, view
from saksi.web.kept import kept_of
from saksi.web.page import event_title, event_titles, language_of, render
from saksi.web.security.guards import Data, Reader
from saksi.web.timeline import timeline

router = APIRouter(include_in_schema=False)

#: So many incidents are sent one by one (the browser clusters them); more are clustered by the store.
_SINGLE = 800
#: How many cells lie side by side on a map of clusters.
_CELLS = 24
#: How many incidents that are not placed are listed beside the map.
_BESIDE = 40


@router.get("/map")
def show_map(request: Request, store: Data, _person: Reader, asked: AskedFor) -> Response:
    """The map, what cannot be pinned beside it, and the timeline of all that was asked for."""
    spoken = language_of(request)
    beside = replace(asked.wanted, placed=False)
    return render(
        request,
        "map/map.html",
        asked=asked,
        beside=store.incident_rows(replace(beside, limit=_BESIDE)),
        beside_count=store.count_incidents(beside),
        placed_count=store.count_incidents(replace(asked.wanted, placed=True)),
        timeline=timeline(store, asked),
        countries=country_names(spoken),
        event_types=event_titles(words(spoken)),
        statuses=[status.value for status in Status],
        world=f"/map/world.json?v={__version__}",
    )


@router.get("/map/world.json")
def send_world(request: Request, _person: Reader) -> Response:
    """The ground of the map: land and borders as GeoJSON."""
    headers = {"cache-control": "private, max-age=86400", "vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(basemap(), media_type="application/geo+json", headers=headers)
    return Response(packed(), media_type="application/geo+json", headers=headers | {"content-encoding": "gzip"})


@router.get("/map/incidents.json")
def send_incidents(
    *,
    request: Request,
    store: Data,
    _person: Reader,
    asked: AskedFor,
    south: float = Query(-90, ge=-90, le=90),
    north: float = Query(90, ge=-90, le=90),
    west: float = Query(-180, ge=-180, le=180),
    east: float = Query(180, ge=-180, le=180),
) -> JSONResponse:
    """The placed incidents of a box of the map, one by one as points, or clustered where they are many."""
    wanted = replace(asked.wanted, bbox=Box(south, west, north, east), placed=True, after=None)
    wide = east - west if east > west else east - west + 360
    cells = store.map_cells(wanted, max(wide / _CELLS, 0.001))
    if sum(cell.incidents for cell in cells) > _SINGLE:
        return _collection([_cluster(cell) for cell in cells])
    said = words(language_of(request))
    return _collection([_point(row, said) for row in store.incident_rows(replace(wanted, limit=_SINGLE))])


@router.get("/map/holders.json")
def send_holders(request: Request, _person: Reader, at: str = "") -> JSONResponse:
    """Who holds each place that can be pinned, on a day, or where no day is asked for by the newest word on it."""
    known, day = held(kept_of(request)), _day(at)
    newest: dict[str, Holding] = {}
    for one in known.holdings:
        if day is None or stands_on(one, day):
            newest[one.place_id] = one
    return _collection([_holder(one, known) for one in newest.values() if _is_pinned(one, known)])


def _collection(features: list[Mapping[str, Any]]) -> JSONResponse:
    told = {"type": "FeatureCollection", "features": features}
    return JSONResponse(told, media_type="application/geo+json")


def _feature(lat: float | None, lon: float | None, **properties: object) -> Mapping[str, Any]:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
    }


def _point(row: IncidentRow, said: Words) -> Mapping[str, Any]:
    days = " – ".join(dict.fromkeys(day.isoformat() for day in (row.start, row.end) if day))
    return _feature(
        row.lat,
        row.lon,
        id=row.id,
        title=event_title(row.event_type, said),
        place=", ".join(dict.fromkeys(name for name in (row.place, row.admin1, row.country) if name)),
        days=days,
        low=row.figures.deaths_low,
        high=row.figures.deaths_high,
        where=row.where_prec,
        kilometres=_radius(row),
    )


def _cluster(cell: MapCell) -> Mapping[str, Any]:
    return _feature(cell.lat, cell.lon, id=cell.incident_id, incidents=cell.incidents, high=cell.deaths_high)


#: UCDP's where_prec → kilometres of the circle drawn around the point: 25 is the codebook's, the wider ones only say
#: that the event lies somewhere in a district, a province or an area.
_KILOMETRES = {2: 25, 3: 50, 4: 120, 5: 120}


def _radius(row: IncidentRow) -> int:
    """How far from its point an incident may lie; 0 at the place itself."""
    if row.where_prec is not None:
        return _KILOMETRES.get(row.where_prec, 0)
    return {2: 50, 3: 120}.get(row.geo_precision or 1, 0)


def _is_pinned(one: Holding, known: Held) -> bool:
    place = known.places.get(one.place_id)
    return place is not None and place.lat is not None and place.lon is not None and (place.where_prec or 1) < 6


def _holder(one: Holding, known: Held) -> Mapping[str, Any]:
    place, shown = known.places[one.place_id], view(one, known)
    return _feature(
        place.lat,
        place.lon,
        id=one.place_id,
        name=one.place_name,
        state=one.state.value,
        colour=shown.colour,
        holders=[party.name for party in shown.holders],
        rivals=[party.name for party in shown.rivals],
        besieged=one.besieged,
        start=one.start and one.start.isoformat(),
    )


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None
