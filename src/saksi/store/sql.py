"""The store on any SQL database that SQLAlchemy knows; what is SQLite's own stands in `sqlite`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby

from sqlalchemy import Connection, Engine, delete, insert, select, update

from saksi import __version__
from saksi.errors import StoreError
from saksi.model import CleanText, Record, Report
from saksi.store import queries, rebuild, tables
from saksi.store.failures import clear_errors
from saksi.store.interface import EVERYTHING, RecordFilter, StoredFailure, StoredReport
from saksi.store.reading import read_records, read_repairs, read_report
from saksi.store.writing import insert_row, write_cleaning, write_records, write_report


class SqlStore:
    """A `saksi.store.Store` on an engine; `where` names the database in messages."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where

    def begin(self, reader: str) -> int:
        """Open a run of `reader`."""
        row = {"reader": reader, "program": __version__, "started": datetime.now(UTC)}
        with self._writing() as connection:
            return insert_row(connection, tables.runs, row)

    def finish(self, run: int) -> None:
        """Mark a run as having come to its end."""
        with self._writing() as connection:
            connection.execute(update(tables.runs).where(tables.runs.c.key == run).values(finished=datetime.now(UTC)))

    def has(self, report_id: str, reader: str) -> bool:
        """Whether `reader` has coded the report."""
        coding = tables.codings.c
        query = select(coding.key).where(coding.report == report_id, coding.reader == reader)
        with self._reading() as connection:
            return connection.execute(query).first() is not None

    def save(self, run: int, report: Report, text: CleanText, reader: str, records: Sequence[Record]) -> None:
        """Keep one coded report in one transaction."""
        coding = tables.codings
        same = (coding.c.report == report.id, coding.c.reader == reader)
        with self._writing(report.name) as connection:
            write_report(connection, report)
            write_cleaning(connection, text)
            connection.execute(delete(coding).where(*same))
            row = {"report": report.id, "reader": reader, "run": run, "at": datetime.now(UTC)}
            key = insert_row(connection, coding, row)
            write_records(connection, key, records)

    def fail(self, run: int, name: str, reason: str, hint: str = "", report: Report | None = None) -> None:
        """Keep one failure, and its report where there is one."""
        row = {"run": run, "name": name, "reason": reason, "hint": hint, "at": datetime.now(UTC)}
        with self._writing(name) as connection:
            if report is not None:
                write_report(connection, report)
            connection.execute(insert(tables.failures).values(**row, report=report.id if report else None))

    def find(self, prefix: str) -> str:
        """The one id that starts with `prefix`."""
        with self._reading() as connection:
            found: set[str] = {
                found_id
                for column in (tables.reports.c.id, tables.records.c.id)
                for found_id in connection.scalars(
                    select(column).distinct().where(column.startswith(prefix, autoescape=True)).limit(6)
                )
            }
        if prefix in found:
            return prefix
        if not found:
            raise StoreError(
                f"{self._where}: no report or record has an id that starts with {prefix!r}",
                "list the ids with `saksi reports` and `saksi records`",
            )
        if len(found) > 1:
            raise StoreError(
                f"{self._where}: several ids start with {prefix!r}", f"one of: {', '.join(sorted(found)[:5])} ..."
            )
        return found.pop()

    def report(self, report_id: str) -> Report:
        """A report as it was received."""
        with self._reading() as connection:
            report = read_report(connection, report_id)
        if report is None:
            raise StoreError(f"{self._where}: there is no report {report_id}", "list them with `saksi reports`")
        return report

    def clean_text(self, report_id: str) -> CleanText | None:
        """A report's clean text with its repairs."""
        table = tables.cleanings
        with self._reading() as connection:
            cleaning = connection.execute(select(table).where(table.c.report == report_id)).mappings().first()
            report = read_report(connection, report_id)
            if cleaning is None or report is None:
                return None
            return rebuild.clean_text(report.raw, cleaning, read_repairs(connection, report_id))

    def record(self, record_id: str, reader: str | None = None) -> Record:
        """A record of the newest coding that holds it, or of `reader`'s."""
        with self._reading() as connection:
            record = next(read_records(connection, queries.one_record(record_id, reader)), None)
        if record is None:
            raise StoreError(f"{self._where}: there is no record {record_id}", "list them with `saksi records`")
        return record

    def reports(self, outlet: str | None = None, limit: int | None = None) -> Iterator[StoredReport]:
        """The reports, in the order they came."""
        readers = select(tables.codings.c.reader).order_by(tables.codings.c.key)
        with self._reading() as connection:
            for row in connection.execute(queries.listed_reports(outlet, limit)).mappings():
                names = tuple(connection.scalars(readers.where(tables.codings.c.report == row["id"])))
                yield rebuild.stored_report(row, names)

    def records(self, wanted: RecordFilter = EVERYTHING) -> Iterator[Record]:
        """The records asked for, report by report."""
        with self._reading() as connection:
            yield from read_records(connection, queries.wanted_records(wanted))

    def coded(self, wanted: RecordFilter = EVERYTHING) -> Iterator[tuple[Report, tuple[Record, ...]]]:
        """The records asked for with their report."""
        for report_id, records in groupby(self.records(wanted), key=lambda record: record.report_id):
            yield self.report(report_id), tuple(records)

    def failures(self, run: int | None = None) -> Iterator[StoredFailure]:
        """The failures of one run, or of all."""
        table = tables.failures
        query = select(table).order_by(table.c.key)
        with self._reading() as connection:
            for row in connection.execute(query if run is None else query.where(table.c.run == run)).mappings():
                yield rebuild.failure(row)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with clear_errors(self._where), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self, name: str | None = None) -> Iterator[Connection]:
        """One transaction; `name` is the report that a message names."""
        where = self._where if name is None else f"{self._where}: {name}"
        with (
            clear_errors(where),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection
