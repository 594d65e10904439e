"""Places of records to the gazetteer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from saksi.knowledge import Gazetteer, Place
from saksi.model import PlaceRef
from saksi.resolve.precision import where_precision

#: A town outside the report's countries is believed from this population on.
TRUSTED_POPULATION = 200_000
#: So many alternatives are kept.
KEPT = 4


def resolve_place(
    ref: PlaceRef, gazetteer: Gazetteer, countries: Sequence[str], regions: Collection[str] = ()
) -> PlaceRef:
    """`ref` with what the gazetteer says of it; as it was where the gazetteer does not know or the towns do not fit.

    Of towns of one name in one country, those in the first-level `regions` that the report names go first.
    """
    found = [place for place in gazetteer.look_up(ref.text, countries) if _fits(place, countries)]
    if found and found[0].id.startswith("g:"):
        home = found[0].country
        found.sort(key=lambda place: (place.country != home, place.admin1 not in regions))
    if not found and countries and (meant := gazetteer.part_of(ref.text, countries[0])):
        found = [meant]
    if not found:
        return ref
    best = found[0]
    return replace(
        ref,
        place_id=best.id,
        name=best.name,
        country=best.country,
        admin1=best.admin1,
        lat=best.lat,
        lon=best.lon,
        geo_precision=best.precision,
        where_prec=where_precision(best),
        alternatives=tuple((place.id, round(place.score, 3)) for place in found[1 : KEPT + 1]),
    )


def _fits(place: Place, countries: Sequence[str]) -> bool:
    """Our own places and countries always; a town of GeoNames in the report's countries, or a large one anywhere."""
    return not place.id.startswith("g:") or place.country in countries or place.population >= TRUSTED_POPULATION
