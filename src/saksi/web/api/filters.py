"""What lists of records and incidents may be asked for, as query parameters."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Depends, Query

from saksi.store.interface import RecordFilter
from saksi.store.listing import IncidentFilter, Order, Status

Part = Annotated[str | None, Query(max_length=200)]


def record_filter(
    *,
    event_type: Part = None,
    modality: Part = None,
    place: Part = None,
    country: Part = None,
    actor: Part = None,
    since: date | None = None,
    until: date | None = None,
    report: Part = None,
    reader: Part = None,
) -> RecordFilter:
    """The records asked for."""
    return RecordFilter(event_type, modality, place, country, actor, since, until, report, reader)


def incident_filter(
    *,
    event_type: Part = None,
    place: Part = None,
    country: Part = None,
    actor: Part = None,
    since: date | None = None,
    until: date | None = None,
    min_families: Annotated[int | None, Query(ge=1, le=10**6)] = None,
    min_toll: Annotated[int | None, Query(ge=0, le=10**9)] = None,
    status: Status | None = None,
    text: Part = None,
    order: Order = Order.NEWEST,
) -> IncidentFilter:
    """The incidents asked for; `text` is a search in their reports."""
    return IncidentFilter(
        event_type=event_type,
        place=place,
        country=country,
        actor=actor,
        since=since,
        until=until,
        min_families=min_families,
        min_toll=min_toll,
        status=status.value if status else None,
        text=text,
        order=order,
    )


RecordsAsked = Annotated[RecordFilter, Depends(record_filter)]
IncidentsAsked = Annotated[IncidentFilter, Depends(incident_filter)]
