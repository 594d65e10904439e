"""Where the judgements stand: how they fit the newest reading, how reviewers agree, what is disputed; gold files."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from saksi.export.contract import record_form
from saksi.review import Agreement, Attachment, Dispute, Fit, gold_files, judged_reports
from saksi.review.agreement import agreement_of
from saksi.web.kept import Kept, kept_of
from saksi.web.page import render
from saksi.web.security.guards import Data, Reader

router = APIRouter(include_in_schema=False)


#: So many judgements that do not fit, and so many disputes, are listed; the others follow when these are settled.
_LISTED = 100


@dataclass(frozen=True, slots=True)
class Told:
    """How judgements fit (how many each way, and those that do not), and how reviewers agree and differ."""

    counts: Mapping[str, int]
    unfit: tuple[Attachment, ...]
    agreements: tuple[Agreement, ...]
    disputes: tuple[Dispute, ...]


@router.get("/standing")
def show_standing(request: Request, store: Data, _person: Reader) -> Response:
    """Fit after re-runs, agreement and disputes."""
    now = told(kept_of(request))
    reports = {name: store.report(name) for name in {dispute.report_id for dispute in now.disputes[:_LISTED]}}
    return render(request, "standing/standing.html", told=now, listed=_LISTED, reports=reports)


def told(kept: Kept) -> Told:
    """Where the judgements stand."""
    return kept.get("standing", _told)


def _told(kept: Kept) -> Told:
    reports = kept.judged.now().reports.values()
    attachments = [each for report in reports for each in report.attachments]
    counts = Counter(each.fit for each in attachments)
    ratings = [rated for report in reports for rated in report.ratings.values()]
    return Told(
        counts={fit.value: counts[fit] for fit in Fit},
        unfit=tuple(each for each in attachments if each.fit is not Fit.MATCH),
        agreements=agreement_of(ratings),
        disputes=tuple(dispute for report in reports for dispute in report.disputes),
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
