"""Reading whole records: their rows and all their parts, in batches that keep memory flat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from saksi.model import Record, Report
from saksi.store import rebuild, tables

#: Records read at once. SQLite takes 32,766 parameters a statement.
_BATCH = 200


def read_records(connection: Connection, query: Select[Any]) -> Iterator[Record]:
    """The records of a query of `queries.wanted_records`."""
    for rows in connection.execute(query).mappings().partitions(_BATCH):
        yield from _with_parts(connection, rows)


def read_report(connection: Connection, report_id: str) -> Report | None:
    """A report by its id."""
    row = connection.execute(select(tables.reports).where(tables.reports.c.id == report_id)).mappings().first()
    return None if row is None else rebuild.report(row)


def read_repairs(connection: Connection, report_id: str) -> list[RowMapping]:
    """The rows of a report's repairs, in order."""
    table = tables.repairs
    query = select(table).where(table.c.report == report_id).order_by(table.c.position)
    return list(connection.execute(query).mappings())


def _with_parts(connection: Connection, rows: Sequence[RowMapping]) -> Iterator[Record]:
    keys = [row["key"] for row in rows]
    parts: defaultdict[int, defaultdict[str, list[RowMapping]]] = defaultdict(lambda: defaultdict(list))
    for table in tables.PARTS:
        order = [table.c.record] + ([table.c.position] if "position" in table.c else [])
        query = select(table).where(table.c.record.in_(keys)).order_by(*order)
        for part in connection.execute(query).mappings():
            parts[part["record"]][table.name].append(part)
    for row in rows:
        yield rebuild.record(row, parts[row["key"]])
