"""Reports, records and failures, on any SQL database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby, islice

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from saksi import __version__
from saksi.errors import StoreError
from saksi.model import CleanText, Record, Report
from saksi.store import queries, rebuild, tables
from saksi.store.database import Database
from saksi.store.interface import EVERYTHING, RecordFilter, StoredFailure, StoredReport, UnknownIdError
from saksi.store.reading import (
    BATCH,
    batched,
    read_readers,
    read_records,
    read_repairs,
    read_report,
    read_reports,
)
from saksi.store.writing import insert_row, write_cleaning, write_records, write_report

#: Records with a place or actor that are named one by one; with more, the first of them are soon met.
_FEW = 2000
#: Reports whose texts are read at once.
_TOGETHER = 100


class SqlReports(Database):
    """`saksi.store.interface.Reports` on an engine."""

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
        columns = (tables.reports.c.id, tables.records.c.id, tables.incidents.c.id)
        with self._reading() as connection:
            found: set[str] = {
                found_id
                for column in columns
                for found_id in connection.scalars(queries.starting(column, prefix).limit(6))
            }
        if prefix in found:
            return prefix
        if not found:
            raise UnknownIdError(
                f"{self._where}: no report or record or incident has an id that starts with {prefix!r}",
                "list the ids with `saksi reports`, `saksi records` and `saksi incidents`",
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
            raise UnknownIdError(f"{self._where}: there is no report {report_id}", "list them with `saksi reports`")
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
            raise UnknownIdError(f"{self._where}: there is no record {record_id}", "list them with `saksi records`")
        return record

    def reports(
        self, outlet: str | None = None, limit: int | None = None, after: str | None = None
    ) -> Iterator[StoredReport]:
        """The reports, in the order they came."""
        with self._reading() as connection:
            asked = connection.execute(queries.listed_reports(outlet, limit, after)).mappings()
            for rows in asked.partitions(BATCH):
                readers = read_readers(connection, [row["id"] for row in rows])
                yield from (rebuild.stored_report(row, readers.get(row["id"], ())) for row in rows)

    def records(self, wanted: RecordFilter = EVERYTHING) -> Iterator[Record]:
        """The records asked for, report by report."""
        with self._reading() as connection:
            yield from read_records(connection, queries.wanted_records(wanted, _few(connection, wanted)))

    def coded(self, wanted: RecordFilter = EVERYTHING) -> Iterator[tuple[Report, tuple[Record, ...]]]:
        """The records asked for with their report."""
        told = groupby(self.records(wanted), key=lambda record: record.report_id)
        held = ((report_id, tuple(records)) for report_id, records in told)
        while some := list(islice(held, _TOGETHER)):
            with self._reading() as connection:
                reports = read_reports(connection, [report_id for report_id, _ in some])
            yield from ((reports[report_id], records) for report_id, records in some)

    def records_of(self, report_ids: Sequence[str]) -> Mapping[str, tuple[Record, ...]]:
        """The records of each report."""
        found: dict[str, tuple[Record, ...]] = dict.fromkeys(report_ids, ())
        with self._reading() as connection:
            for some in batched(report_ids):
                read = read_records(connection, queries.records_of_reports(some))
                for report_id, records in groupby(read, key=lambda record: record.report_id):
                    found[report_id] = tuple(records)
        return found

    def actor_mentions(self) -> Sequence[tuple[str, str | None, int]]:
        """The words for actors in all records, their ids, and how often."""
        with self._reading() as connection:
            return [(row.text, row.actor_id, row.mentions) for row in connection.execute(queries.actor_mentions())]

    def readings(self) -> str:
        """A text that differs after every coding."""
        with self._reading() as connection:
            return "-".join(str(part) for part in connection.execute(queries.readings()).one())

    def failures(self, run: int | None = None) -> Iterator[StoredFailure]:
        """The failures of one run, or of all."""
        table = tables.failures
        query = select(table).order_by(table.c.key)
        with self._reading() as connection:
            asked = query if run is None else query.where(table.c.run == run)
            for row in connection.execute(asked.execution_options(yield_per=BATCH)).mappings():
                yield rebuild.failure(row)


def _few(connection: Connection, wanted: RecordFilter) -> list[ColumnElement[bool]]:
    """Of a page, which records have the places and actors asked for, where those are few.

    Else a database may look through all records for a page of a name that hardly any has.
    """
    found = []
    for query in queries.records_by_parts(wanted, _FEW + 1) if wanted.limit is not None else ():
        keys = connection.scalars(query).all()
        if len(keys) <= _FEW:
            found.append(queries.in_few(keys))
    return found
