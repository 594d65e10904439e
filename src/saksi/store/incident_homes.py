"""Which incidents hold, or share, what some reports and records tell: questions of linking, as SQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select

from saksi.store import tables

_INCIDENTS, _TOLD, _REPORTS = tables.incidents.c, tables.incident_reports.c, tables.reports.c


def of_reports(report_ids: Sequence[str], *, undated: bool) -> Select[tuple[str]]:
    """The ids of the incidents that reports tell of; with `undated` of those without a day."""
    query = select(_INCIDENTS.id).distinct().join(tables.incident_reports, _TOLD.incident == _INCIDENTS.key)
    query = query.join(tables.reports, _REPORTS.key == _TOLD.report).where(_REPORTS.id.in_(report_ids))
    return query.where(_INCIDENTS.first_day.is_(None)) if undated else query


def told_with(incident_ids: Sequence[str]) -> Select[tuple[str]]:
    """The ids of the incidents of all reports that tell of some."""
    keys = select(_INCIDENTS.key).where(_INCIDENTS.id.in_(incident_ids))
    reports = select(_TOLD.report).where(_TOLD.incident.in_(keys))
    query = select(_INCIDENTS.id).distinct().join(tables.incident_reports, _TOLD.incident == _INCIDENTS.key)
    return query.where(_TOLD.report.in_(reports))


def told_between(since: date, until: date) -> Select[tuple[str]]:
    """The ids of the incidents of which a record, in whatever coding, tells a time that overlaps these days."""
    times, records, homes = tables.times.c, tables.records.c, tables.incident_records.c
    query = select(_INCIDENTS.id).distinct().join(tables.incident_records, homes.incident == _INCIDENTS.key)
    query = query.join(tables.records, records.id == homes.record).join(tables.times, times.record == records.key)
    return query.where(times.first_day <= until, times.last_day >= since)
