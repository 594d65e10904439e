"""Records over the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fastapi import Request, Response

from saksi.export.contract import record_form
from saksi.model import Judgement, Record, Verdict
from saksi.review import reviewed_coded
from saksi.review.plain import to_plain
from saksi.store.interface import RecordFilter, Store
from saksi.web.api.access import ApiReader
from saksi.web.api.answers import After, Fresh, Json, Limit, Page, api, page
from saksi.web.api.filters import RecordsAsked
from saksi.web.kept import kept_of
from saksi.web.lookups import record_or_404
from saksi.web.security.guards import Data

router = api("records")


@router.get("/records", dependencies=[Fresh])
def list_records(
    *,
    request: Request,
    response: Response,
    store: Data,
    _asker: ApiReader,
    after: After,
    asked: RecordsAsked,
    reviewed: bool = True,
    limit: Limit = 50,
) -> Page:
    """Records report by report; `reviewed=false` shows them as the reader coded them.

    The filters are asked of what the reader said; rejected records are left out of reviewed pages, so that those may
    be shorter than `limit`.
    """
    wanted = replace(asked, after=after, limit=limit + 1)
    said = list(store.records(wanted))
    shown = {record.id for record in said[:limit]}
    coded = (
        reviewed_coded(store, replace(wanted, limit=limit), passed=_passed(request, store, said, limit, asked))
        if reviewed
        else store.coded(replace(wanted, limit=limit))
    )
    items = [
        {"report": report.name, "report_id": report.id, **record_form(report.raw, record)}
        for report, records in coded
        for record in records
        if reviewed or record.id in shown
    ]
    return page(request, response, items, said[limit - 1].id if len(said) > limit else None)


def _passed(
    request: Request, store: Store, said: Sequence[Record], limit: int, asked: RecordFilter
) -> Mapping[str, Sequence[Judgement]]:
    """The judgements on the reports of a page; on the last page also on those in which only people found something."""
    judged = kept_of(request).judged.now().reports
    here = {record.report_id for record in said[:limit]}
    passed: dict[str, Sequence[Judgement]] = {name: judged[name].judgements for name in here if name in judged}
    if len(said) <= limit:
        for name, own in judged.items():
            adds = any(judgement.verdict is Verdict.ADD for judgement in own.judgements)
            if name not in here and adds and not list(store.records(replace(asked, report=name, limit=1))):
                passed[name] = own.judgements
    return passed


@router.get("/records/{record_id}", dependencies=[Fresh])
def one_record(record_id: str, store: Data, _asker: ApiReader) -> Json:
    """A record as people left it (`record`) and as it was said first (`said`), with the judgements on it."""
    found = record_or_404(store, record_id)
    raw = store.report(found.record.report_id).raw
    return {
        "record": record_form(raw, found.record),
        "said": record_form(raw, found.said),
        "standing": found.standing.value,
        "newest_judgement": found.newest,
        "judgements": [to_plain(judgement) for judgement in found.judgements],
    }
