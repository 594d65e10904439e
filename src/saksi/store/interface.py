"""What a store can do, whatever database is behind it, and the shapes it answers with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from saksi.errors import StoreError
from saksi.model import CleanText, Interval, Record, Report


class UnstorableReportError(StoreError):
    """One report holds what the store cannot keep; the store itself is sound and the run goes on."""


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report in a list: everything but its text. `readers` are those that coded it, the newest last.

    `length` counts raw characters, `records` the records of the newest reader.
    """

    id: str
    name: str
    outlet: str | None
    url: str | None
    title: str | None
    published: Interval | None
    language: str | None
    length: int
    readers: tuple[str, ...]
    records: int


@dataclass(frozen=True, slots=True)
class StoredFailure:
    """One input that a run could not code; `report_id` is None where it did not even become a report."""

    run: int
    name: str
    reason: str
    hint: str
    report_id: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """Which records are asked for; a field of None asks nothing.

    `place` and `actor` are parts of a name, in any case. `since` and `until` keep records whose time overlaps those
    days (both included). `report` is a report's id or name. Without `reader`, each report answers with the records of
    the reader that coded it last.
    """

    event_type: str | None = None
    modality: str | None = None
    place: str | None = None
    country: str | None = None
    actor: str | None = None
    since: date | None = None
    until: date | None = None
    report: str | None = None
    reader: str | None = None
    limit: int | None = None


#: Every record of the reader that coded its report last.
EVERYTHING = RecordFilter()


class Store(Protocol):
    """Reports with their repairs, records and failures. Every method raises StoreError when the database fails."""

    def begin(self, reader: str) -> int:
        """Open a run of `reader` and return its number."""

    def finish(self, run: int) -> None:
        """Mark a run as having come to its end."""

    def has(self, report_id: str, reader: str) -> bool:
        """Whether `reader` (name and version) has coded the report."""

    def save(self, run: int, report: Report, text: CleanText, reader: str, records: Sequence[Record]) -> None:
        """Keep one coded report in one transaction.

        Records that the same reader made of it before are replaced, those of other readers stay.
        """

    def fail(self, run: int, name: str, reason: str, hint: str = "", report: Report | None = None) -> None:
        """Keep one failure, and its report where there is one, in one transaction."""

    def find(self, prefix: str) -> str:
        """The one report or record id that starts with `prefix`; StoreError if there is none or more than one."""

    def report(self, report_id: str) -> Report:
        """A report as it was received."""

    def clean_text(self, report_id: str) -> CleanText | None:
        """A report's clean text with its repairs; None where it was never cleaned."""

    def record(self, record_id: str, reader: str | None = None) -> Record:
        """A record; without `reader` that of the newest coding that holds it."""

    def reports(self, outlet: str | None = None, limit: int | None = None) -> Iterator[StoredReport]:
        """The reports, in the order they came."""

    def records(self, wanted: RecordFilter = EVERYTHING) -> Iterator[Record]:
        """The records asked for, report by report."""

    def coded(self, wanted: RecordFilter = EVERYTHING) -> Iterator[tuple[Report, tuple[Record, ...]]]:
        """The records asked for with their report; reports without such records are left out."""

    def failures(self, run: int | None = None) -> Iterator[StoredFailure]:
        """The failures of one run, or of all."""

    def close(self) -> None:
        """Let go of the database."""
