"""Families: reports of one origin (a wire story, its rewrites, reposts and translations) count as one witness."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.merge.identity import keep_ids
from saksi.model import Family, Report


def find_families(reports: Sequence[Report], known: Sequence[Family] = ()) -> tuple[Family, ...]:
    """The families of `reports`; one that grows keeps the id it has in `known`."""
    before = {report_id: family.id for family in known for report_id in family.report_ids}
    sets = [[report.id] for report in sorted(reports, key=lambda report: report.id)]
    return tuple(Family(name, tuple(members)) for name, members in zip(keep_ids("f-", sets, before), sets, strict=True))
