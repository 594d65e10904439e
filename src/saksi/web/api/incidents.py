"""Incidents over the API: the list, one with its claims side by side, and the views of its toll."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from fastapi import Request, Response
from fastapi.encoders import jsonable_encoder

from saksi.merge.forms import claims_form, views_form
from saksi.release.material import Reviewed
from saksi.review import seen
from saksi.review.plain import to_plain
from saksi.store.interface import Store
from saksi.store.listing import Facet
from saksi.web.api.access import ApiReader
from saksi.web.api.answers import After, Fresh, Json, Limit, Page, api, page
from saksi.web.api.filters import IncidentsAsked
from saksi.web.lookups import incident_or_404
from saksi.web.security.guards import Data

router = api("incidents")


@router.get("/incidents", dependencies=[Fresh])
def list_incidents(
    *,
    request: Request,
    response: Response,
    store: Data,
    _asker: ApiReader,
    after: After,
    asked: IncidentsAsked,
    limit: Limit = 50,
) -> Page:
    """Incidents as a table shows them."""
    found = store.incident_rows(replace(asked, after=after, limit=limit + 1))
    shown = found[:limit]
    items = [jsonable_encoder(asdict(row)) for row in shown]
    return page(request, response, items, shown[-1].id if len(found) > limit else None)


@router.get("/tallies/{facet}", dependencies=[Fresh])
def tally(facet: Facet, store: Data, _asker: ApiReader, asked: IncidentsAsked, limit: Limit = 100) -> Json:
    """The incidents asked for, counted by a facet, with the sums of the least and the most dead that are told."""
    return {"facet": facet.value, "tallies": [asdict(one) for one in store.tally(asked, facet, limit)]}


@router.get("/incidents/{incident_id}", dependencies=[Fresh])
def one_incident(incident_id: str, store: Data, _asker: ApiReader) -> Json:
    """An incident with its links and their weights, its relations, and the views of its toll.

    `expected` is what a decision on it is to name.
    """
    incident = incident_or_404(store, incident_id)
    testimonies = Reviewed(store).testimonies(incident)
    told: dict[str, Any] = to_plain(incident)
    known = {"newest_judgement": _newest(store, incident_id), "expected": seen(store, incident_id)}
    return {**told, "views": views_form(testimonies), **known}


@router.get("/incidents/{incident_id}/claims", dependencies=[Fresh])
def claims_of_incident(incident_id: str, store: Data, _asker: ApiReader) -> Json:
    """Who says what of each field, when, with the words; people's corrections applied."""
    return claims_form(Reviewed(store).testimonies(incident_or_404(store, incident_id)))


def _newest(store: Store, target: str) -> str:
    judgements = store.judgements_of([target]).get(target, ())
    return judgements[-1].id if judgements else ""
