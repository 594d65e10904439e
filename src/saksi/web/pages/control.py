"""Control of places: who holds which place through time, with the records that say so."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from fastapi import APIRouter, Request
from fastapi.responses import Response

from saksi.knowledge.folding import fold
from saksi.merge.control import Holding
from saksi.web.holding_bars import Axis, bars
from saksi.web.holdings import Held, held, stands_on, view
from saksi.web.kept import kept_of
from saksi.web.page import render
from saksi.web.security.guards import Data, Reader

router = APIRouter(include_in_schema=False)

#: How many places a page shows.
_PAGE = 25


@router.get("/control")
def show_control(
    *,
    request: Request,
    store: Data,
    _person: Reader,
    place: str = "",
    country: str = "",
    holder: str = "",
    at: str = "",
    page: int = 1,
) -> Response:
    """Places with their holdings as bars on one axis, and each holding with its evidence."""
    known, day = held(kept_of(request)), _day(at)
    chosen = _chosen(known, fold(place), country.strip().upper(), fold(holder), day)
    page = min(max(page, 1), max(1, -(-len(chosen) // _PAGE)))
    shown = chosen[(page - 1) * _PAGE : page * _PAGE]
    axis = Axis.of((one for _, holdings in shown for one in holdings), [day] if day else [])
    places = []
    for key, holdings in shown:
        views = [view(one, known) for one in holdings]
        listed = [one for one in views if day is None or stands_on(one.holding, day)]
        country_of = known.places[key].country if key in known.places else None
        places.append(
            {
                "id": key,
                "name": holdings[0].place_name,
                "country": country_of,
                "bars": bars(views, axis),
                "rows": listed,
            }
        )
    return render(
        request,
        "control/control.html",
        places=places,
        marks=list(axis.marks()),
        day=None if day is None else axis.at(day),
        asked={"place": place, "country": country, "holder": holder, "at": at},
        wrong_day=bool(at) and day is None,
        found=len(chosen),
        page=page,
        more=page * _PAGE < len(chosen),
    )


def _chosen(known: Held, place: str, country: str, holder: str, day: date | None) -> list[tuple[str, list[Holding]]]:
    """The places asked for with all their holdings."""
    found = []
    for key, group in groupby(known.holdings, lambda one: one.place_id):
        holdings = list(group)
        ref = known.places.get(key)
        fits = place in fold(holdings[0].place_name) and (not country or (ref is not None and ref.country == country))
        if fits and any((day is None or stands_on(one, day)) and _is_of(one, holder, known) for one in holdings):
            found.append((key, holdings))
    return sorted(found, key=lambda one: (fold(one[1][0].place_name), one[0]))


def _is_of(one: Holding, holder: str, known: Held) -> bool:
    """Whether a holder's or rival's name holds the words."""
    shown = view(one, known)
    return not holder or any(holder in fold(f"{party.name} {party.id}") for party in (*shown.holders, *shown.rivals))


def _day(given: str) -> date | None:
    """A day as the form sends it; None where there is none or it is no day."""
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        return None
