"""The desk: one record with its text, fields, forms and history."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from saksi.model import HarmKind, Judgement, Modality, Record, Verdict
from saksi.review import FIELDS, ReviewedRecord, in_force
from saksi.store.interface import Store
from saksi.web.catalogue import words
from saksi.web.editing import form_parts
from saksi.web.filled import filled_parts
from saksi.web.lookups import record_or_404, report_or_404
from saksi.web.page import event_titles, language_of, render
from saksi.web.record_view import record_view
from saksi.web.refusals import Trouble
from saksi.web.security.guards import identity_of
from saksi.web.text import pieces, sentence_spans


def desk(
    request: Request,
    store: Store,
    record_id: str,
    *,
    edit: str = "",
    done: str = "",
    draft: Record | None = None,
    trouble: Trouble | None = None,
    newest: Judgement | None = None,
    filled: FormData | None = None,
    status: int = 200,
) -> Response:
    """The page of one record.

    `edit` names the field whose form is open, `draft` the record as the person would have it; `done` is
    "TARGET:JUDGEMENT" of what the person did last; `newest` is what somebody else decided meanwhile, where that stopped
    the person, and `filled` the form as the person had it.
    """
    found = record_or_404(store, record_id)
    report = report_or_404(store, found.record.report_id)
    text = store.clean_text(report.id)
    view = record_view(0, found, report.raw)
    last = last_done(store, done)
    return render(
        request,
        "review/desk.html",
        status,
        report=report,
        view=view,
        found=found,
        item=request.app.state.queue.item(record_id),
        edit=edit if edit in FIELDS else "",
        draft=draft,
        parts=_parts(draft or found.record, edit, report.raw, filled) if edit in FIELDS else [],
        last=last,
        undoable=_undoable(request, found, last),
        trouble=trouble,
        newest=newest,
        note=str(filled.get("note") or "") if filled else "",
        incident_id=store.incidents_of([record_id]).get(record_id),
        repairs=text.repairs if text else (),
        pieces=pieces(report.raw, text.repairs if text else (), list(view.marks())),
        sentences=sentence_spans(report, text),
        event_types=event_titles(words(language_of(request))),
        modalities=[modality.value for modality in Modality],
        harm_kinds=[kind.value for kind in HarmKind],
    )


def _parts(record: Record, field: str, raw: str, filled: FormData | None) -> list[object]:
    """The rows of a field's form: as they were filled in, else as the record has them."""
    return filled_parts(filled) if filled and "words" in filled else form_parts(record, field, raw)


def last_done(store: Store, done: str) -> Judgement | None:
    """The judgement that "TARGET:JUDGEMENT" names: what a person did last."""
    target, _, name = done.partition(":")
    return next((each for each in store.judgements(target) if each.id == name), None) if name else None


def _undoable(request: Request, found: ReviewedRecord, last: Judgement | None) -> Judgement | None:
    """What the undo key takes back: what the person did last, else that person's newest decision on this record."""
    person = identity_of(request)
    if last is not None and last.verdict is not Verdict.UNDO:
        return last
    own = [each for each in in_force(found.judgements) if person is not None and each.reviewer == person.name]
    return own[-1] if own else None
