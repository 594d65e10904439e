"""Families and incidents as JSON, whole, and back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from saksi.model import ActorRef, Family, FamilyLink, Incident, Link, PlaceRef, Relation, Span

Body = dict[str, Any]


def family_body(family: Family) -> Body:
    """A family without its id."""
    links = [[link.report_id, link.other, link.kind, link.score, link.reason] for link in family.links]
    return {"reports": list(family.report_ids), "origin": family.origin, "links": links}


def family(family_id: str, body: Body) -> Family:
    """The inverse of `family_body`."""
    links = tuple(FamilyLink(*parts) for parts in body["links"])
    return Family(family_id, tuple(body["reports"]), body["origin"], links)


def incident_body(incident: Incident) -> Body:
    """An incident without its id."""
    return {
        "type": incident.event_type,
        "records": list(incident.records),
        "families": list(incident.families),
        "links": [[link.record_id, link.weight, link.reason] for link in incident.links],
        "place": None if incident.place is None else _place_body(incident.place),
        "start": _day_text(incident.start),
        "end": _day_text(incident.end),
        "actors": [_actor_body(ref) for ref in incident.actors],
        "recipients": [_actor_body(ref) for ref in incident.recipients],
        "related": [[relation.incident_id, relation.kind, relation.reason] for relation in incident.related],
    }


def incident(incident_id: str, body: Body) -> Incident:
    """The inverse of `incident_body`."""
    return Incident(
        id=incident_id,
        event_type=body["type"],
        records=tuple(body["records"]),
        families=tuple(body["families"]),
        links=tuple(Link(*parts) for parts in body["links"]),
        place=None if body["place"] is None else _place(body["place"]),
        start=_day(body["start"]),
        end=_day(body["end"]),
        actors=tuple(_actor(parts) for parts in body["actors"]),
        recipients=tuple(_actor(parts) for parts in body["recipients"]),
        related=tuple(Relation(*parts) for parts in body["related"]),
    )


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _alternatives(pairs: Sequence[Sequence[Any]]) -> tuple[tuple[str, float], ...]:
    return tuple((name, score) for name, score in pairs)


def _actor_body(ref: ActorRef) -> Body:
    return {
        "text": ref.text,
        "span": [ref.span.start, ref.span.end],
        "actor_id": ref.actor_id,
        "kind": ref.kind,
        "alternatives": [list(pair) for pair in ref.alternatives],
    }


def _actor(body: Body) -> ActorRef:
    known = {**body, "span": Span(*body["span"]), "alternatives": _alternatives(body["alternatives"])}
    return ActorRef(**known)


def _place_body(place: PlaceRef) -> Body:
    return {
        "text": place.text,
        "span": [place.span.start, place.span.end],
        "place_id": place.place_id,
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "lat": place.lat,
        "lon": place.lon,
        "geo_precision": place.geo_precision,
        "alternatives": [list(pair) for pair in place.alternatives],
        "where_prec": place.where_prec,
    }


def _place(body: Body) -> PlaceRef:
    known = {**body, "span": Span(*body["span"]), "alternatives": _alternatives(body["alternatives"])}
    return PlaceRef(**known)
