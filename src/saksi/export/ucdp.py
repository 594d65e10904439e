"""UCDP GED: an incident a row, in the 49 columns of the Georeferenced Event Dataset."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from saksi.export.cells import BETWEEN, Cell, joined, one_line
from saksi.export.countries import Country, country_of
from saksi.export.evidence import outlet, published, title, words
from saksi.export.exporter import Outcome
from saksi.export.incident_rows import NOT_SAID_TO_HAVE_HAPPENED, Refused, happened, write_rows
from saksi.export.material import Dossier, Material
from saksi.export.naming import Named, named
from saksi.export.whereabouts import When, priogrid_gid, spot, when_of, where_prec
from saksi.knowledge import KnownActor
from saksi.merge.parties import known_actors
from saksi.merge.sides import Side
from saksi.model import Testimony

#: The columns, in UCDP's order.
COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
#: UCDP's type of violence against civilians, and its name and number of them as a side.
_ONE_SIDED = 3
_CIVILIANS, _CIVILIANS_ID = "Civilians", 9999
#: Digits of the hash that make a row's number: 48 bits, which a float holds exactly.
_DIGITS = 12


def write(material: Material, output: str) -> Outcome:
    """Write an incident a row, and the evidence beside it."""
    return write_rows(material, output, COLUMNS, rows)


def rows(dossier: Dossier) -> Sequence[dict[str, Cell]] | Refused:
    """The row of an incident; refused if it is no event by UCDP's definition (codebook, section 2)."""
    violence = dossier.sides.violence
    if violence is None:
        return Refused("no organised violence by UCDP's definition")
    scene = dossier.incident.place.country if dossier.incident.place else None
    sides = [_party(side, scene) for side in (dossier.sides.a, dossier.sides.b)]
    if lacking := _lacking(dossier, sides, violence):
        return Refused(lacking)
    when = when_of(dossier)
    if when is None or when.date_prec is None:
        return Refused("no day known, not to a year")
    row = {
        **_identity(dossier, when, violence),
        **_parties(sides, violence),
        **_sources(dossier),
        **_where(dossier),
        **_when(when),
        **_deaths(dossier),
    }
    return [row]


def _lacking(dossier: Dossier, sides: Sequence[Named | None], violence: int) -> str | None:
    """What an event of UCDP has and this incident has not, but for its day."""
    conditions = (
        (happened(dossier), NOT_SAID_TO_HAVE_HAPPENED),
        (dossier.toll.high > 0, "no reported death"),
        (_identified(sides, violence), "a side is no identified organised actor"),
        (_country(dossier) is not None, "no known country"),
    )
    return next((reason for holds, reason in conditions if not holds), None)


def number(incident_id: str) -> int:
    """A whole number for an incident: the first 48 bits of the hash of its id, which `relid` holds as it is."""
    return int(hashlib.sha256(incident_id.encode()).hexdigest()[:_DIGITS], 16)


def _identity(dossier: Dossier, when: When, violence: int) -> dict[str, Cell]:
    return {
        "id": number(dossier.incident.id),
        "relid": dossier.incident.id,
        "year": when.start.year,
        "type_of_violence": violence,
        "number_of_sources": dossier.families,
    }


def _party(side: Side, scene: str | None) -> Named | None:
    """Who stands for a side: the actor most often named that is organised, else the first."""
    actors = [named(ref, scene) for ref in side.actors]
    organised = [actor for actor in actors if actor.organised or (actor.state and actor.country)]
    return next(iter(organised or actors), None)


def _identified(sides: Sequence[Named | None], violence: int) -> bool:
    """One-sided violence wants one organised actor, the other types two."""
    organised = [side is not None and (side.organised or bool(side.state and side.country)) for side in sides]
    return organised[0] and (violence == _ONE_SIDED or organised[1])


