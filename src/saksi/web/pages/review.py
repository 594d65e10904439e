"""Review: the queue, and the desk on which one record is accepted, rejected, corrected or left for later."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from saksi.errors import ReviewError
from saksi.model import Judgement, Verdict
from saksi.review import Decision, accept, correct, field_text, is_on_incident, reject
from saksi.review.naming import is_on_actor
from saksi.store.interface import StaleJudgementError, Store
from saksi.web.editing import edited
from saksi.web.looking_up import looked_up
from saksi.web.lookups import judgement_or_404, record_or_404, report_or_404
from saksi.web.page import render
from saksi.web.pages.desk import desk
from saksi.web.pages.incident import incident_page
from saksi.web.pages.merging import to_incident
from saksi.web.queueing import place_of
from saksi.web.refusals import trouble
from saksi.web.security.guards import Data, Form, Reader, Reviewer, local_path, store_of
from saksi.web.whole import take_back

router = APIRouter(include_in_schema=False)
_SHOWN = 50
Settling = Callable[[Store, str, Decision], Judgement]


@router.get("/review")
def show_queue(request: Request, _person: Reader) -> Response:
    """The records that await a decision, the most due first."""
    return render(request, "review/queue.html", items=request.app.state.queue.waiting(_SHOWN))


@router.get("/review/next")
def go_on(request: Request, _person: Reader, after: str = "", done: str = "") -> Response:
    """To the record after another one in the queue; to the queue at its end."""
    return _to(_following(request, after), done)


@router.get("/review/previous")
def go_back(request: Request, _person: Reader, before: str) -> Response:
    """To the record before another one in the queue."""
    queue = request.app.state.queue
    item = queue.item(before)
    found = queue.before(place_of(item)) if item else queue.after(None)
    return _to(found.found.record.id if found else before)


@router.get("/review/{record_id}")
def show_record(
    request: Request, store: Data, _person: Reader, record_id: str, edit: str = "", done: str = ""
) -> Response:
    """A record on the desk; with `edit` the form of one field is open, `done` names the judgement passed last."""
    return desk(request, store, record_id, edit=edit, done=done)


@router.post("/review/{record_id}/correct")
def correct_field(request: Request, store: Data, person: Reviewer, record_id: str, form: Form) -> Response:
    """Give a field another value."""
    found, field = record_or_404(store, record_id), str(form.get("field") or "")
    report = report_or_404(store, found.record.report_id)
    record = None
    try:
        record = edited(found.record, field, form, report.raw)
        record = looked_up(record, field, report, store.clean_text(report.id))
        made = correct(store, record_id, field, field_text(record, field), _decision(person.name, form))
    except StaleJudgementError as error:
        newest, status = error.newest, HTTPStatus.CONFLICT
        return desk(request, store, record_id, edit=field, draft=record, newest=newest, filled=form, status=status)
    except ReviewError as error:
        refused, status = trouble(request, error), HTTPStatus.UNPROCESSABLE_ENTITY
        return desk(request, store, record_id, edit=field, draft=record, trouble=refused, filled=form, status=status)
    return _to(record_id, _done(made))


@router.post("/review/undo")
def undo_judgement(request: Request, store: Data, person: Reviewer, form: Form) -> Response:
    """Take a judgement back."""
    target = str(form.get("target") or "")
    judgement = judgement_or_404(store, target, str(form.get("judgement") or ""))
    record_id = str(form.get("record") or target)
    try:
        made, incident_id = take_back(store, judgement, Decision(person.name))
    except ReviewError as error:
        return _not_undone(request, store, judgement, record_id, error)
    if is_on_actor(judgement):
        return RedirectResponse(f"/actors/actor?id={target}", HTTPStatus.SEE_OTHER)
    if is_on_incident(judgement) or judgement.verdict in (Verdict.MERGE, Verdict.SPLIT):
        return to_incident(made, incident_id)
    if judgement.verdict is Verdict.ADD:
        return RedirectResponse(local_path(str(form.get("back") or ""), "/review"), HTTPStatus.SEE_OTHER)
    return _to(record_id, _done(made))


@router.post("/review/{record_id}/accept")
def accept_record(request: Request, person: Reviewer, record_id: str, form: Form) -> Response:
    """Accept a record, and go on to the next."""
    return _settle(request, record_id, accept, person.name, form)


@router.post("/review/{record_id}/reject")
def reject_record(request: Request, person: Reviewer, record_id: str, form: Form) -> Response:
    """Reject a record, and go on to the next."""
    return _settle(request, record_id, reject, person.name, form)


def _not_undone(request: Request, store: Store, judgement: Judgement, record_id: str, error: ReviewError) -> Response:
    """What stands against taking a judgement back, on the page of what it was passed on."""
    refused, status = trouble(request, error), HTTPStatus.CONFLICT
    if is_on_incident(judgement) or judgement.verdict in (Verdict.MERGE, Verdict.SPLIT):
        return incident_page(request, store, judgement.target, trouble=refused, status=status)
    if is_on_actor(judgement) or judgement.verdict is Verdict.ADD:
        raise HTTPException(status, refused.message)
    return desk(request, store, record_id, trouble=refused, status=status)


def _settle(request: Request, record_id: str, verdict: Settling, name: str, form: FormData) -> Response:
    store = store_of(request)
    following = _following(request, record_id)
    record_or_404(store, record_id)
    try:
        made = verdict(store, record_id, _decision(name, form))
    except StaleJudgementError as error:
        return desk(request, store, record_id, newest=error.newest, filled=form, status=HTTPStatus.CONFLICT)
    return _to(following if following != record_id else None, _done(made))


def _decision(name: str, form: FormData) -> Decision:
    """Who decides, and what that person had seen; a form that does not say has seen nothing."""
    return Decision(name, str(form.get("expected") or ""), str(form.get("note") or "").strip())


def _following(request: Request, record_id: str) -> str | None:
    queue = request.app.state.queue
    item = queue.item(record_id)
    found = queue.after(place_of(item) if item else None)
    return found.found.record.id if found else None


def _to(record_id: str | None, done: str = "") -> Response:
    path = f"/review/{record_id}" if record_id else "/review"
    return RedirectResponse(f"{path}?done={done}" if done and record_id else path, HTTPStatus.SEE_OTHER)


def _done(judgement: Judgement) -> str:
    return f"{judgement.target}:{judgement.id}"
