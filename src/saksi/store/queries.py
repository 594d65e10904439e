"""The questions a store is asked, as SQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, exists, func, or_, select, tuple_

from saksi.store import tables
from saksi.store.interface import RecordFilter

_CODINGS = tables.codings.c
_RECORDS = tables.records.c
_REPORTS = tables.reports.c


def newest_coding() -> ColumnElement[int]:
    """The key of the coding that was made last of the report in the enclosing row."""
    other = tables.codings.alias()
    query = select(func.max(other.c.key)).where(other.c.report == _REPORTS.id)
    return query.correlate(tables.reports).scalar_subquery()


def starting(column: ColumnElement[str], prefix: str) -> Select[Any]:
    """The ids that start with `prefix`, found by their index; ids are ASCII."""
    return select(column).distinct().where(column >= prefix, column < f"{prefix}\x7f").order_by(column)


def wanted_records(wanted: RecordFilter, few: Sequence[ColumnElement[bool]] = ()) -> Select[Any]:
    """The rows of the records asked for, with their report's key and id, report by report.

    `few` says of some conditions which records meet them (`records_by_parts`).
    """
    joined = tables.records.join(tables.codings, _RECORDS.coding == _CODINGS.key).join(
        tables.reports, _CODINGS.report == _REPORTS.id
    )
    query = select(tables.records, _CODINGS.report, _REPORTS.key.label("report_key")).select_from(joined)
    order = (_REPORTS.key, _CODINGS.key, _RECORDS.position)
    query = query.where(*_conditions(wanted), *few).order_by(*order)
    if wanted.after is not None:
        query = query.where(tuple_(*order) > _place_of(wanted.after, wanted.reader))
    elif wanted.limit is not None and wanted.judged is not True and wanted.linked is not False:
        query = query.where(_REPORTS.key >= 0)  # so that SQLite walks the reports in order, and stops at the limit
    return query if wanted.limit is None else query.limit(wanted.limit)


def records_of_reports(report_ids: Sequence[str]) -> Select[Any]:
    """The rows of the records of these reports, each by the reader that coded it last, report by report."""
    newest = select(func.max(_CODINGS.key)).where(_CODINGS.report.in_(report_ids)).group_by(_CODINGS.report)
    joined = tables.records.join(tables.codings, _RECORDS.coding == _CODINGS.key)
    query = select(tables.records, _CODINGS.report).select_from(joined).where(_CODINGS.key.in_(newest))
    return query.order_by(_CODINGS.key, _RECORDS.position)


def actor_mentions() -> Select[Any]:
    """How often each report's newest coding names somebody by the same words, with the id that they have there."""
    newest = select(func.max(_CODINGS.key)).group_by(_CODINGS.report)
    actor, mentions = tables.actors.c, func.count().label("mentions")
    joined = tables.actors.join(tables.records, actor.record == _RECORDS.key)
    query = select(actor.text, actor.actor_id, mentions).select_from(joined).where(_RECORDS.coding.in_(newest))
    return query.group_by(actor.text, actor.actor_id).order_by(actor.text, actor.actor_id)


def readings() -> Select[Any]:
    """Numbers that no coding leaves as they were: SQLite may give a key that is free again, at another moment."""
    newest = select(_CODINGS.at).order_by(_CODINGS.key.desc()).limit(1).scalar_subquery()
    return select(func.count(_CODINGS.key), func.sum(_CODINGS.key), newest)


def _place_of(record_id: str, reader: str | None) -> ScalarSelect[Any]:
    """Where a record stands in the order of records."""
    report, coding, record = tables.reports.alias(), tables.codings.alias(), tables.records.alias()
    joined = record.join(coding, record.c.coding == coding.c.key).join(report, coding.c.report == report.c.id)
    place = select(report.c.key, coding.c.key, record.c.position).select_from(joined).where(record.c.id == record_id)
    if reader is not None:
        place = place.where(coding.c.reader == reader)
    return place.order_by(coding.c.key.desc()).limit(1).scalar_subquery()


def these_records(record_ids: Sequence[str]) -> Select[Any]:
    """The rows of these records in every coding that holds them, the newest coding last."""
    joined = tables.records.join(tables.codings, _RECORDS.coding == _CODINGS.key)
    query = select(tables.records, _CODINGS.report).select_from(joined).where(_RECORDS.id.in_(record_ids))
    return query.order_by(_CODINGS.key)


