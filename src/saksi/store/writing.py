"""Writing reports and records, within the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Insert, Table, delete, insert, update
from sqlalchemy.dialects import postgresql, sqlite

from saksi.model import CleanText, Record, Report
from saksi.store import rows, tables
from saksi.store.fulltext import index_reports

#: Columns of a report that what is learnt later does not change.
_FIXED = ("id", "raw", "length", "ingested")


def write_report(connection: Connection, report: Report) -> None:
    """Keep a report; what is known of it now replaces what was, its text stays the same by its id.

    Two transactions that write one report take turns from here on: the second waits for the first one's row.
    """
    row = rows.report_row(report)
    column = tables.reports.c
    new = connection.execute(_insert_if_new(connection, row).returning(column.key)).scalar()
    if new is not None:
        index_reports(connection, {new: report.raw})
        return
    known = {name: value for name, value in row.items() if value is not None and name not in _FIXED}
    connection.execute(update(tables.reports).where(column.id == report.id).values(known))


def _insert_if_new(connection: Connection, row: Mapping[str, Any]) -> Insert:
    if connection.dialect.name == "sqlite":
        return sqlite.insert(tables.reports).values(row).on_conflict_do_nothing(index_elements=["id"])
    return postgresql.insert(tables.reports).values(row).on_conflict_do_nothing(index_elements=["id"])


def write_cleaning(connection: Connection, text: CleanText) -> None:
    """Keep a report's repairs in place of older ones."""
    table = tables.cleanings
    connection.execute(delete(table).where(table.c.report == text.report_id))
    connection.execute(insert(table).values(rows.cleaning_row(text)))
    if text.repairs:
        connection.execute(insert(tables.repairs), rows.repair_rows(text))


def write_records(connection: Connection, coding: int, records: Sequence[Record]) -> None:
    """Keep the records of a coding with all their parts."""
    if not records:
        return
    made = [rows.record_row(record, coding, position) for position, record in enumerate(records)]
    query = insert(tables.records).returning(tables.records.c.key, sort_by_parameter_order=True)
    keys = connection.scalars(query, made).all()
    parts: dict[Table, list[dict[str, Any]]] = defaultdict(list)
    for record, key in zip(records, keys, strict=True):
        for table, part in rows.part_rows(record, key):
            parts[table].append(part)
    for table, part_rows in parts.items():
        connection.execute(insert(table), part_rows)


def insert_row(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Insert one row and return the key it got."""
    found = connection.execute(insert(table).values(row).returning(table.c.key))
    return int(found.scalar_one())
