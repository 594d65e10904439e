"""The page of one incident, as it stands or as it stood against a decision; and of one that is gone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from saksi.merge.forms import views_form
from saksi.model import Judgement, Report, Verdict
from saksi.release.material import Reviewed
from saksi.review import Whereabouts, in_force, seen, whereabouts
from saksi.review.anchor import anchors
from saksi.review.incidents import awaits, is_on_incident, records_of
from saksi.store.interface import Store, UnknownIdError
from saksi.web.catalogue import words
from saksi.web.incident_view import (
    family_views,
    fields_told,
    link_of,
    related_rows,
    same_perhaps,
    with_origins,
)
from saksi.web.known_names import actor_name
from saksi.web.page import language_of, render
from saksi.web.pages.desk import last_done
from saksi.web.reasons import family_reason, reason, whole_reason
from saksi.web.refusals import Trouble
from saksi.web.security.guards import identity_of


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person had filled in when the decision was not kept: the chosen incidents and records, the note."""

    chosen: frozenset[str] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stale:
    """What stopped a decision: a judgement passed meanwhile, or None where records joined or left."""

    newest: Judgement | None


def incident_page(
    request: Request,
    store: Store,
    incident_id: str,
    *,
    done: str = "",
    draft: Draft | None = None,
    stale: Stale | None = None,
    trouble: Trouble | None = None,
    status: int = HTTPStatus.OK,
) -> Response:
    """The page of an incident, or of what became of it.

    `done` is "TARGET:JUDGEMENT" of what the person did last; `stale` what stopped the person, `draft` what was filled
    in.
    """
    try:
        incident = store.incident(incident_id)
    except UnknownIdError:
        found = whereabouts(store, incident_id)
        if found is None:
            raise
        return _gone_page(request, store, incident_id, found, done=done, draft=draft)
    testimonies = Reviewed(store).testimonies(incident)
    members = records_of(store, incident_id)
    told_by = [(each, store.report(each.record.report_id)) for each in members]
    said = words(language_of(request))
    families = with_origins(store, family_views(testimonies))
    related = list(related_rows(store, incident))
    last = last_done(store, done)
    return render(
        request,
        "incidents/incident.html",
        status,
        incident=incident,
        row=store.incident_row(incident_id),
        testimonies=testimonies,
        found=told_by,
        is_due=any(map(awaits, members)),
        counts=Counter(each.standing for each in members),
        families=families,
        fields=fields_told(families),
        tolls=views_form(testimonies) if testimonies else None,
        links=link_of(incident),
        reasons={link.record_id: reason(said, link.reason) for link in incident.links},
        whole_reason=lambda text: whole_reason(said, text),
        family_reason=lambda text: family_reason(said, text),
        reports={each.record.id: report for each, report in told_by},
        named={report.id: report.outlet or report.name for _, report in told_by},
        related=related,
        others=same_perhaps(store, incident, [row for _, row in related]),
        expected=seen(store, incident_id),
        last=last,
        undoable=_undoable(request, store, incident_id, last),
        draft=draft or Draft(),
        stale=stale,
        trouble=trouble,
        actor_name=actor_name,
    )


def _gone_page(
    request: Request, store: Store, incident_id: str, found: Whereabouts, *, done: str, draft: Draft | None
) -> Response:
    """What became of an incident that people rejected, merged or split.

    One that lives on in one other leads there; with a draft, that page tells what happened and keeps the draft.
    """
    if len(found.homes) == 1 and draft is not None:
        stale = Stale(found.judgement)
        return incident_page(request, store, found.homes[0], draft=draft, stale=stale, status=HTTPStatus.CONFLICT)
    if len(found.homes) == 1:
        return RedirectResponse(f"/incidents/{found.homes[0]}", HTTPStatus.SEE_OTHER)
    return render(
        request,
        "incidents/gone.html",
        HTTPStatus.OK if draft is None else HTTPStatus.CONFLICT,
        incident_id=incident_id,
        judgement=found.judgement,
        records=_records(store, found),
        homes=[store.incident_row(name) for name in found.homes],
        last=last_done(store, done),
        draft=draft,
    )


def _records(store: Store, found: Whereabouts) -> list[tuple[str, str, Report]]:
    """The records of an incident that is gone: id, event type and report of each."""
    grounds = anchors(found.judgement).values()
    return [
        (name, ground.event_type, store.report(ground.report_id))
        for name, ground in zip(found.records, grounds, strict=True)
    ]


def _undoable(request: Request, store: Store, incident_id: str, last: Judgement | None) -> Judgement | None:
    """What the undo key takes back: what the person did last, else that person's newest decision on this incident."""
    person = identity_of(request)
    if last is not None and last.verdict is not Verdict.UNDO:
        return last
    own = [
        each
        for each in in_force(store.judgements(incident_id))
        if person is not None and each.reviewer == person.name and _is_whole(each)
    ]
    return own[-1] if own else None


def _is_whole(judgement: Judgement) -> bool:
    return is_on_incident(judgement) or judgement.verdict in (Verdict.MERGE, Verdict.SPLIT)
