"""Control of places over the API."""

from __future__ import annotations

from datetime import date

from saksi.knowledge.folding import fold
from saksi.merge.control import control_intervals, holding_on
from saksi.merge.forms import holding_form
from saksi.web.api.access import ApiReader
from saksi.web.api.answers import Fresh, Json, api
from saksi.web.api.filters import Part
from saksi.web.holdings import told_of_control
from saksi.web.security.guards import Data

router = api("control")


@router.get("/control", dependencies=[Fresh])
def control(store: Data, _asker: ApiReader, place: Part = None, country: Part = None, at: date | None = None) -> Json:
    """Who holds which place through time, with the records that open and close each holding.

    `place` is the beginning of a place's name, `at` a day on which the holding is to stand.
    """
    told = told_of_control(store, country)
    found = control_intervals(told)
    if at is not None:
        found = tuple(holding_on(found, at))
    if place is not None:
        found = tuple(one for one in found if fold(one.place_name).startswith(fold(place)))
    return {"holdings": [holding_form(one) for one in found]}
