"""GeoJSON (RFC 7946): an incident a feature; one that is known by its country alone has no geometry."""

from __future__ import annotations

import json
from typing import Any

from saksi.export.cells import sound
from saksi.export.evidence import outlet, published
from saksi.export.exporter import Outcome
from saksi.export.material import Dossier, Material
from saksi.export.naming import Named, named
from saksi.export.output import open_output
from saksi.export.whereabouts import spot, where_prec
from saksi.model import Testimony

#: Decimals of a degree: 11 cm, RFC 7946 section 11.2.
_DECIMALS = 6


def write(material: Material, output: str) -> Outcome:
    """Write one feature collection, a feature a line."""
    count = 0
    with open_output(output) as stream:
        stream.write('{"type":"FeatureCollection","features":[')
        for dossier in material.dossiers():
            stream.write("\n" if count == 0 else ",\n")
            stream.write(to_json(feature(dossier)))
            count += 1
        stream.write("\n]}\n")
    return Outcome(count)


def feature(dossier: Dossier) -> dict[str, Any]:
    """An incident with its evidence."""
    point = spot(dossier.incident.place)
    geometry = None
    if point:
        lat, lon = (round(degrees, _DECIMALS) for degrees in point)
        geometry = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": dossier.incident.id, "geometry": geometry, "properties": properties(dossier)}


def properties(dossier: Dossier) -> dict[str, Any]:
    """What is known of an incident, as plain data; unknown values are null."""
    incident, toll, told = dossier.incident, dossier.toll, dossier.fatalities is not None
    scene = incident.place.country if incident.place else None
    return {
        "event_type": incident.event_type,
        "start": incident.start and incident.start.isoformat(),
        "end": incident.end and incident.end.isoformat(),
        **_place(dossier),
        "actors": [_party(named(ref, scene)) for ref in incident.actors],
        "recipients": [_party(named(ref, scene)) for ref in incident.recipients],
        "deaths_low": toll.low if told else None,
        "deaths_best": toll.best if told else None,
        "deaths_high": toll.high if told else None,
        "deaths_a": toll.deaths_a if told else None,
        "deaths_b": toll.deaths_b if told else None,
        "deaths_civilians": toll.civilians if told else None,
        "deaths_unknown": toll.unknown if told else None,
        "acled_fatalities": dossier.fatalities,
        "civilian_deaths_low": dossier.graded.low if told else None,
        "civilian_deaths_high": dossier.graded.high if told else None,
        "grade": str(dossier.graded.grade) if told else None,
        "families": dossier.families,
        "reports": len(dossier.reports),
        "records": len(dossier.testimonies),
        "related": [{"incident": one.incident_id, "kind": one.kind} for one in incident.related],
        "evidence": [passage for one in dossier.testimonies for passage in _passages(one)],
    }


def to_json(data: object) -> str:
    """Data as one line of JSON that every parser takes: NUL and lone surrogates become replacement characters."""
    return json.dumps(sound(data), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _place(dossier: Dossier) -> dict[str, Any]:
    place = dossier.incident.place
    return {
        "place": place and place.name,
        "place_words": place and place.text,
        "place_id": place and place.place_id,
        "country": place and place.country,
        "admin1": place and place.admin1,
        "admin2": place and place.admin2,
        "geo_precision": place and place.geo_precision,
        "where_prec": place and where_prec(place),
    }


def _party(party: Named) -> dict[str, Any]:
    known = party.known
    return {"name": party.name, "words": party.words, "id": known and known.id, "kind": known and known.kind}


def _passages(testimony: Testimony) -> list[dict[str, Any]]:
    record, report = testimony.record, testimony.report
    return [
        {
            "record": record.id,
            "report": report.id,
            "outlet": outlet(report),
            "url": report.url,
            "published": published(report),
            "family": testimony.family,
            "modality": record.modality.value,
            "start": span.start,
            "end": span.end,
            "words": span.of(report.raw),
        }
        for span in sorted(record.evidence)
    ]
