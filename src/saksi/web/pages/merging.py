"""Merging incidents that are one event, and splitting one that is several."""

from __future__ import annotations

import json
from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from saksi.linking import relink
from saksi.model import Judgement
from saksi.review import Decision, merge, split
from saksi.review.anchor import anchors
from saksi.store.interface import Store
from saksi.web.security.guards import Data, Form, Reviewer

router = APIRouter(include_in_schema=False)


@router.post("/incidents/merge")
def merge_incidents(store: Data, person: Reviewer, form: Form) -> Response:
    """Make one of the incidents whose ids the form has as `incident`; `expected` is of the first."""
    names = list(dict.fromkeys(str(name) for name in form.getlist("incident")))
    by = Decision(person.name, _expected(form), str(form.get("note") or "").strip())
    return to_incident(linked_anew(store, merge(store, names, by)))


@router.post("/incidents/{incident_id}/split")
def split_incident(store: Data, person: Reviewer, incident_id: str, form: Form) -> Response:
    """Part the records that the form has as `record` from the rest of an incident."""
    leaving = [str(name) for name in form.getlist("record")]
    by = Decision(person.name, _expected(form), str(form.get("note") or "").strip())
    return to_incident(linked_anew(store, split(store, incident_id, leaving, by)))


def linked_anew(store: Store, judgement: Judgement) -> str | None:
    """Link what a merge or split, or its undoing, is about; the incident that the judged one is now."""
    names = list(anchors(judgement))
    home = store.incidents_of(names)
    relink(store, set(home.values()))
    kept = json.loads(judgement.old or "null")
    first = kept[0] if isinstance(kept, list) and kept else names[0]
    return store.incidents_of([first]).get(first)


def to_incident(incident_id: str | None) -> Response:
    """To the page of an incident; to the list where there is none."""
    path = f"/incidents/{incident_id}" if incident_id else "/incidents"
    return RedirectResponse(path, HTTPStatus.SEE_OTHER)


def _expected(form: Form) -> str | None:
    """The newest judgement on the incident that the person has seen; None where the form does not say."""
    given = form.get("expected")
    return None if given is None else str(given)
