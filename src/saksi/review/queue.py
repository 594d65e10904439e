"""What a reviewer should look at first: records in the order of doubt and weight."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from saksi.model import HarmKind, Record, Report
from saksi.review.effective import Standing
from saksi.review.judged import JudgedReport, JudgedReports
from saksi.review.reviewed import ReviewedRecord
from saksi.store.interface import RecordFilter, Store
from saksi.store.listing import IncidentFilter, Order

#: Records that are weighed at most when the queue is drawn up; the others follow when these are settled.
SIGHT = 300
_INCIDENTS = 150


@dataclass(frozen=True, slots=True)
class Priority:
    """Why a record is where it is in the queue. Each part is 0 or more; what counts is their sum.

    `doubt` is 1 less the reader's lowest score; `toll` the decimal logarithm of one and the highest figure of the dead;
    `conflict` 1 where speakers or reports of the incident differ on a figure; `change` 1 where a newer reader
    contradicts a judgement.
    """

    doubt: float = 0.0
    toll: float = 0.0
    conflict: float = 0.0
    change: float = 0.0

    @property
    def rank(self) -> float:
        """How soon the record is due: a thousand dead weigh as much as full doubt and a conflict together."""
        return self.doubt + self.toll * 2 / 3 + self.conflict + 2 * self.change


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A record that awaits a decision, with its report and why it is due."""

    report: Report
    found: ReviewedRecord
    priority: Priority


def priority(found: ReviewedRecord, siblings: Iterable[Record] = ()) -> Priority:
    """The priority of a record; `siblings` are the other records of its incident."""
    record = found.record
    scores = record.scores.values()
    doubt = 1 - min(max(min(scores, default=0.0), 0.0), 1.0)
    dead = max((max(harm.low, harm.high or 0) for harm in record.harm if harm.kind is HarmKind.KILLED), default=0)
    conflict = float(_in_conflict([record, *siblings]))
    return Priority(doubt, math.log10(1 + dead), conflict, float(found.mismatched))


def in_order(items: Iterable[QueueItem]) -> list[QueueItem]:
    """The items, the most due first; ties go by id, so that the order is the same whatever order they came in."""
    return sorted(items, key=lambda item: (-item.priority.rank, item.found.record.id))


def queue(
    store: Store, limit: int = 50, wanted: RecordFilter | None = None, judged: JudgedReports | None = None
) -> list[QueueItem]:
    """The records that await a decision, the most due first.

    `wanted` narrows it (by report, type, place ...). What a newer reader contradicts is due again although it was
    settled. Up to `SIGHT` records are weighed: those of the most doubtful incidents first, where records are linked.
    Whoever asks often hands in `judged`, which keeps what was reviewed already.
    """
    known = (judged or JudgedReports(store)).now().reports
    items = []
    for told in _told(store, wanted):
        item = _due(told, known.get(told.report.id))
        if item is not None:
            items.append(item)
        if len(items) >= SIGHT:
            break
    return in_order(items)[:limit]


@dataclass(frozen=True, slots=True)
class _Told:
    """A record with its report and the other records of its incident."""

    report: Report
    record: Record
    siblings: tuple[Record, ...] = ()


def _told(store: Store, wanted: RecordFilter | None) -> Iterator[_Told]:
    if wanted is None and store.count_incidents():
        yield from _of_incidents(store)
        wanted = RecordFilter(linked=False)
    for report, records in store.coded(wanted or RecordFilter()):
        yield from (_Told(report, record) for record in records)


def _of_incidents(store: Store) -> Iterator[_Told]:
    """The records of the incidents, the most doubtful incident first."""
    after = None
    while True:
        rows = store.incident_rows(IncidentFilter(order=Order.DOUBT, after=after, limit=_INCIDENTS))
        told = store.testimonies([row.id for row in rows])
        for row in rows:
            records = [each.record for each in told.get(row.id, ())]
            for each in told.get(row.id, ()):
                others = tuple(record for record in records if record.id != each.record.id)
                yield _Told(each.report, each.record, others)
        if len(rows) < _INCIDENTS:
            return
        after = rows[-1].id


def _due(told: _Told, judged: JudgedReport | None) -> QueueItem | None:
    """The record as an item of the queue; None where it is settled."""
    found: ReviewedRecord | None = ReviewedRecord(told.record, told.record, Standing.OPEN)
    if judged is not None:
        found = next((each for each in judged.reviewed.records if each.record.id == told.record.id), None)
    if found is None or (found.standing.settled and not found.mismatched):
        return None
    return QueueItem(told.report, found, priority(found, told.siblings))


def _in_conflict(records: Iterable[Record]) -> bool:
    """Whether figures of one kind of harm exclude each other, each record's totals taken before its parts."""
    low: dict[HarmKind, int] = {}
    high: dict[HarmKind, float] = {}
    for record in records:
        for kind in {harm.kind for harm in record.harm}:
            figures = [harm for harm in record.harm if harm.kind is kind]
            totals = [harm for harm in figures if harm.is_total] or figures[:1]
            for harm in totals:
                low[kind] = max(low.get(kind, 0), harm.low)
                high[kind] = min(high.get(kind, math.inf), math.inf if harm.high is None else harm.high)
    return any(low[kind] > high[kind] for kind in low)