def _parties(sides: Sequence[Named | None], violence: int) -> dict[str, Cell]:
    """Both sides and their dyad; in one-sided violence side B are always the civilians."""
    cells: dict[str, Cell] = {}
    names = []
    for letter, party in zip("ab", sides, strict=True):
        one_sided = letter == "b" and violence == _ONE_SIDED
        name = _CIVILIANS if one_sided or party is None else _name(party)
        actor_id = _CIVILIANS_ID if one_sided else _ucdp_id(party)
        state = None if one_sided or party is None or not party.state else party.country
        cells |= {
            f"side_{letter}": name,
            f"side_{letter}_dset_id": actor_id,
            f"side_{letter}_new_id": actor_id,
            f"gwno{letter}": state.gw if state else None,
        }
        names.append(name)
    return {**cells, "dyad_name": " - ".join(names)}


def _name(party: Named) -> str:
    """A government by UCDP's name of its country; a group by that of the whole that it is a part of."""
    if party.state and party.country:
        return f"Government of {party.country.ucdp_name}"
    return one_line(_whole(party.known).name if party.known else party.name)


def _whole(actor: KnownActor) -> KnownActor:
    """The armed group that a wing or command belongs to."""
    seen = {actor.id}
    while actor.parent and actor.parent not in seen:
        parent = known_actors().get(actor.parent)
        if parent is None or parent.kind != actor.kind:
            break
        actor = parent
        seen.add(actor.id)
    return actor


def _ucdp_id(party: Named | None) -> int | None:
    """UCDP's number of an actor, where the knowledge base has it."""
    known = party.known if party else None
    return _whole(known).ucdp if known else None


def _sources(dossier: Dossier) -> dict[str, Cell]:
    reports = dossier.reports
    records: dict[str, list[str]] = {}
    for one in dossier.testimonies:
        records.setdefault(one.report.id, []).append(one.record.id)
    articles = (
        f'"{outlet(report)}, {published(report) or "undated"}, {title(report)}"'
        f" [{report.url or report.id}: {', '.join(records[report.id])}]"
        for report in reports
    )
    return {
        "source_article": joined(articles),
        "source_office": _aligned(outlet(report) for report in reports),
        "source_date": _aligned(published(report) for report in reports),
        "source_headline": _aligned(title(report) for report in reports),
        "source_original": joined(speaker.text for one in dossier.testimonies for speaker in one.record.attribution),
    }


def _aligned(cells: Iterable[str | None]) -> str:
    """A value for each report, in their order, so that office, date and headline of one stand at one place."""
    return BETWEEN.join(one_line(cell or "").replace(";", ",") for cell in cells)


def _where(dossier: Dossier) -> dict[str, Cell]:
    place = dossier.incident.place
    point, country = spot(place), _country(dossier)
    return {
        "where_prec": where_prec(place) if place else None,
        "where_coordinates": one_line(place.name or place.text) if place else None,
        "where_description": joined(_told_place(one) for one in dossier.testimonies),
        "adm_1": place.admin1 if place else None,
        "adm_2": place.admin2 if place else None,
        "latitude": point[0] if point else None,
        "longitude": point[1] if point else None,
        "geom_wkt": f"POINT ({point[1]} {point[0]})" if point else None,
        "priogrid_gid": priogrid_gid(*point) if point else None,
        "country": country.ucdp_name if country else None,
        "country_id": country.gw if country else None,
        "region": country.ucdp_region if country else None,
    }


def _country(dossier: Dossier) -> Country | None:
    return country_of(dossier.incident.place.country if dossier.incident.place else None)


def _told_place(testimony: Testimony) -> str | None:
    """The place in a report's words, with the sentences that name it."""
    place = testimony.record.place
    return f'{place.text}: "{words(testimony)}"' if place else None


def _when(when: When) -> dict[str, Cell]:
    return {
        "event_clarity": 1 if when.date_prec == 1 else 2,
        "date_prec": when.date_prec,
        "date_start": when.start.isoformat(),
        "date_end": when.end.isoformat(),
    }


def _deaths(dossier: Dossier) -> dict[str, Cell]:
    toll = dossier.toll
    return {
        "deaths_a": toll.deaths_a,
        "deaths_b": toll.deaths_b,
        "deaths_civilians": toll.civilians,
        "deaths_unknown": toll.unknown,
        "best": toll.best,
        "high": toll.high,
        "low": toll.low,
    }
