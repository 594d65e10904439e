"""POLECAT: an incident's actor and recipient a row, in the 40 columns of the POLECAT data, with commas for its tabs."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from saksi import __version__
from saksi.codebook import Plover, codebook
from saksi.export.cells import Cell, joined, one_line
from saksi.export.countries import country_of
from saksi.export.crosswalk import holding
from saksi.export.evidence import outlet, published
from saksi.export.exporter import Outcome
from saksi.export.incident_rows import NOT_SAID_TO_HAVE_HAPPENED, Refused, happened, write_rows
from saksi.export.material import Dossier, Material
from saksi.export.naming import IDENTITY_MILITIA, POLITICAL_MILITIA, Named, named
from saksi.export.whereabouts import spot, when_of
from saksi.model import ActorRef

#: The columns, in the order of the POLECAT files.
COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip
#: PLOVER's sector (manual, "Actor sectors") by the knowledge base's kind.
_SECTORS = MappingProxyType(
    {
        "state": "GOV",
        "government": "GOV",
        "military": "MIL",
        "police": "COP",
        "intelligence": "SPY",
        "armed_group": "REB",
        "political": "PTY",
        "international": "IGO",
        "civilian": "CVL",
        "media": "MED",
        "company": "BUS",
    }
)
#: What the gazetteer's ids of GeoNames' places begin with.
_GEONAMES = "g:"
#: Acts of speech happen by being spoken: what is planned or asked for is the event itself.
_SPOKEN = frozenset({"verbal cooperation", "verbal conflict"})


def write(material: Material, output: str) -> Outcome:
    """Write a row for every pair of actor and recipient, and the evidence beside it, by incident."""
    return write_rows(material, output, COLUMNS, rows)


def rows(dossier: Dossier) -> Sequence[dict[str, Cell]] | Refused:
    """The rows of an incident, which share its id; refused if PLOVER has no such event."""
    target = codebook().plover(dossier.incident.event_type, holding(dossier))
    if target is None:
        return Refused("no event type of PLOVER")
    if target.quad_class not in _SPOKEN and not happened(dossier):
        return Refused(NOT_SAID_TO_HAVE_HAPPENED)
    common = {**_event(dossier, target), **_where(dossier), **_story(dossier)}
    actors = _sides(dossier, dossier.incident.actors)
    recipients = _sides(dossier, dossier.incident.recipients)
    return [
        {**common, **_party("Actor", actor), **_party("Recipient", recipient)}
        for actor in actors
        for recipient in recipients
    ]


def _sides(dossier: Dossier, refs: Sequence[ActorRef]) -> Sequence[Named | None]:
    """The parties of one role; nobody where none is named."""
    scene = dossier.incident.place.country if dossier.incident.place else None
    return [named(ref, scene) for ref in refs] or [None]


def _event(dossier: Dossier, target: Plover) -> dict[str, Cell]:
    when = when_of(dossier)
    return {
        "Event ID": dossier.incident.id,
        "Event Date": when.start.isoformat() if when else None,
        "Event Type": target.event_type,
        "Event Mode": target.mode,
        "Quad Code": target.quad_class.upper(),
    }


def _party(role: str, party: Named | None) -> dict[str, Cell]:
    if party is None:
        return {}
    sector = _sector(party)
    return {
        f"{role} Name": one_line(party.name),
        f"{role} Country": party.country.iso3 if party.country else None,
        f"{role} COW": party.country.gw if party.country else None,
        f"Primary {role} Sector": sector,
        f"{role} Sectors": sector,
        f"{role} Name Raw": one_line(party.words),
    }


def _sector(party: Named) -> str | None:
    """PLOVER's sector; a militia is armed without being a rebel."""
    if party.known is None:
        return "CVL" if party.civilian else None
    if party.known.kind == "armed_group" and party.inter in (POLITICAL_MILITIA, IDENTITY_MILITIA):
        return "PAR"
    return _SECTORS.get(party.known.kind)


def _where(dossier: Dossier) -> dict[str, Cell]:
    place = dossier.incident.place
    if place is None:
        return {}
    point, country = spot(place), country_of(place.country)
    exact = place.geo_precision == 1
    return {
        "Placename": place.name,
        "City": place.name if exact else None,
        "District": place.admin2,
        "Province": place.admin1,
        "Country": country.iso3 if country else None,
        "Latitude": point[0] if point else None,
        "Longitude": point[1] if point else None,
        "GeoNames ID": _geonames(place.place_id),
        "Raw Placename": one_line(place.text),
    }


def _geonames(place_id: str | None) -> str | None:
    """GeoNames' own number, where the gazetteer has the place from there."""
    return place_id.removeprefix(_GEONAMES) if place_id and place_id.startswith(_GEONAMES) else None


def _story(dossier: Dossier) -> dict[str, Cell]:
    refs = [ref for one in dossier.testimonies for ref in (*one.record.actors, *one.record.recipients)]
    return {
        "Source": joined(outlet(report) for report in dossier.reports),
        "Publication Date": joined(published(report) for report in dossier.reports),
        "Story People": joined(ref.text for ref in refs if ref.kind == "person"),
        "Story Organizations": joined(ref.text for ref in refs if ref.kind not in (None, "person", "civilian")),
        "Story Locations": joined(one.record.place.text for one in dossier.testimonies if one.record.place),
        "Language": joined(report.language for report in dossier.reports),
        "Version": f"saksi {__version__}",
    }
