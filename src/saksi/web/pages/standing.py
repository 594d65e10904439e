"""Where the judgements stand: how they fit the newest reading, how reviewers agree, what is disputed; gold files."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator

from fastapi import APIRouter, Request
from fastapi.responses import Response

from saksi.export.contract import record_form
from saksi.model import Record
from saksi.review import Fit, agreement, disputes, gold_files, judged_reports, reattach
from saksi.review.reviewed import by_report
from saksi.store.interface import RecordFilter, Store
from saksi.web.page import render
from saksi.web.security.guards import Data, Reader

router = APIRouter(include_in_schema=False)


@router.get("/standing")
def show_standing(request: Request, store: Data, _person: Reader) -> Response:
    """Fit after re-runs, agreement and disputes."""
    passed = tuple(store.judgements())
    records = list(_judged_records(store, by_report(passed)))
    attachments = reattach(passed, records)
    counts = Counter(each.fit for each in attachments)
    return render(
        request,
        "standing/standing.html",
        counts={fit.value: counts[fit] for fit in Fit},
        unfit=[each for each in attachments if each.fit is not Fit.MATCH],
        agreements=agreement(records, passed),
        disputes=disputes(records, passed),
    )


@router.get("/standing/gold.zip")
def download_gold(store: Data, _person: Reader, complete: bool = True) -> Response:
    """Judged reports as gold files in one archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in gold_files(judged_reports(store, complete=complete), record_form):
            archive.writestr(f"gold/{name}", content)
    headers = {"content-disposition": 'attachment; filename="saksi-gold.zip"'}
    return Response(held.getvalue(), media_type="application/zip", headers=headers)


def _judged_records(store: Store, report_ids: Iterable[str]) -> Iterator[Record]:
    """The newest records of the reports that somebody judged."""
    for report_id in report_ids:
        yield from store.records(RecordFilter(report=report_id))
