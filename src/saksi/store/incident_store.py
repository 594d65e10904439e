"""Families and incidents, on any SQL database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, RowMapping, Select, func, select

from saksi.model import Family, Incident, Testimony
from saksi.store import bodies, incident_homes, incident_queries, tables
from saksi.store.database import Database
from saksi.store.families import read_families_of, write_families
from saksi.store.incident_rows import listed
from saksi.store.incident_writing import drop_incidents, write_figures, write_incidents, write_statuses
from saksi.store.interface import UnknownIdError
from saksi.store.listing import (
    ALL_INCIDENTS,
    Facet,
    IncidentFigures,
    IncidentFilter,
    IncidentRow,
    MapCell,
    Status,
    Tally,
)
from saksi.store.reading import BATCH, batched, read_newest, read_reports


class SqlIncidents(Database):
    """`saksi.store.interface.Incidents` on an engine."""

    def save_families(self, families: Sequence[Family]) -> None:
        """Make these the families of the store."""
        with self._writing() as connection:
            self._dialect.guard(connection, "families")
            write_families(connection, families)

    def families(self) -> Iterator[Family]:
        """All families, by id."""
        table = tables.families
        query = select(table.c.id, table.c.body).order_by(table.c.id).execution_options(yield_per=BATCH)
        with self._reading() as connection:
            for row in connection.execute(query):
                yield bodies.family(row.id, row.body)

    def families_named(self, family_ids: Sequence[str]) -> Iterator[Family]:
        """The families of these ids."""
        table = tables.families.c
        with self._reading() as connection:
            for some in batched(family_ids):
                for row in connection.execute(select(table.id, table.body).where(table.id.in_(some))):
                    yield bodies.family(row.id, row.body)

    def families_of(self, report_ids: Sequence[str]) -> Mapping[str, str]:
        """The id of each report's family, or its own."""
        with self._reading() as connection:
            return read_families_of(connection, report_ids)

    def save_incidents(
        self,
        incidents: Sequence[Incident],
        gone: Sequence[str] = (),
        figures: Mapping[str, IncidentFigures] | None = None,
    ) -> None:
        """Insert or replace these incidents and drop the ids `gone`."""
        with self._writing() as connection:
            self._dialect.guard(connection, "incidents")
            drop_incidents(connection, gone)
            write_incidents(connection, incidents, figures or {})

    def save_figures(self, figures: Mapping[str, IncidentFigures]) -> None:
        """Make these the figures of incidents."""
        with self._writing() as connection:
            self._dialect.guard(connection, "incidents")
            write_figures(connection, figures)

    def save_statuses(self, statuses: Mapping[str, Status]) -> None:
        """Make these the statuses of incidents."""
        with self._writing() as connection:
            self._dialect.guard(connection, "incidents")
            write_statuses(connection, statuses)

    def incidents(self, wanted: IncidentFilter = ALL_INCIDENTS) -> Iterator[Incident]:
        """The incidents asked for, whole."""
        with self._reading() as connection:
            query = incident_queries.whole_incidents(wanted, self._dialect, self._after(connection, wanted))
            for row in connection.execute(query.execution_options(yield_per=BATCH)):
                yield bodies.incident(row.id, row.body)

    def incident_rows(self, wanted: IncidentFilter = ALL_INCIDENTS) -> Sequence[IncidentRow]:
        """The incidents asked for, as a table shows them."""
        with self._reading() as connection:
            query = incident_queries.wanted_incidents(wanted, self._dialect, self._after(connection, wanted))
            return [listed(row) for row in connection.execute(query).mappings()]

    def incidents_named(self, incident_ids: Sequence[str]) -> Iterator[Incident]:
        """The incidents of these ids."""
        incidents, body = tables.incidents.c, tables.incident_bodies.c
        query = select(incidents.id, body.body).join(tables.incidents, incidents.key == body.incident)
        with self._reading() as connection:
            for some in batched(incident_ids):
                for row in connection.execute(query.where(incidents.id.in_(some)).execution_options(yield_per=BATCH)):
                    yield bodies.incident(row.id, row.body)

    def incident(self, incident_id: str) -> Incident:
        """An incident."""
        incidents, body = tables.incidents.c, tables.incident_bodies.c
        query = select(body.body).join(tables.incidents, incidents.key == body.incident)
        with self._reading() as connection:
            found = connection.execute(query.where(incidents.id == incident_id)).first()
        if found is None:
            raise self._no_incident(incident_id)
        return bodies.incident(incident_id, found.body)

    def incident_row(self, incident_id: str) -> IncidentRow:
        """An incident as a table shows it."""
        with self._reading() as connection:
            return listed(self._row(connection, incident_id))

    def incidents_of(self, record_ids: Sequence[str]) -> Mapping[str, str]:
        """The id of each record's incident."""
        incidents, told = tables.incidents.c, tables.incident_records.c
        query = select(told.record, incidents.id).join(tables.incidents, incidents.key == told.incident)
        with self._reading() as connection:
            return {
                row.record: row.id
                for some in batched(record_ids)
                for row in connection.execute(query.where(told.record.in_(some)))
            }

    def incidents_of_report(self, report_id: str) -> Sequence[str]:
        """The ids of the incidents that a report tells of."""
        incidents, told, reports = tables.incidents.c, tables.incident_reports.c, tables.reports.c
        query = select(incidents.id).join(tables.incident_reports, told.incident == incidents.key)
        query = query.join(tables.reports, reports.key == told.report).where(reports.id == report_id)
        with self._reading() as connection:
            return list(connection.scalars(query.order_by(incidents.oldest_day, incidents.id)))

    def incidents_of_reports(self, report_ids: Sequence[str], *, undated: bool = False) -> Sequence[str]:
        """The ids of the incidents that any of these reports tells of."""
        return self._ids(incident_homes.of_reports(some, undated=undated) for some in batched(report_ids))

    def incidents_told_with(self, incident_ids: Sequence[str]) -> Sequence[str]:
        """The ids of the incidents that the reports of these tell of."""
        return self._ids(incident_homes.told_with(some) for some in batched(incident_ids))

    def incidents_told(self, since: date, until: date) -> Sequence[str]:
        """The ids of the incidents that records place in these days."""
        return self._ids([incident_homes.told_between(since, until)])

    def count_incidents(self, wanted: IncidentFilter = ALL_INCIDENTS) -> int:
        """How many incidents are asked for."""
        query = select(func.count()).select_from(tables.incidents)
        with self._reading() as connection:
            return connection.scalar(query.where(*incident_queries.conditions(wanted, self._dialect))) or 0

    def map_cells(self, wanted: IncidentFilter, degrees: float) -> Sequence[MapCell]:
        """The placed incidents asked for, clustered."""
        with self._reading() as connection:
            rows = connection.execute(incident_queries.map_cells(wanted, self._dialect, degrees))
            return [_map_cell(row.lat, row.lon, row.incidents, int(row.deaths_high), row.id) for row in rows]

    def tally(self, wanted: IncidentFilter, by: Facet, limit: int | None = None) -> Sequence[Tally]:
        """The incidents asked for, counted."""
        with self._reading() as connection:
            rows = connection.execute(incident_queries.tally(wanted, self._dialect, Facet(by), limit))
            return [_tally(incident_queries.tally_key(by, row.key), row) for row in rows]

    def testimonies(self, incident_ids: Sequence[str]) -> Mapping[str, tuple[Testimony, ...]]:
        """The records of each incident with their reports and families."""
        with self._reading() as connection:
            told = _records_of(connection, incident_ids)
            records = read_newest(connection, [record for own in told.values() for record in own])
            reports = read_reports(connection, [record.report_id for record in records.values()])
            families = read_families_of(connection, list(reports))
        return {
            incident: tuple(
                Testimony(reports[found.report_id], found, families[found.report_id])
                for record in own
                if (found := records.get(record)) is not None
            )
            for incident, own in told.items()
        }

    def _ids(self, queries: Iterable[Select[Any]]) -> list[str]:
        """What the queries answer with, each once, in order."""
        with self._reading() as connection:
            return sorted({name for query in queries for name in connection.scalars(query)})

    def _after(self, connection: Connection, wanted: IncidentFilter) -> RowMapping | None:
        return None if wanted.after is None else self._row(connection, wanted.after)

    def _row(self, connection: Connection, incident_id: str) -> RowMapping:
        query = select(tables.incidents).where(tables.incidents.c.id == incident_id)
        found = connection.execute(query).mappings().first()
        if found is None:
            raise self._no_incident(incident_id)
        return found

    def _no_incident(self, incident_id: str) -> UnknownIdError:
        return UnknownIdError(
            f"{self._where}: there is no incident {incident_id}",
            "it may have been merged into another one; list them with `saksi incidents`",
        )


def _records_of(connection: Connection, incident_ids: Sequence[str]) -> dict[str, list[str]]:
    """The record ids of each incident, in their order; every incident asked for is named, known or not."""
    incidents, told = tables.incidents.c, tables.incident_records.c
    query = select(incidents.id, told.record).join(tables.incidents, incidents.key == told.incident)
    found: dict[str, list[str]] = {incident: [] for incident in incident_ids}
    for some in batched(incident_ids):
        for row in connection.execute(query.where(incidents.id.in_(some)).order_by(told.incident, told.position)):
            found[row.id].append(row.record)
    return found


def _tally(key: str | None, row: Row[Any]) -> Tally:
    return Tally(key, row.incidents, int(row.deaths_low), int(row.deaths_high), int(row.deaths_best))


def _map_cell(lat: float, lon: float, incidents: int, deaths_high: int, first: str) -> MapCell:
    return MapCell(lat, lon, incidents, deaths_high, first if incidents == 1 else None)
