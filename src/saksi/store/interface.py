"""What a store can do, whatever database is behind it, and the shapes it answers with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from saksi.errors import StoreError
from saksi.model import CleanText, Family, Incident, Interval, Judgement, Record, Report, Testimony
from saksi.store.listing import (
    ALL_INCIDENTS,
    Facet,
    IncidentFigures,
    IncidentFilter,
    IncidentRow,
    MapCell,
    SearchHit,
    Status,
    Tally,
)
from saksi.store.people import People


class UnstorableReportError(StoreError):
    """One report holds what the store cannot keep; the store itself is sound and the run goes on."""


class UnknownIdError(StoreError):
    """The store is sound and holds nothing of that id."""


class StaleJudgementError(StoreError):
    """Somebody else has judged the target since it was read; nothing was kept.

    `newest` is the judgement that the caller did not know of, None where the target has none.
    """

    def __init__(self, message: str, hint: str, newest: Judgement | None) -> None:
        super().__init__(message, hint)
        self.newest = newest


#: What `judge` is told to expect of a target that nobody has judged yet.
NO_JUDGEMENT = ""


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
    the reader that coded it last. `linked` asks for records that belong to an incident, or to none; `judged` for such
    that have a judgement, or none. `after` is the id of the last record of the page before.
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
    linked: bool | None = None
    judged: bool | None = None
    after: str | None = None


#: Every record of the reader that coded its report last.
EVERYTHING = RecordFilter()


class Reports(Protocol):
    """Reports with their repairs, records and failures."""

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
        """The one report, record or incident id that starts with `prefix`; StoreError if there is none or several."""

    def report(self, report_id: str) -> Report:
        """A report as it was received."""

    def clean_text(self, report_id: str) -> CleanText | None:
        """A report's clean text with its repairs; None where it was never cleaned."""

    def record(self, record_id: str, reader: str | None = None) -> Record:
        """A record; without `reader` that of the newest coding that holds it."""

    def reports(
        self, outlet: str | None = None, limit: int | None = None, after: str | None = None
    ) -> Iterator[StoredReport]:
        """The reports, in the order they came; `after` is the id of the last one of the page before."""

    def records(self, wanted: RecordFilter = EVERYTHING) -> Iterator[Record]:
        """The records asked for, report by report."""

    def coded(self, wanted: RecordFilter = EVERYTHING) -> Iterator[tuple[Report, tuple[Record, ...]]]:
        """The records asked for with their report; reports without such records are left out."""

    def records_of(self, report_ids: Sequence[str]) -> Mapping[str, tuple[Record, ...]]:
        """The records of each of these reports by the reader that coded it last."""

    def actor_mentions(self) -> Sequence[tuple[str, str | None, int]]:
        """The words for actors and recipients in all records of newest codings, their ids, and how often; in order."""

    def readings(self) -> str:
        """A short text that differs after every coding, and only then."""

    def failures(self, run: int | None = None) -> Iterator[StoredFailure]:
        """The failures of one run, or of all."""


