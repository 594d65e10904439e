"""ACLED: an incident a row, in the 31 columns of ACLED's exports (codebook of 2024), with numeric inter codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC

from saksi.codebook import Acled, codebook
from saksi.export.cells import Cell, joined, one_line
from saksi.export.countries import Country, country_of
from saksi.export.crosswalk import holding
from saksi.export.evidence import outlet, published, words
from saksi.export.exporter import Outcome
from saksi.export.incident_rows import NOT_SAID_TO_HAVE_HAPPENED, Refused, happened, write_rows
from saksi.export.material import Dossier, Material
from saksi.export.naming import CIVILIANS, POLITICAL_MILITIA, PROTESTERS, RIOTERS, Named, interaction, named
from saksi.export.whereabouts import When, spot, when_of

#: The columns, in ACLED's order.
COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
#: Families that are quoted in `notes`; the file of evidence holds all.
_QUOTED = 3
#: Days beyond which ACLED codes no date.
_MONTH = 31
_ARMED = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
_FORCE = "Excessive force against protesters"


@dataclass(frozen=True, slots=True)
class Role:
    """An actor column with its associates; an empty name where nobody stands in it."""

    name: str = ""
    associates: str = ""
    inter: int | None = None


def write(material: Material, output: str) -> Outcome:
    """Write an incident a row, and the evidence beside it."""
    return write_rows(material, output, COLUMNS, rows)


def rows(dossier: Dossier) -> Sequence[dict[str, Cell]] | Refused:
    """The row of an incident; refused if it is no event of ACLED or lacks the day or country that every one has."""
    incident = dossier.incident
    target = codebook().acled(incident.event_type, holding(dossier))
    if target is None:
        return Refused("no event type of ACLED")
    if not happened(dossier):
        return Refused(NOT_SAID_TO_HAVE_HAPPENED)
    country = country_of(incident.place.country if incident.place else None)
    if country is None:
        return Refused("no known country")
    when = when_of(dossier)
    if when is None or when.days > _MONTH:
        return Refused("no day known, not to a month")
    return [{**_event(dossier, target, when), **_actors(dossier, target, country), **_rest(dossier, country)}]


def event_id(incident_id: str, country: Country) -> str:
    """ACLED's form of an id, the country before it; the incident's own id stands in `tags` too."""
    return f"{country.iso3}-{incident_id}"


def _event(dossier: Dossier, target: Acled, when: When) -> dict[str, Cell]:
    return {
        "event_date": when.middle.isoformat(),
        "year": when.middle.year,
        "time_precision": when.time_precision,
        "disorder_type": target.disorder_type,
        "event_type": target.event_type,
        "sub_event_type": target.sub_event_type,
    }


def _actors(dossier: Dossier, target: Acled, country: Country) -> dict[str, Cell]:
    first, second = roles(dossier, target, country)
    return {
        "actor1": first.name,
        "assoc_actor_1": first.associates,
        "inter1": first.inter,
        "actor2": second.name,
        "assoc_actor_2": second.associates,
        "inter2": second.inter,
        "interaction": interaction(first.inter, second.inter, alone=not second.name),
        "civilian_targeting": "Civilian targeting" if _targets_civilians(target, second) else "",
    }


def roles(dossier: Dossier, target: Acled, country: Country) -> tuple[Role, Role]:
    """Actor 1 and actor 2 by ACLED's rules: crowds stand first, the unarmed are `Civilians (Country)`."""
    incident = dossier.incident
    actors = [named(ref, country.code) for ref in incident.actors]
    recipients = [named(ref, country.code) for ref in incident.recipients]
    if target.event_type == "Protests":
        return _protest(incident.event_type, actors, recipients, country)
    if target.event_type == "Riots":
        return Role(f"Rioters ({country.name})", _names(actors), RIOTERS), _target(recipients, country)
    if target.event_type in _ARMED:
        actors.sort(key=lambda party: party.civilian)  # the unarmed are no actor 1 where somebody else is named
    if target.event_type in _ARMED and not actors:
        first = Role(f"Unidentified Armed Group ({country.name})", "", POLITICAL_MILITIA)
    else:
        first = _role(actors)
    if target.event_type == "Violence against civilians":
        victims = [party for party in recipients if not party.state]
        return first, Role(f"Civilians ({country.name})", _names(victims), CIVILIANS)
    return first, _target(recipients, country)


