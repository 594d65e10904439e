"""Places: what happened there, their names, and who holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from threading import Lock

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from saksi.knowledge import shared
from saksi.knowledge.folding import fold
from saksi.knowledge.place import Place
from saksi.store.interface import Store
from saksi.store.listing import Facet, IncidentFilter, IncidentRow, Tally
from saksi.web.holding_bars import Axis, bars
from saksi.web.holdings import held, view
from saksi.web.kept import Kept, kept_of
from saksi.web.known_names import actor_name
from saksi.web.page import render
from saksi.web.security.guards import Data, Reader

router = APIRouter(include_in_schema=False)

_PAGE = 50
_ROWS = 50
_MOST = 10
#: The gazetteer's file is read by one thread at a time.
_READING = Lock()


@dataclass(frozen=True, slots=True)
class PlaceDoing:
    """What is told of a place (`key`: the gazetteer's id, or the words): incidents and the most dead."""

    key: str
    name: str
    kind: str
    country: str
    incidents: int
    deaths_high: int


@router.get("/places")
def list_places(request: Request, _person: Reader, name: str = "", page: int = 1) -> Response:
    """Every place of every incident, the one of most incidents first."""
    words = fold(name)
    found = [one for one in places_told(kept_of(request)) if words in fold(one.name)]
    page = min(max(page, 1), max(1, -(-len(found) // _PAGE)))
    shown = found[(page - 1) * _PAGE : page * _PAGE]
    more = page * _PAGE < len(found)
    return render(request, "places/list.html", places=shown, name=name, page=page, more=more, found=len(found))


@router.get("/places/place")
def show_place(request: Request, store: Data, _person: Reader, id: str) -> Response:
    """A place, by the gazetteer's id or by its words."""
    place, names = _known(id)
    known = held(kept_of(request))
    holdings = [view(one, known) for one in known.holdings if one.place_id == id]
    wanted = IncidentFilter(place_id=id) if store.count_incidents(IncidentFilter(place_id=id)) else None
    if wanted is None and place is None:
        wanted = IncidentFilter(place=id)
    rows = store.incident_rows(_limited(wanted)) if wanted else ()
    if place is None and not holdings and not rows:
        raise HTTPException(HTTPStatus.NOT_FOUND, f"nothing is told of a place {id}")
    axis = Axis.of(one.holding for one in holdings)
    return render(
        request,
        "places/place.html",
        id=id,
        title=_title(id, place, rows, holdings[0].holding.place_name if holdings else None),
        place=place,
        names=names,
        views=holdings,
        bars=bars(holdings, axis),
        marks=list(axis.marks()),
        rows=rows,
        total=store.count_incidents(wanted) if wanted else 0,
        query="place_id" if wanted and wanted.place_id else "place",
        types=store.tally(wanted, Facet.TYPE, _MOST) if wanted else (),
        actors=_named(store.tally(wanted, Facet.ACTOR, _MOST)) if wanted else (),
        recipients=_named(store.tally(wanted, Facet.RECIPIENT, _MOST)) if wanted else (),
    )


def _limited(wanted: IncidentFilter) -> IncidentFilter:
    return IncidentFilter(place_id=wanted.place_id, place=wanted.place, limit=_ROWS)


def places_told(kept: Kept) -> tuple[PlaceDoing, ...]:
    """Every place of every incident, the one of most incidents first."""
    return kept.get("places", lambda kept: _places(kept.store))


def _places(store: Store) -> tuple[PlaceDoing, ...]:
    return tuple(_doing(each) for each in store.tally(IncidentFilter(), Facet.PLACE) if each.key)


def _doing(each: Tally) -> PlaceDoing:
    key = each.key or ""
    place, _ = _known(key)
    if place is None:
        return PlaceDoing(key, key, "", "", each.incidents, each.deaths_high)
    return PlaceDoing(key, place.name, place.kind, place.country or "", each.incidents, each.deaths_high)


def _known(key: str) -> tuple[Place | None, tuple[str, ...]]:
    """The gazetteer's place of an id and its names."""
    with _READING:
        atlas = shared.gazetteer().atlas
        place = atlas.get(key)
        return place, atlas.names_of(key) if place else ()


def _title(key: str, place: Place | None, rows: Sequence[IncidentRow], held_as: str | None) -> str:
    if place is not None:
        return place.name
    return held_as or next((row.place for row in rows if row.place), None) or key


def _named(tallies: Sequence[Tally]) -> list[tuple[str, str, int]]:
    """Actors with their names and numbers of incidents."""
    return [(each.key, actor_name(each.key), each.incidents) for each in tallies if each.key]
