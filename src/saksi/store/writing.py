"""Writing reports and records, within the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from saksi.model import CleanText, Record, Report
from saksi.store import rows, tables


def write_report(connection: Connection, report: Report) -> None:
    """Keep a report; what is known of it now replaces what was, its text stays the same by its id."""
    row = rows.report_row(report)
    column = tables.reports.c
    if connection.execute(select(column.key).where(column.id == report.id)).first() is None:
        connection.execute(insert(tables.reports).values(row))
        return
    known = {name: value for name, value in row.items() if value is not None and name != "ingested"}
    connection.execute(update(tables.reports).where(column.id == report.id).values(known))


def write_cleaning(connection: Connection, text: CleanText) -> None:
    """Keep a report's repairs in place of older ones."""
    table = tables.cleanings
    connection.execute(delete(table).where(table.c.report == text.report_id))
    connection.execute(insert(table).values(rows.cleaning_row(text)))
    if text.repairs:
        connection.execute(insert(tables.repairs), rows.repair_rows(text))


def write_records(connection: Connection, coding: int, records: Sequence[Record]) -> None:
    """Keep the records of a coding with all their parts."""
    parts: dict[Table, list[dict[str, Any]]] = defaultdict(list)
    for position, record in enumerate(records):
        row = rows.record_row(record, coding, position)
        key = insert_row(connection, tables.records, row)
        for table, part in rows.part_rows(record, key):
            parts[table].append(part)
    for table, part_rows in parts.items():
        connection.execute(insert(table), part_rows)


def insert_row(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Insert one row and return the key it got."""
    found = connection.execute(insert(table).values(row).returning(table.c.key))
    return int(found.scalar_one())
