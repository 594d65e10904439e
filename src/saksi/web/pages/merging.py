"""Deciding on a whole incident: accepted, rejected, merged with others, split; told in place where it has changed."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from saksi.errors import ReviewError, SaksiError
from saksi.model import Judgement, Verdict
from saksi.review import Decision
from saksi.store.interface import StaleJudgementError, Store, UnknownIdError
from saksi.web import whole
from saksi.web.pages.incident import Draft, Stale, incident_page
from saksi.web.refusals import trouble
from saksi.web.security.guards import Data, Form, Reviewer, store_of

router = APIRouter(include_in_schema=False)


@router.post("/incidents/merge")
def merge_incidents(request: Request, store: Data, person: Reviewer, form: Form) -> Response:
    """Make one of the incidents whose ids the form has as `incident`; `expected` is of the first."""
    names = list(dict.fromkeys(str(name) for name in form.getlist("incident")))
    try:
        return to_incident(*whole.join(store, names, _decision(person.name, form)))
    except (StaleJudgementError, UnknownIdError, ReviewError) as error:
        return _told(request, store, names[0] if names else "", form, error)


@router.post("/incidents/{incident_id}/split")
def split_incident(request: Request, store: Data, person: Reviewer, incident_id: str, form: Form) -> Response:
    """Part the records that the form has as `record` from the rest of an incident."""
    leaving = [str(name) for name in form.getlist("record")]
    try:
        return to_incident(*whole.part(store, incident_id, leaving, _decision(person.name, form)))
    except (StaleJudgementError, UnknownIdError, ReviewError) as error:
        return _told(request, store, incident_id, form, error)


@router.post("/incidents/{incident_id}/accept")
def accept(request: Request, person: Reviewer, incident_id: str, form: Form) -> Response:
    """Accept every record of an incident that nobody has decided on."""
    return _settle(request, incident_id, Verdict.ACCEPT, person.name, form)


@router.post("/incidents/{incident_id}/reject")
def reject(request: Request, person: Reviewer, incident_id: str, form: Form) -> Response:
    """Reject every record of an incident."""
    return _settle(request, incident_id, Verdict.REJECT, person.name, form)


def to_incident(judgement: Judgement, incident_id: str | None) -> Response:
    """To the page of an incident, which tells what was done; to the list where there is none."""
    if incident_id is None:
        return RedirectResponse("/incidents", HTTPStatus.SEE_OTHER)
    done = f"{judgement.target}:{judgement.id}"
    return RedirectResponse(f"/incidents/{incident_id}?done={done}", HTTPStatus.SEE_OTHER)


def _settle(request: Request, incident_id: str, verdict: Verdict, name: str, form: FormData) -> Response:
    store = store_of(request)
    try:
        made = whole.decide(store, incident_id, verdict, _decision(name, form))
    except (StaleJudgementError, UnknownIdError, ReviewError) as error:
        return _told(request, store, incident_id, form, error)
    return to_incident(made, incident_id)


def _told(request: Request, store: Store, incident_id: str, form: FormData, error: SaksiError) -> Response:
    """The incident's page with what stands against the decision, and what the person had filled in."""
    chosen = frozenset(str(name) for field in ("incident", "record") for name in form.getlist(field))
    draft = Draft(chosen, str(form.get("note") or ""))
    if isinstance(error, ReviewError):
        refused, status = trouble(request, error), HTTPStatus.UNPROCESSABLE_ENTITY
        return incident_page(request, store, incident_id, draft=draft, trouble=refused, status=status)
    stale = Stale(error.newest if isinstance(error, StaleJudgementError) else None)
    return incident_page(request, store, incident_id, draft=draft, stale=stale, status=HTTPStatus.CONFLICT)


def _decision(name: str, form: FormData) -> Decision:
    """Who decides, and what that person had seen; a form that does not say has seen nothing."""
    return Decision(name, str(form.get("expected") or ""), str(form.get("note") or "").strip())
