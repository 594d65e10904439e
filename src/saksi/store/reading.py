"""Reading whole records: their rows and all their parts, in batches that keep memory flat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, Select, Table, select

from saksi.model import Record, Report
from saksi.store import queries, rebuild, tables

#: Records read at once. SQLite takes 32,766 parameters a statement.
BATCH = 200
#: Values named in one statement.
_NAMED = 5000

Value = TypeVar("Value")


def read_records(connection: Connection, query: Select[Any], parts: Sequence[Table] = tables.PARTS) -> Iterator[Record]:
    """The records of a query of `queries.wanted_records`, with those of their parts that are asked for."""
    asked = query.execution_options(yield_per=BATCH)
    for rows in connection.execute(asked).mappings().partitions(BATCH):
        yield from _with_parts(connection, rows, parts)


def read_newest(
    connection: Connection, record_ids: Iterable[str], parts: Sequence[Table] = tables.PARTS
) -> dict[str, Record]:
    """These records by id, each of the newest coding that holds it; those that no coding holds are left out."""
    found: dict[str, Record] = {}
    for some in batched(record_ids):
        for record in read_records(connection, queries.these_records(some), parts):
            found[record.id] = record
    return found


def read_reports(connection: Connection, report_ids: Iterable[str]) -> dict[str, Report]:
    """These reports by id."""
    table = tables.reports
    return {
        row["id"]: rebuild.report(row)
        for some in batched(report_ids)
        for row in connection.execute(select(table).where(table.c.id.in_(some))).mappings()
    }


def batched(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values, each once, in lists that one statement may name."""
    left = iter(dict.fromkeys(values))
    while some := list(islice(left, _NAMED)):
        yield some


def read_report(connection: Connection, report_id: str) -> Report | None:
    """A report by its id."""
    row = connection.execute(select(tables.reports).where(tables.reports.c.id == report_id)).mappings().first()
    return None if row is None else rebuild.report(row)


def read_repairs(connection: Connection, report_id: str) -> list[RowMapping]:
    """The rows of a report's repairs, in order."""
    table = tables.repairs
    query = select(table).where(table.c.report == report_id).order_by(table.c.position)
    return list(connection.execute(query).mappings())


def read_readers(connection: Connection, report_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The readers that coded each of these reports, the newest last."""
    table = tables.codings
    query = select(table.c.report, table.c.reader).where(table.c.report.in_(report_ids)).order_by(table.c.key)
    readers: dict[str, tuple[str, ...]] = {}
    for report, reader in connection.execute(query):
        readers[report] = (*readers.get(report, ()), reader)
    return readers


def _with_parts(connection: Connection, rows: Sequence[RowMapping], wanted: Sequence[Table]) -> Iterator[Record]:
    keys = [row["key"] for row in rows]
    parts: defaultdict[int, defaultdict[str, list[RowMapping]]] = defaultdict(lambda: defaultdict(list))
    for table in wanted:
        order = [table.c.record] + ([table.c.position] if "position" in table.c else [])
        query = select(table).where(table.c.record.in_(keys)).order_by(*order)
        for part in connection.execute(query).mappings():
            parts[part["record"]][table.name].append(part)
    for row in rows:
        yield rebuild.record(row, parts[row["key"]])
