"""What a store holds as people's judgements leave it, for exporters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from saksi.export.material import Dossier, Stored
from saksi.model import Incident, Judgement, Record, Report, Testimony
from saksi.review.effective import Standing
from saksi.review.reviewed import by_report, judgements_on, review, reviewed_coded
from saksi.review.told import testimonies_of
from saksi.store.interface import EVERYTHING, RecordFilter, Store
from saksi.store.listing import IncidentFilter, Order

#: Every incident, the oldest first: what is new stands at the end.
ALL_IN_ORDER = IncidentFilter(order=Order.OLDEST)


@dataclass(frozen=True)
class Reviewed:
    """Material of a store with corrected records shown as corrected, rejected ones left out, added ones in."""

    store: Store
    records: RecordFilter = EVERYTHING
    incidents: IncidentFilter = ALL_IN_ORDER

    def coded(self) -> Iterator[tuple[Report, tuple[Record, ...]]]:
        """The records asked for with their reports."""
        return reviewed_coded(self.store, self.records)

    def dossiers(self) -> Iterator[Dossier]:
        """The incidents asked for with their testimonies."""
        return Stored(self.store, self.records, self.incidents, self.corrected).dossiers()

    def testimonies(self, incident: Incident) -> tuple[Testimony, ...]:
        """An incident's testimonies as people left them, in order of their record ids."""
        found = testimonies_of(self.store, [incident])[incident.id]
        passed = {name: judgements_on(self.store, name) for name in {one.report.id for one in found}}
        shown = ((one, self._corrected(one.record, passed[one.report.id])) for one in found)
        kept = (replace(one, record=record) for one, record in shown if record is not None)
        return tuple(sorted(kept, key=lambda one: one.record.id))

    def corrected(self, record: Record) -> Record | None:
        """The record as it stands; None if it was rejected."""
        return self._corrected(record, self._judgements.get(record.report_id, ()))

    def _corrected(self, record: Record, judgements: Sequence[Judgement]) -> Record | None:
        if not judgements:
            return record
        said = {one.id: one for one in self.store.records(RecordFilter(report=record.report_id))}
        for found in review({**said, record.id: record}.values(), judgements).records:
            if found.record.id == record.id:
                return None if found.standing is Standing.REJECTED else found.record
        return record

    @cached_property
    def _judgements(self) -> dict[str, list[Judgement]]:
        return by_report(self.store.judgements())
