"""Saksi's incidents as the comparison needs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from saksi.compare.dates import Days
from saksi.compare.foreign import ACLED
from saksi.export import acled, ucdp
from saksi.export.incident_rows import Refused, happened
from saksi.export.material import Dossier
from saksi.export.whereabouts import spot, when_of, where_prec
from saksi.merge.parties import party_of
from saksi.merge.tolls import UcdpToll
from saksi.model import ActorRef

_COUNTRY_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Party:
    """An actor by its words and the key of the party that it belongs to."""

    words: str
    key: str
    civilian: bool


@dataclass(frozen=True, slots=True)
class Ours:
    """An incident of Saksi; `counted` says whether the other dataset's rules make it one of its events.

    `fatalities` is ACLED's view of the toll, `toll` UCDP's.
    """

    id: str
    event_type: str
    violence: int | None
    days: Days
    country: str | None
    place: str
    lat: float | None
    lon: float | None
    where_prec: int
    parties: tuple[Party, ...]
    fatalities: int | None
    toll: UcdpToll
    families: int
    counted: bool


def ours_of(dossiers: Iterable[Dossier], form: str) -> Iterator[Ours]:
    """The incidents that are said to have happened on a known day, for comparison with a format."""
    for dossier in dossiers:
        when, place = when_of(dossier), dossier.incident.place
        if when is None or not happened(dossier):
            continue
        point = spot(place)
        row = acled.rows(dossier) if form == ACLED else ucdp.rows(dossier)
        yield Ours(
            id=dossier.incident.id,
            event_type=dossier.incident.event_type,
            violence=dossier.sides.violence,
            days=Days(when.start, when.end),
            country=place.country if place else None,
            place=(place.name or place.text) if place else "",
            lat=point[0] if point else None,
            lon=point[1] if point else None,
            where_prec=(where_prec(place) or 1) if place and point else _COUNTRY_LEVEL,
            parties=tuple(_party(ref) for ref in (*dossier.incident.actors, *dossier.incident.recipients)),
            fatalities=dossier.fatalities,
            toll=dossier.toll,
            families=dossier.families,
            counted=not isinstance(row, Refused),
        )


def _party(ref: ActorRef) -> Party:
    party = party_of(ref)
    return Party(ref.text, party.key, party.civilian)