def listed_reports(outlet: str | None, limit: int | None, after: str | None) -> Select[Any]:
    """The rows of the reports without their text, with the number of records of the newest coding."""
    columns = [column for column in tables.reports.c if column.name != "raw"]
    held = select(func.count()).select_from(tables.records).where(_RECORDS.coding == newest_coding())
    query = select(*columns, held.correlate(tables.reports).scalar_subquery().label("records")).order_by(_REPORTS.key)
    if outlet is not None:
        query = query.where(_REPORTS.outlet.icontains(outlet, autoescape=True))
    if after is not None:
        other = tables.reports.alias()
        query = query.where(_REPORTS.key > select(other.c.key).where(other.c.id == after).scalar_subquery())
    return query if limit is None else query.limit(limit)


def records_by_parts(wanted: RecordFilter, most: int) -> list[Select[Any]]:
    """For each kind of part that is asked about: the keys of the records with such a part, at most so many."""
    asked = ((tables.places, _place_parts(wanted)), (tables.actors, _actor_parts(wanted)))
    return [select(part.c.record).where(*parts).limit(most) for part, parts in asked if parts]


def in_few(keys: Sequence[int]) -> ColumnElement[bool]:
    """That a record has one of these keys."""
    return _RECORDS.key.in_(keys)


def _conditions(wanted: RecordFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        _CODINGS.key == newest_coding() if wanted.reader is None else _CODINGS.reader == wanted.reader
    ]
    if wanted.event_type is not None:
        conditions.append(_RECORDS.event_type == wanted.event_type)
    if wanted.modality is not None:
        conditions.append(_RECORDS.modality == wanted.modality)
    if wanted.report is not None:
        conditions.append(or_(_REPORTS.id == wanted.report, _REPORTS.name == wanted.report))
    if wanted.linked is not None:
        linked = exists().where(tables.incident_records.c.record == _RECORDS.id)
        conditions.append(linked if wanted.linked else ~linked)
    if wanted.judged is not None:
        judged = exists().where(tables.judgements.c.target == _RECORDS.id)
        conditions.append(judged if wanted.judged else ~judged)
    for part, parts in ((tables.places, _place_parts(wanted)), (tables.actors, _actor_parts(wanted))):
        if parts:
            conditions.append(exists().where(and_(part.c.record == _RECORDS.key, *parts)))
    conditions += _time_conditions(wanted)
    return conditions


def _place_parts(wanted: RecordFilter) -> list[ColumnElement[bool]]:
    column = tables.places.c
    asked: list[ColumnElement[bool]] = []
    if wanted.place is not None:
        names = (column.text, column.name, column.admin1, column.admin2)
        asked.append(or_(*(name.icontains(wanted.place, autoescape=True) for name in names)))
    if wanted.country is not None:
        # Not by the index of countries: SQLite would go through all of a country for each record.
        asked.append(func.coalesce(column.country, "") == wanted.country.upper())
    return asked


def _actor_parts(wanted: RecordFilter) -> list[ColumnElement[bool]]:
    if wanted.actor is None:
        return []
    column = tables.actors.c
    return [or_(column.text.icontains(wanted.actor, autoescape=True), column.actor_id == wanted.actor)]


def _time_conditions(wanted: RecordFilter) -> list[ColumnElement[bool]]:
    column = tables.times.c
    asked: list[ColumnElement[bool]] = []
    if wanted.since is not None:
        asked.append(column.last_day >= wanted.since)
    if wanted.until is not None:
        asked.append(column.first_day <= wanted.until)
    return [exists().where(and_(column.record == _RECORDS.key, *asked))] if asked else []


def one_record(record_id: str, reader: str | None) -> Select[Any]:
    """The row of one record: of the newest coding that holds it, or of one reader's."""
    joined = tables.records.join(tables.codings, _RECORDS.coding == _CODINGS.key)
    query = select(tables.records, _CODINGS.report).select_from(joined).where(_RECORDS.id == record_id)
    if reader is not None:
        query = query.where(_CODINGS.reader == reader)
    return query.order_by(_CODINGS.key.desc()).limit(1)
