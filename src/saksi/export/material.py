"""What exporters write from: records with their reports, and incidents with the testimonies that make them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Protocol

from saksi.merge.claims import IncidentClaim, incident_claims
from saksi.merge.sides import Sides, sides_of
from saksi.merge.tolls import (
    GradedRange,
    UcdpToll,
    acled_fatalities,
    graded_range,
    independent_families,
    ucdp_toll,
)
from saksi.model import Incident, Record, Report, Testimony
from saksi.review.told import testimonies_of
from saksi.store.interface import EVERYTHING, RecordFilter, Store
from saksi.store.listing import ALL_INCIDENTS, IncidentFilter

#: A record as it is to be shown: corrected by judgements, or None where a person has rejected it.
Correct = Callable[[Record], Record | None]
#: Incidents whose testimonies are read from the store at once.
_BATCH = 200


@dataclass(frozen=True)
class Dossier:
    """An incident with its testimonies, in order of their record ids, and the views that are computed from them."""

    incident: Incident
    testimonies: tuple[Testimony, ...]

    @cached_property
    def sides(self) -> Sides:
        """The two sides as UCDP names them."""
        return sides_of(self.testimonies)

    @cached_property
    def toll(self) -> UcdpToll:
        """UCDP's low, best and high, and the dead by side."""
        return ucdp_toll(self.testimonies, self.sides)

    @cached_property
    def fatalities(self) -> int | None:
        """ACLED's most conservative figure; None where nobody tells of a death."""
        return acled_fatalities(self.testimonies)

    @cached_property
    def graded(self) -> GradedRange:
        """Airwars' range and grade."""
        return graded_range(self.testimonies)

    @cached_property
    def families(self) -> int:
        """How many independent witnesses there are."""
        return independent_families(self.testimonies)

    @cached_property
    def claims(self) -> tuple[IncidentClaim, ...]:
        """Every claim of the testimonies."""
        return incident_claims(self.testimonies)

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The reports of the testimonies, each once, the earliest published first, those without a date last."""
        found = {one.report.id: one.report for one in self.testimonies}
        return tuple(sorted(found.values(), key=_age))


class Material(Protocol):
    """What an exporter is given; both may be asked for more than once."""

    def coded(self) -> Iterable[tuple[Report, tuple[Record, ...]]]:
        """The records asked for with their reports."""

    def dossiers(self) -> Iterable[Dossier]:
        """The incidents asked for with their testimonies."""


@dataclass(frozen=True)
class Given:
    """Material that is at hand."""

    records: Sequence[tuple[Report, tuple[Record, ...]]] = ()
    incidents: Sequence[Dossier] = ()

    def coded(self) -> Iterable[tuple[Report, tuple[Record, ...]]]:
        """The records asked for with their reports."""
        return self.records

    def dossiers(self) -> Iterable[Dossier]:
        """The incidents asked for with their testimonies."""
        return self.incidents


@dataclass(frozen=True)
class Stored:
    """Material of a store; `correct` shows each record as people have judged it."""

    store: Store
    records: RecordFilter = EVERYTHING
    incidents: IncidentFilter = ALL_INCIDENTS
    correct: Correct | None = None

    def coded(self) -> Iterator[tuple[Report, tuple[Record, ...]]]:
        """The records asked for with their reports; reports all of whose records were rejected are left out."""
        for report, records in self.store.coded(self.records):
            if kept := tuple(self._kept(records)):
                yield report, kept

    def dossiers(self) -> Iterator[Dossier]:
        """The incidents asked for; such as have no record left are left out."""
        incidents = iter(self.store.incidents(self.incidents))
        while batch := list(islice(incidents, _BATCH)):
            found = testimonies_of(self.store, batch)
            for incident in batch:
                if told := self._told(found.get(incident.id, ())):
                    yield Dossier(incident, told)

    def _told(self, testimonies: Sequence[Testimony]) -> tuple[Testimony, ...]:
        kept = (
            replace(one, record=record)
            for one in testimonies
            if (record := one.record if self.correct is None else self.correct(one.record)) is not None
        )
        return tuple(sorted(kept, key=lambda one: one.record.id))

    def _kept(self, records: Sequence[Record]) -> Iterable[Record]:
        if self.correct is None:
            return records
        return (shown for record in records if (shown := self.correct(record)) is not None)


def _age(report: Report) -> tuple[bool, str, str]:
    published = report.published
    return published is None, published.start.isoformat() if published else "", report.id
