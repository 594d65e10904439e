"""Reports: the list, and a report with its text, repairs and records."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from saksi.errors import ReviewError
from saksi.model import Modality, Span
from saksi.review import Decision, add, missed_record, review_report
from saksi.web.catalogue import words
from saksi.web.lookups import report_or_404
from saksi.web.page import event_titles, language_of, render
from saksi.web.record_view import record_view
from saksi.web.refusals import trouble
from saksi.web.security.guards import Data, Form, Reader, Reviewer
from saksi.web.text import pieces, sentence_spans

router = APIRouter(include_in_schema=False)

_PAGE = 50


@router.get("/reports")
def list_reports(request: Request, store: Data, _person: Reader, outlet: str = "", after: str = "") -> Response:
    """The reports, in the order they came."""
    listed = list(store.reports(outlet or None, _PAGE + 1, after or None))
    following = listed[_PAGE - 1].id if len(listed) > _PAGE else ""
    return render(request, "reports/list.html", reports=listed[:_PAGE], outlet=outlet, after=after, following=following)


@router.get("/reports/{report_id}")
def show_report(request: Request, store: Data, _person: Reader, report_id: str) -> Response:
    """A report: its text with all evidence, and its records."""
    return _report_page(request, store, report_id)


@router.post("/reports/{report_id}/records")
def add_missed(request: Request, store: Data, person: Reviewer, report_id: str, form: Form) -> Response:
    """Add a record that the reader missed, on the sentence that states it."""
    report = report_or_404(store, report_id)
    try:
        start, end = int(str(form.get("start") or "")), int(str(form.get("end") or ""))
        evidence = [Span(start, min(end, len(report.raw)))]
        modality = Modality(str(form.get("modality") or Modality.ASSERTED))
        event_type = str(form.get("event_type") or "")
        if event_type not in event_titles(words("en")):
            raise ReviewError(f"there is no event type {event_type!r}", "choose one")
        record = missed_record(report_id, event_type, evidence, person.name, modality)
        add(store, record, Decision(person.name))
    except ValueError:
        said = words(language_of(request))
        return _report_page(request, store, report_id, HTTPStatus.UNPROCESSABLE_ENTITY, said("reports.no_words"))
    except ReviewError as error:
        refused = str(trouble(request, error))
        return _report_page(request, store, report_id, HTTPStatus.UNPROCESSABLE_ENTITY, refused)
    return RedirectResponse(f"/review/{record.id}", HTTPStatus.SEE_OTHER)


def _report_page(request: Request, store: Data, report_id: str, status: int = 200, refused: str = "") -> Response:
    report = report_or_404(store, report_id)
    text = store.clean_text(report_id)
    reviewed = review_report(store, report_id)
    views = [record_view(number, found, report.raw) for number, found in enumerate(reviewed.records)]
    repairs = text.repairs if text else ()
    return render(
        request,
        "reports/report.html",
        status,
        report=report,
        views=views,
        obsolete=reviewed.obsolete,
        repairs=repairs,
        pieces=pieces(report.raw, repairs, [mark for view in views for mark in view.marks()]),
        sentences=sentence_spans(report, text),
        event_types=event_titles(words(language_of(request))),
        modalities=[modality.value for modality in Modality],
        trouble=refused,
    )