class Incidents(Protocol):
    """Families and incidents: what linking made of the records."""

    def save_families(self, families: Sequence[Family]) -> None:
        """Make these the families of the store, in one transaction; those that stayed as they were are not touched."""

    def families(self) -> Iterator[Family]:
        """All families, by id."""

    def families_named(self, family_ids: Sequence[str]) -> Iterator[Family]:
        """The families of these ids that there are, each once, in no order."""

    def families_of(self, report_ids: Sequence[str]) -> Mapping[str, str]:
        """The id of each report's family; a report that has none is its own witness and answers with its own id."""

    def save_incidents(
        self,
        incidents: Sequence[Incident],
        gone: Sequence[str] = (),
        figures: Mapping[str, IncidentFigures] | None = None,
    ) -> None:
        """Insert or replace these incidents and drop those of the ids `gone`, in one transaction.

        `figures` by incident id is what lists sort by; where it says nothing of an incident, the store reads it off
        the records: the least and most dead that one of them tells, and doubt from scores and differing tolls.
        """

    def save_figures(self, figures: Mapping[str, IncidentFigures]) -> None:
        """Make these the figures of incidents, in one transaction; those that hold them are not touched."""

    def save_statuses(self, statuses: Mapping[str, Status]) -> None:
        """Make these the statuses of incidents: where judgements moved to other records, only review knows them."""

    def incidents(self, wanted: IncidentFilter = ALL_INCIDENTS) -> Iterator[Incident]:
        """The incidents asked for, whole."""

    def incident_rows(self, wanted: IncidentFilter = ALL_INCIDENTS) -> Sequence[IncidentRow]:
        """The incidents asked for, as a table shows them."""

    def incidents_named(self, incident_ids: Sequence[str]) -> Iterator[Incident]:
        """The incidents of these ids that there are, each once, in no order."""

    def incident(self, incident_id: str) -> Incident:
        """An incident; StoreError if there is none (`find` completes the beginning of an id)."""

    def incident_row(self, incident_id: str) -> IncidentRow:
        """An incident as a table shows it; StoreError if there is none."""

    def incidents_of(self, record_ids: Sequence[str]) -> Mapping[str, str]:
        """The id of each record's incident; records that belong to none are left out."""

    def incidents_of_report(self, report_id: str) -> Sequence[str]:
        """The ids of the incidents that a report tells of."""

    def incidents_of_reports(self, report_ids: Sequence[str], *, undated: bool = False) -> Sequence[str]:
        """The ids of the incidents that any of these reports tells of; `undated`: of those alone that have no day."""

    def incidents_told_with(self, incident_ids: Sequence[str]) -> Sequence[str]:
        """The ids of the incidents of all reports that tell of any of these, themselves included."""

    def incidents_told(self, since: date, until: date) -> Sequence[str]:
        """The ids of the incidents of which a record tells a time that overlaps these days (both included)."""

    def count_incidents(self, wanted: IncidentFilter = ALL_INCIDENTS) -> int:
        """How many incidents are asked for; `after` and `limit` are not heeded."""

    def map_cells(self, wanted: IncidentFilter, degrees: float) -> Sequence[MapCell]:
        """The incidents asked for that are placed, clustered on a grid of so many degrees a side."""

    def tally(self, wanted: IncidentFilter, by: Facet, limit: int | None = None) -> Sequence[Tally]:
        """The incidents asked for, counted: by time in its order, else the most frequent first."""

    def testimonies(self, incident_ids: Sequence[str]) -> Mapping[str, tuple[Testimony, ...]]:
        """The records of each incident with their reports and families; of a record coded again, the newest coding."""

    def alone(self, task: str) -> AbstractContextManager[None]:
        """Be the only process that does `task` ("linking") on this store: others wait; a killed process lets go.

        For work that reads, thinks and writes. It blocks no other reading or writing.
        """

    def set_out(self, task: str, plan: str) -> None:
        """Keep what a task is about to do in several transactions, till `arrived`; a newer plan takes the place."""

    def unfinished(self, task: str) -> str | None:
        """The plan of a task that set out and has not arrived; None where there is none."""

    def arrived(self, task: str) -> None:
        """Forget the plan of a task: it is done."""


class Judgements(Protocol):
    """People's decisions: they are added, never changed or removed."""

    def judge(self, judgement: Judgement, expected: str | None = None) -> None:
        """Keep a judgement; the same judgement twice is kept once.

        With `expected` (the id of the target's newest judgement that the reviewer has seen, or NO_JUDGEMENT) it
        raises StaleJudgementError if the target has a newer one by now.
        """

    def judge_all(self, judgements: Sequence[Judgement], expected: Mapping[str, str] | None = None) -> None:
        """Keep several judgements of one decision, all or none.

        `expected` tells of targets, also such as are not judged now, what the reviewer has seen of them, as for
        `judge`.
        """

    def judgements(self, target: str | None = None, report: str | None = None) -> Iterator[Judgement]:
        """The judgements on one target, those whose anchor names a report (by id), or all; oldest first."""

    def judgement_ids(self) -> Sequence[str]:
        """The ids of all judgements, oldest first."""

    def judgements_named(self, judgement_ids: Sequence[str]) -> Iterator[Judgement]:
        """The judgements of these ids, oldest first where they are thousands at most."""

    def judgements_of(self, targets: Sequence[str]) -> Mapping[str, tuple[Judgement, ...]]:
        """The judgements on each target, oldest first; targets without one are left out."""


class Store(Reports, Incidents, Judgements, People, Protocol):
    """All that Saksi keeps. Every method raises StoreError when the database fails."""

    @property
    def where(self) -> str:
        """What messages call the database: its file or address, without secrets."""

    def search(self, words: str, limit: int = 50) -> Sequence[SearchHit]:
        """The reports that hold all these words in any of their forms, the best first.

        "Words in quotes" must follow each other, `-word` must not occur, `word*` is a beginning.
        """

    def state(self) -> str:
        """A short text that differs after every coding, linking and judgement (for caches and ETags)."""

    def close(self) -> None:
        """Let go of the database."""
