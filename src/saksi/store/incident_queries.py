"""The questions that lists, maps and charts ask of incidents, as SQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, RowMapping, Select, case, cast, func, literal, select, tuple_

from saksi.errors import StoreError
from saksi.store import tables
from saksi.store.database import Dialect
from saksi.store.fulltext import matching
from saksi.store.listing import Facet, IncidentFilter, Order
from saksi.store.terms import parse

_INCIDENTS = tables.incidents.c

#: The column that a page is sorted by, and whether downward; ties go by id, the same way.
_ORDERS: dict[Order, tuple[ColumnElement[Any], bool]] = {
    Order.NEWEST: (_INCIDENTS.newest_day, True),
    Order.OLDEST: (_INCIDENTS.oldest_day, False),
    Order.TOLL: (_INCIDENTS.toll, True),
    Order.DOUBT: (_INCIDENTS.doubt, True),
}


def wanted_incidents(wanted: IncidentFilter, dialect: Dialect, after: RowMapping | None = None) -> Select[Any]:
    """The rows of the incidents asked for, in order; `after` is the row of the last one of the page before."""
    column, downward = _ORDERS[Order(wanted.order)]
    query = select(tables.incidents).where(*conditions(wanted, dialect))
    if after is not None:
        here, there = tuple_(column, _INCIDENTS.id), tuple_(literal(after[str(column.key)]), literal(after["id"]))
        query = query.where(here < there if downward else here > there)
    # What few names hold is not looked for in the order of the page, row by row, but sorted once it is found.
    first = column if wanted.place is None and wanted.actor is None else func.coalesce(column, column)
    order = (first.desc(), _INCIDENTS.id.desc()) if downward else (first, _INCIDENTS.id)
    return query.order_by(*order).limit(wanted.limit)


def whole_incidents(wanted: IncidentFilter, dialect: Dialect, after: RowMapping | None = None) -> Select[Any]:
    """The same with their bodies."""
    body = tables.incident_bodies
    rows = wanted_incidents(wanted, dialect, after)
    return rows.with_only_columns(_INCIDENTS.id, body.c.body).join(body, body.c.incident == _INCIDENTS.key)


def map_cells(wanted: IncidentFilter, dialect: Dialect, degrees: float) -> Select[Any]:
    """Placed incidents, counted in cells of so many degrees a side."""
    if not degrees > 0:
        raise StoreError("the cells of a map must be larger than nothing", "give degrees > 0")
    cells = [_cell(_INCIDENTS.lat + 90, degrees), _cell(_INCIDENTS.lon + 180, degrees)]
    query = select(
        func.avg(_INCIDENTS.lat).label("lat"),
        func.avg(_INCIDENTS.lon).label("lon"),
        func.count().label("incidents"),
        func.sum(case((_INCIDENTS.toll > 0, _INCIDENTS.toll), else_=0)).label("deaths_high"),
        func.min(_INCIDENTS.id).label("id"),
    )
    return query.where(_INCIDENTS.placed, *conditions(wanted, dialect)).group_by(*cells)


def tally(wanted: IncidentFilter, dialect: Dialect, by: Facet, limit: int | None) -> Select[Any]:
    """The incidents asked for, counted by a facet."""
    asked, found = conditions(wanted, dialect), _FACETS[by]()
    # Of some incidents alone the key is no index's: SQLite would follow that one through all rows.
    key = (func.coalesce(found, found) if asked else found).label("key")
    incidents = func.count().label("incidents")
    of_actors = by in (Facet.ACTOR, Facet.RECIPIENT)
    counted = tables.incident_actors if of_actors else tables.incidents
    query = select(
        key,
        incidents,
        func.coalesce(func.sum(counted.c.deaths_low), 0).label("deaths_low"),
        func.coalesce(func.sum(counted.c.deaths_high), 0).label("deaths_high"),
        func.coalesce(func.sum(func.coalesce(counted.c.deaths_best, counted.c.deaths_low)), 0).label("deaths_best"),
    )
    if of_actors:
        role = tables.incident_actors.c.role
        if asked:
            query = query.join(tables.incidents, tables.incident_actors.c.incident == _INCIDENTS.key)
            # Not by the index of roles: SQLite would go through all actors for the few of the incidents asked for.
            query = query.where(func.coalesce(role, "") == by.value)
        else:
            query = query.where(role == by.value)
    query = query.where(*asked)
    in_time = by in (Facet.YEAR, Facet.MONTH, Facet.DAY)
    order = (key.asc().nulls_last(),) if in_time else (incidents.desc(), key)
    return query.group_by(key).order_by(*order).limit(limit)


def conditions(wanted: IncidentFilter, dialect: Dialect) -> list[ColumnElement[bool]]:
    """What a filter asks, without its cursor."""
    exact = {
        _INCIDENTS.event_type: wanted.event_type,
        _INCIDENTS.country: wanted.country.upper() if wanted.country else None,
        _INCIDENTS.place_id: wanted.place_id,
        _INCIDENTS.placed: wanted.placed,
        _INCIDENTS.status: wanted.status,
    }
    asked: list[ColumnElement[bool]] = [column == value for column, value in exact.items() if value is not None]
    asked += _at_least(_INCIDENTS.families, wanted.min_families) + _at_least(_INCIDENTS.toll, wanted.min_toll)
    asked += _names(wanted) + _days(wanted.since, wanted.until)
    if wanted.bbox is not None:
        asked.append(dialect.within(wanted.bbox))
    if wanted.text is not None:
        asked.append(_told_with(wanted.text, dialect))
    return asked


def _at_least(column: ColumnElement[int], least: int | None) -> list[ColumnElement[bool]]:
    return [] if least is None else [column >= least]


def _names(wanted: IncidentFilter) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if wanted.place is not None:
        asked.append(_INCIDENTS.place_names.contains(wanted.place.lower(), autoescape=True))
    if wanted.actor is not None:
        asked.append(_INCIDENTS.actor_names.contains(wanted.actor.lower(), autoescape=True))
    if wanted.actor_id is not None:
        actor = tables.incident_actors.c
        asked.append(_INCIDENTS.key.in_(select(actor.incident).where(actor.name == wanted.actor_id)))
    return asked


def _days(since: date | None, until: date | None) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    if since is not None:
        asked += [_INCIDENTS.newest_day >= since, _INCIDENTS.last_day.is_not(None)]
    if until is not None:
        asked += [_INCIDENTS.oldest_day <= until, _INCIDENTS.first_day.is_not(None)]
    return asked


def _told_with(words: str, dialect: Dialect) -> ColumnElement[bool]:
    terms = parse(words)
    if not terms:
        return literal(value=False)
    told = tables.incident_reports.c
    return _INCIDENTS.key.in_(select(told.incident).where(told.report.in_(matching(terms, dialect.name))))


def _cell(distance: ColumnElement[float], degrees: float) -> ColumnElement[int]:
    """The number of a cell; `distance` is never negative."""
    return cast(func.round(distance / degrees - 0.5), Integer)


_FACETS: dict[Facet, Callable[[], ColumnElement[Any]]] = {
    Facet.YEAR: lambda: _INCIDENTS.month // 100,
    Facet.MONTH: lambda: _INCIDENTS.month,
    Facet.DAY: lambda: _INCIDENTS.first_day,
    Facet.TYPE: lambda: _INCIDENTS.event_type,
    Facet.COUNTRY: lambda: _INCIDENTS.country,
    Facet.PLACE: lambda: func.coalesce(_INCIDENTS.place_id, _INCIDENTS.place),
    Facet.ACTOR: lambda: tables.incident_actors.c.name,
    Facet.RECIPIENT: lambda: tables.incident_actors.c.name,
    Facet.STATUS: lambda: _INCIDENTS.status,
}


def tally_key(by: Facet, key: object) -> str | None:
    """The key of a row of `tally` in words: 2026, 2026-03, 2026-03-01, a type or a name."""
    if key is None:
        return None
    if by is Facet.MONTH:
        return f"{int(str(key)) // 100:04d}-{int(str(key)) % 100:02d}"
    return f"{int(str(key)):04d}" if by is Facet.YEAR else str(key)
