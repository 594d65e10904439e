"""Control of places over the API."""

from __future__ import annotations

from datetime import date

from fastapi import Request

from saksi.knowledge.folding import fold
from saksi.merge.control import holding_on
from saksi.merge.forms import holding_form
from saksi.web.api.access import ApiReader
from saksi.web.api.answers import Fresh, Json, api
from saksi.web.api.filters import Part
from saksi.web.holdings import held
from saksi.web.kept import kept_of

router = api("control")


@router.get("/control", dependencies=[Fresh])
def control(
    request: Request, _asker: ApiReader, place: Part = None, country: Part = None, at: date | None = None
) -> Json:
    """Who holds which place through time, with the records that open and close each holding.

    `place` is the beginning of a place's name, `at` a day on which the holding is to stand.
    """
    known = held(kept_of(request))
    found = known.holdings
    if country is not None:
        within = {key for key, ref in known.places.items() if ref.country == country.strip().upper()}
        found = tuple(one for one in found if one.place_id in within)
    if at is not None:
        found = tuple(holding_on(found, at))
    if place is not None:
        found = tuple(one for one in found if fold(one.place_name).startswith(fold(place)))
    return {"holdings": [holding_form(one) for one in found]}
