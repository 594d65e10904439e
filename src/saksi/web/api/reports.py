"""Reports over the API: the list, one report, its text as received and as read, and its records."""

from __future__ import annotations

from dataclasses import asdict
from itertools import islice

from fastapi import Request, Response

from saksi.export.contract import record_form
from saksi.review import review_report
from saksi.review.plain import to_plain
from saksi.web.api.access import ApiReader
from saksi.web.api.answers import After, Fresh, Json, Limit, Page, api, page
from saksi.web.lookups import report_or_404
from saksi.web.security.guards import Data

router = api("reports")


@router.get("/reports", dependencies=[Fresh])
def list_reports(
    *,
    request: Request,
    response: Response,
    store: Data,
    _asker: ApiReader,
    after: After,
    outlet: str | None = None,
    limit: Limit = 50,
) -> Page:
    """Reports in the order they came, without their text; `outlet` is a part of a name."""
    found = list(islice(store.reports(outlet=outlet, limit=limit + 1, after=after), limit + 1))
    shown = found[:limit]
    items = [{**asdict(one), "published": to_plain(one.published)} for one in shown]
    return page(request, response, items, shown[-1].id if len(found) > limit else None)


@router.get("/reports/{report_id}", dependencies=[Fresh])
def one_report(report_id: str, store: Data, _asker: ApiReader) -> Json:
    """What is known of a report, without its text."""
    report = report_or_404(store, report_id)
    return {
        "id": report.id,
        "name": report.name,
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "published": to_plain(report.published),
        "language": report.language,
        "incidents": list(store.incidents_of_report(report_id)),
    }


@router.get("/reports/{report_id}/text", dependencies=[Fresh])
def text_of_report(report_id: str, store: Data, _asker: ApiReader) -> Json:
    """The text as received, as it was read (null where it was never cleaned), and the repairs between both."""
    report = report_or_404(store, report_id)
    clean = store.clean_text(report_id)
    repairs = [to_plain(repair) for repair in clean.repairs] if clean else []
    return {"raw": report.raw, "clean": clean.text if clean else None, "repairs": repairs}


@router.get("/reports/{report_id}/records", dependencies=[Fresh])
def records_of_report(report_id: str, store: Data, _asker: ApiReader) -> Json:
    """The records of a report's newest coding as people left them, each with how it stands."""
    report = report_or_404(store, report_id)
    found = review_report(store, report_id).records
    records = [{**record_form(report.raw, one.record), "standing": one.standing.value} for one in found]
    return {"report": report.name, "records": records}