def _protest(
    event_type: str, actors: Sequence[Named], recipients: Sequence[Named], country: Country
) -> tuple[Role, Role]:
    """Protesters are actor 1, whoever acted; forces that stepped in are actor 2, what was protested against none."""
    name = f"Protesters ({country.name})"
    if event_type == "force_against_protesters":
        return Role(name, _names(recipients), PROTESTERS), _role(actors)
    return Role(name, _names(actors), PROTESTERS), Role()


def _target(recipients: Sequence[Named], country: Country) -> Role:
    if recipients and all(one.civilian for one in recipients):
        return Role(f"Civilians ({country.name})", _names(recipients), CIVILIANS)
    return _role([one for one in recipients if not one.civilian])


def _role(parties: Sequence[Named]) -> Role:
    """The first party with its code, and the others as its associates."""
    if not parties:
        return Role()
    first = parties[0]
    return Role(one_line(first.name), _names([party for party in parties if party.name != first.name]), first.inter)


def _names(parties: Sequence[Named]) -> str:
    return joined(party.name for party in parties)


def _targets_civilians(target: Acled, second: Role) -> bool:
    """Whether the unarmed are its main target (codebook, "civilian_targeting")."""
    if target.event_type == "Violence against civilians" or target.sub_event_type == _FORCE:
        return True
    return target.event_type in {"Explosions/Remote violence", "Riots"} and second.inter == CIVILIANS


def _rest(dossier: Dossier, country: Country) -> dict[str, Cell]:
    incident, place = dossier.incident, dossier.incident.place
    point = spot(place)
    return {
        "event_id_cnty": event_id(incident.id, country),
        "iso": country.iso,
        "region": country.acled_region,
        "country": country.name,
        "admin1": place.admin1 if place else None,
        "admin2": place.admin2 if place else None,
        "admin3": None,
        "location": one_line(place.name or place.text) if place else None,
        "latitude": point[0] if point else None,
        "longitude": point[1] if point else None,
        "geo_precision": place.geo_precision if place else None,
        "source": joined(outlet(report) for report in dossier.reports),
        "source_scale": None,
        "notes": _notes(dossier),
        "fatalities": dossier.fatalities or 0,
        "tags": f"saksi incident={incident.id}; families={dossier.families}; records={len(dossier.testimonies)}",
        "timestamp": _timestamp(dossier),
    }


def _notes(dossier: Dossier) -> str:
    """Who says so in which words, a family at a time, then the ids that lead to all of the evidence."""
    when = when_of(dossier)
    days = f"{when.start} to {when.end}. " if when and when.days > 1 else ""
    first = {one.family: one for one in reversed(dossier.testimonies)}
    quotes = [
        f'{outlet(one.report)} ({published(one.report) or "undated"}): "{words(one)}"'
        for one in sorted(first.values(), key=lambda one: one.record.id)[:_QUOTED]
    ]
    ids = ", ".join(one.record.id for one in dossier.testimonies)
    return one_line(f"{days}{' | '.join(quotes)} [records {ids}]")


def _timestamp(dossier: Dossier) -> int | None:
    """When the newest of the reports came in, in seconds since 1970; a time without a zone counts as UTC."""
    times = [report.ingested for report in dossier.reports if report.ingested]
    zoned = [time if time.tzinfo else time.replace(tzinfo=UTC) for time in times]
    return max((int(time.timestamp()) for time in zoned), default=None)
