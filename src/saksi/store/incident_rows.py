"""Incidents as rows that lists, maps and charts can ask, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from saksi.model import ActorRef, Incident, PlaceRef
from saksi.store.listing import IncidentFigures, IncidentRow, Status
from saksi.store.rebuild import RowLike

Row = dict[str, Any]

#: UCDP's where_prec from which a place is a country or less; ACLED's geo_precision of a region or country.
_COUNTRY = 6
_WIDE = 3
#: Longer names are cut in what is compared, never in what is kept.
_LONGEST = 300


def incident_row(incident: Incident, figures: IncidentFigures, status: Status, reports: int) -> Row:
    """The row of an incident, without its key."""
    return {
        "id": incident.id,
        "event_type": incident.event_type,
        **_days(incident.start, incident.end),
        **_place(incident.place),
        "actors": _names(incident.actors),
        "recipients": _names(incident.recipients),
        "actor_names": _folded(_all_names([*incident.actors, *incident.recipients])),
        "records": len(incident.records),
        "reports": reports,
        "families": len(incident.families),
        **figure_row(figures),
        "status": status.value,
    }


def figure_row(figures: IncidentFigures) -> Row:
    """The figures in the row of an incident; an unknown toll sorts last."""
    high = figures.deaths_high
    return {**death_row(figures), "toll": -1 if high is None else high, "doubt": figures.doubt}


def death_row(figures: IncidentFigures) -> Row:
    """The dead alone, as the rows of an incident's actors repeat them."""
    return {
        "deaths_low": figures.deaths_low,
        "deaths_best": figures.deaths_best,
        "deaths_high": figures.deaths_high,
    }


def actor_rows(incident: Incident, key: int, figures: IncidentFigures) -> list[Row]:
    """One row for each actor and recipient, by the id of the knowledge base or, where there is none, by name."""
    deaths = death_row(figures)
    sides = (("actor", incident.actors), ("recipient", incident.recipients))
    named = {(role, (ref.actor_id or ref.text)[:_LONGEST]): None for role, refs in sides for ref in refs}
    return [{"incident": key, "role": role, "name": name, **deaths} for role, name in named]


def listed(row: RowLike) -> IncidentRow:
    """The inverse of `incident_row`."""
    return IncidentRow(
        id=row["id"],
        event_type=row["event_type"],
        start=row["first_day"],
        end=row["last_day"],
        place=row["place"],
        place_id=row["place_id"],
        admin1=row["admin1"],
        country=row["country"],
        lat=row["lat"],
        lon=row["lon"],
        geo_precision=row["geo_precision"],
        where_prec=row["where_prec"],
        placed=row["placed"],
        actors=tuple(row["actors"]),
        recipients=tuple(row["recipients"]),
        records=row["records"],
        reports=row["reports"],
        families=row["families"],
        figures=IncidentFigures(row["deaths_low"], row["deaths_high"], row["doubt"], row["deaths_best"]),
        status=Status(row["status"]),
    )


def is_placed(place: PlaceRef | None) -> bool:
    """Whether a place is known better than by its country: only then may it be a pin on a map."""
    if place is None or place.lat is None or place.lon is None:
        return False
    if place.where_prec is not None:
        return place.where_prec < _COUNTRY
    return place.geo_precision is None or place.geo_precision < _WIDE or place.admin1 is not None


def _days(start: date | None, end: date | None) -> Row:
    first, last = start or end, end or start
    return {
        "month": first.year * 100 + first.month if first else None,
        "first_day": first,
        "last_day": last,
        "newest_day": last or date.min,
        "oldest_day": first or date.max,
    }


def _place(place: PlaceRef | None) -> Row:
    names = (place.name, place.text, place.admin1, place.admin2) if place else ()
    return {
        "place": (place.name or place.text) if place else None,
        "place_id": place.place_id if place else None,
        "place_names": _folded(name for name in names if name),
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geo_precision": place.geo_precision if place else None,
        "where_prec": place.where_prec if place else None,
        "placed": is_placed(place),
    }


def _names(refs: Sequence[ActorRef]) -> list[str]:
    return list(dict.fromkeys(ref.text for ref in refs))


def _all_names(refs: Iterable[ActorRef]) -> Iterable[str]:
    for ref in refs:
        yield from (ref.text, ref.actor_id or "")


def _folded(names: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(name.lower()[:_LONGEST] for name in names if name))
