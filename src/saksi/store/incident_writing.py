"""Writing incidents, within the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, bindparam, delete, insert, select, update

from saksi.model import Incident, Record
from saksi.store import tables
from saksi.store.bodies import incident_body
from saksi.store.figures import figures_of
from saksi.store.incident_rows import actor_rows, death_row, figure_row, incident_row
from saksi.store.listing import IncidentFigures, Status
from saksi.store.reading import batched, read_newest
from saksi.store.statuses import statuses

#: Incidents written together.
_AT_ONCE = 400
_PARTS = (tables.incident_bodies, tables.incident_records, tables.incident_reports, tables.incident_actors)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Told:
    """An incident with what the store knows of its records."""

    incident: Incident
    figures: IncidentFigures
    report_ids: tuple[str, ...]


def drop_incidents(connection: Connection, incident_ids: Iterable[str]) -> None:
    """Forget incidents with all that hangs on them."""
    for some in batched(incident_ids):
        connection.execute(delete(tables.incidents).where(tables.incidents.c.id.in_(some)))


def write_incidents(
    connection: Connection, incidents: Sequence[Incident], figures: Mapping[str, IncidentFigures]
) -> None:
    """Insert or replace incidents; a record that moves from one to another of them is free before it is taken."""
    keys = _keys(connection, [incident.id for incident in incidents])
    for table in _PARTS:
        for some in batched(keys.values()):
            connection.execute(delete(table).where(table.c.incident.in_(some)))
    for start in range(0, len(incidents), _AT_ONCE):
        _write(connection, incidents[start : start + _AT_ONCE], figures, keys)


def write_figures(connection: Connection, figures: Mapping[str, IncidentFigures]) -> None:
    """Change the figures of incidents that hold others."""
    held = tables.incidents.c
    query = select(held.id, held.key, *(held[name] for name in figure_row(IncidentFigures())))
    for some in batched(figures):
        rows = {row["id"]: row for row in connection.execute(query.where(held.id.in_(some))).mappings()}
        other = {row["key"]: figures[name] for name, row in rows.items() if _differs(row, figure_row(figures[name]))}
        _change(connection, tables.incidents, held.key, {key: figure_row(now) for key, now in other.items()})
        actors = tables.incident_actors
        _change(connection, actors, actors.c.incident, {key: death_row(now) for key, now in other.items()})


def write_statuses(connection: Connection, statuses: Mapping[str, Status]) -> None:
    """Change the statuses of incidents that have others."""
    held = tables.incidents.c
    for some in batched(statuses):
        rows = connection.execute(select(held.id, held.key, held.status).where(held.id.in_(some))).all()
        other = {row.key: statuses[row.id].value for row in rows if row.status != statuses[row.id].value}
        _change(connection, tables.incidents, held.key, {key: {"status": status} for key, status in other.items()})


def _differs(row: RowMapping, wanted: Row) -> bool:
    return any(row[name] != value for name, value in wanted.items())


def _change(connection: Connection, table: Table, column: ColumnElement[int], rows: Mapping[int, Row]) -> None:
    """Give the rows whose `column` has a key the values told for it."""
    if rows:
        names = next(iter(rows.values()))
        change = update(table).where(column == bindparam("of_key")).values({name: bindparam(name) for name in names})
        connection.execute(change, [{**row, "of_key": key} for key, row in rows.items()])


def _keys(connection: Connection, incident_ids: Iterable[str]) -> dict[str, int]:
    column = tables.incidents.c
    return {
        row.id: row.key
        for some in batched(incident_ids)
        for row in connection.execute(select(column.id, column.key).where(column.id.in_(some)))
    }


def _write(
    connection: Connection,
    incidents: Sequence[Incident],
    figures: Mapping[str, IncidentFigures],
    old: Mapping[str, int],
) -> None:
    records = read_newest(
        connection, [record for incident in incidents for record in incident.records], (tables.harm, tables.scores)
    )
    judged = statuses(connection, {incident.id: incident.records for incident in incidents})
    told = [_told(incident, records, figures) for incident in incidents]
    rows = [
        incident_row(known.incident, known.figures, judged[known.incident.id], len(known.report_ids)) for known in told
    ]
    keys = {**old, **_insert(connection, [row for row in rows if row["id"] not in old])}
    again = {old[row["id"]]: {name: row[name] for name in row if name != "id"} for row in rows if row["id"] in old}
    _change(connection, tables.incidents, tables.incidents.c.key, again)
    report_keys = _report_keys(connection, [report for known in told for report in known.report_ids])
    for table, parts in _parts(told, keys, report_keys).items():
        if parts:
            connection.execute(insert(table), parts)


def _told(incident: Incident, records: Mapping[str, Record], figures: Mapping[str, IncidentFigures]) -> _Told:
    own = [records[record] for record in incident.records if record in records]
    reports = dict.fromkeys(record.report_id for record in own)
    return _Told(incident, figures.get(incident.id) or figures_of(own), tuple(reports))


def _report_keys(connection: Connection, report_ids: Iterable[str]) -> dict[str, int]:
    column = tables.reports.c
    return {
        row.id: row.key
        for some in batched(report_ids)
        for row in connection.execute(select(column.id, column.key).where(column.id.in_(some)))
    }


def _insert(connection: Connection, rows: Sequence[Row]) -> dict[str, int]:
    if not rows:
        return {}
    column = tables.incidents.c
    return {
        row.id: row.key for row in connection.execute(insert(tables.incidents).returning(column.id, column.key), rows)
    }


def _parts(told: Sequence[_Told], keys: Mapping[str, int], reports: Mapping[str, int]) -> dict[Table, list[Row]]:
    parts: dict[Table, list[Row]] = {table: [] for table in _PARTS}
    for known in told:
        incident, key = known.incident, keys[known.incident.id]
        parts[tables.incident_bodies].append({"incident": key, "body": incident_body(incident)})
        parts[tables.incident_records] += [
            {"record": record, "incident": key, "position": position}
            for position, record in enumerate(incident.records)
        ]
        parts[tables.incident_reports] += [{"report": reports[report], "incident": key} for report in known.report_ids]
        parts[tables.incident_actors] += actor_rows(incident, key, known.figures)
    return parts
