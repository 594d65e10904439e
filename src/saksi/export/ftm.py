"""FollowTheMoney: events, the actors in them, where they were and the reports that prove them, an entity a line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from saksi.errors import ExportError
from saksi.export.cells import clean, one_line
from saksi.export.countries import country_of
from saksi.export.evidence import outlet, published, title, words
from saksi.export.exporter import Outcome
from saksi.export.geojson import to_json
from saksi.export.material import Dossier, Material
from saksi.export.naming import Named, named
from saksi.export.output import open_output
from saksi.export.whereabouts import spot
from saksi.model import ActorRef, PlaceRef, Report, Testimony

if TYPE_CHECKING:
    from followthemoney import EntityProxy, Model

#: The schema of an actor by the knowledge base's kind; what it does not know is a legal entity.
_SCHEMATA: Mapping[str, str] = MappingProxyType(
    {
        "state": "PublicBody",
        "government": "PublicBody",
        "military": "PublicBody",
        "police": "PublicBody",
        "intelligence": "PublicBody",
        "armed_group": "Organization",
        "political": "Organization",
        "international": "Organization",
        "media": "Organization",
        "company": "Company",
        "person": "Person",
    }
)
_Values = Mapping[str, Iterable[str | None]]


def write(material: Material, output: str) -> Outcome:
    """Write entities that followthemoney itself takes; each stands once.

    Raises:
        ExportError: the package followthemoney is not installed.
    """
    _library()
    count, seen = 0, set[str]()
    with open_output(output) as stream:
        for dossier in material.dossiers():
            for entity in entities(dossier):
                if entity.id and entity.id not in seen:
                    seen.add(entity.id)
                    stream.write(to_json(entity.to_dict()) + "\n")
            count += 1
    return Outcome(count)


def entities(dossier: Dossier) -> Iterator[EntityProxy]:
    """The entities of an incident, the ones that others point to first."""
    articles = {report.id: _article(report) for report in dossier.reports}
    yield from articles.values()
    address = _address(dossier.incident.place)
    if address is not None:
        yield address
    scene = dossier.incident.place.country if dossier.incident.place else None
    involved = []
    for ref in (*dossier.incident.actors, *dossier.incident.recipients):
        actor = named(ref, scene)
        if not actor.civilian:  # "residents" are nobody in particular
            entity = _actor(ref, actor)
            involved.append(entity.id)
            yield entity
    yield _event(dossier, address, involved)
    for one in dossier.testimonies:
        yield _documentation(dossier, one)


def _library() -> Model:
    try:
        from followthemoney import model  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise ExportError(
            "the format ftm needs the package followthemoney, which is not installed",
            "install it with: pip install 'saksi[ftm]'",
        ) from error
    return model


def _entity(schema: str, entity_id: str, values: _Values) -> EntityProxy:
    """An entity; values that the library finds no sense in are left out by it."""
    entity: EntityProxy = _library().make_entity(schema)
    entity.id = entity_id
    for name, members in values.items():
        for value in members:
            if value:
                entity.add(name, one_line(clean(value)))
    return entity


def _article(report: Report) -> EntityProxy:
    days = report.published
    values: _Values = {
        "title": [title(report)],
        "fileName": [report.name],
        "publisher": [report.outlet],
        "sourceUrl": [report.url],
        "publishedAt": [days.end.isoformat() if days and days.start == days.end else None],
        "language": [report.language],
    }
    return _entity("Article", report.id, values)


def _address(place: PlaceRef | None) -> EntityProxy | None:
    """A place that is resolved; a point only where it is known better than by its country."""
    if place is None or not (place.name or place.country):
        return None
    point, country = spot(place), country_of(place.country)
    parts = (place.name, place.admin2, place.admin1, country.name if country else None)
    full = ", ".join(dict.fromkeys(part for part in parts if part))
    values: _Values = {
        "full": [full],
        "city": [place.name if place.geo_precision == 1 else None],
        "state": [place.admin1],
        "region": [place.admin2],
        "country": [place.country],
        "latitude": [str(point[0]) if point else None],
        "longitude": [str(point[1]) if point else None],
        "remarks": [f"ACLED geo_precision {place.geo_precision}" if place.geo_precision else None],
    }
    return _entity("Address", _id("place", full, str(point)), values)


def _actor(ref: ActorRef, actor: Named) -> EntityProxy:
    known = actor.known
    schema = _SCHEMATA.get(known.kind, "LegalEntity") if known else "LegalEntity"
    values: _Values = {
        "name": [actor.name],
        "country": [known.country if known else None],
        "alias": known.names if known else [],
    }
    return _entity(schema, f"actor-{known.id}" if known else _id("actor", ref.text), values)


def _event(dossier: Dossier, address: EntityProxy | None, involved: Iterable[str | None]) -> EntityProxy:
    incident, place, toll = dossier.incident, dossier.incident.place, dossier.toll
    where = (place.name or place.text) if place else None
    day = incident.start.isoformat() if incident.start else None
    told = f"deaths low {toll.low}, best {toll.best}, high {toll.high}" if dossier.fatalities is not None else None
    values: _Values = {
        "name": [" ".join(part for part in (incident.event_type.replace("_", " "), where, day) if part)],
        "startDate": [day],
        "endDate": [incident.end.isoformat() if incident.end else None],
        "country": [place.country if place else None],
        "location": [where],
        "addressEntity": [address.id if address else None],
        "involved": involved,
        "keywords": [incident.event_type],
        "recordId": [incident.id],
        "proof": [report.id for report in dossier.reports],
        "publisher": [outlet(report) for report in dossier.reports],
        "notes": [f"independent families: {dossier.families}; records: {len(dossier.testimonies)}", told],
    }
    return _entity("Event", incident.id, values)


def _documentation(dossier: Dossier, testimony: Testimony) -> EntityProxy:
    """The tie of a report to the event, with the words that state it."""
    record = testimony.record
    passages = ", ".join(f"{span.start}-{span.end}" for span in sorted(record.evidence))
    values: _Values = {
        "document": [testimony.report.id],
        "entity": [dossier.incident.id],
        "role": [record.modality.value],
        "date": [published(testimony.report) if testimony.report.published else None],
        "summary": [words(testimony)],
        "description": [f"characters {passages} of the report" if passages else None],
        "recordId": [record.id],
    }
    return _entity("Documentation", _id("documentation", dossier.incident.id, record.id), values)


def _id(kind: str, *parts: str) -> str:
    """An id from meaning: the same place or unknown actor gets the same one in every export."""
    digest = hashlib.sha256("|".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]
    return f"{kind}-{digest}"
