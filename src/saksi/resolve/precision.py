"""How precisely a place or a time is known, by the code lists of ACLED and UCDP GED."""

from __future__ import annotations

from saksi.knowledge import Place
from saksi.knowledge.divisions import DISTRICT, REGENCY, divisions, squeezed
from saksi.model import Interval
from saksi.resolve.holders import belongs

#: UCDP GED codebook, variable `where_prec`, by kind of place: 1 exact, 2 about 25 km around a point, 3 and 4 only the
#: second- or first-level division, 5 a line or area without fixed borders, 6 the country, 7 international waters.
_WHERE = {
    "city": 1, "town": 1, "village": 1, "camp": 1, "facility": 1, "quarter": 1, "crossing": 1,
    "district": 3, "province": 4, "island": 5, "river": 5, "area": 5, "region": 5, "border": 5, "country": 6, "sea": 7,
}  # fmt: skip
_FIRST_LEVEL = 4
#: The radius, in kilometres, of GED's "around a known point".
AROUND = 25.0


def where_precision(place: Place, level: int | None = None) -> int | None:
    """UCDP GED's `where_prec` of a place; None for what is wider than a country, which GED does not code.

    `level` is the division's that the place's title tells. A third-level division, which GED does not know, is an area
    of about 25 km around its point. Of a place without a point no more is known than the wider division.
    """
    if place.country is None and place.kind != "sea":
        return None
    if place.lat is None and _WHERE.get(place.kind, 9) < _FIRST_LEVEL:
        return _FIRST_LEVEL if place.admin1 else _WHERE["country"]
    if place.kind == "district" and not place.id.startswith("d:") and is_third_level(place, level):
        return 2
    if level in (REGENCY, DISTRICT) and _WHERE.get(place.kind) == 1:
        return 3 if level == REGENCY else 2
    if "+" in place.id and place.id[:2] != "j:":
        return 2 if _distance(place.id) <= AROUND else 5
    return _WHERE.get(place.kind)


def holder_precision(place: Place) -> tuple[int, int | None]:
    """ACLED's and GED's codes for something unknown that a known place holds: near a town at best."""
    where = where_precision(place)
    return max(place.precision, 2), max(where, 2) if where is not None else None


def is_third_level(place: Place, level: int | None = None) -> bool:
    """Whether a place is a district in a regency of Indonesia rather than a regency."""
    if place.country != "ID" or divisions().regencies(place.name):
        return level == DISTRICT
    return level == DISTRICT or bool(divisions().districts(place.name))


def second_level(place: Place, words: str) -> str | None:
    """The second-level division that holds a place, or that it is; None where it is not known.

    In Indonesia a place is in a regency if it is one, its seat, or a district in it, of that name and not far away.
    """
    if place.admin2 is not None or place.country != "ID" or place.lat is None or place.precision == 3:
        return place.admin2
    known = divisions()
    named = known.regencies(words) or known.regencies(place.name)
    found = [one for one in named if belongs(place, one)]
    if len(found) > 1:
        found = [one for one in found if (one.kind == "Kota") == (place.kind == "city")]
    found = found or [one for one in known.all if squeezed(one.seat) == squeezed(place.name) and belongs(place, one)]
    found = found or [one.regency for one in known.districts(place.name) if belongs(place, one.regency)]
    return found[0].title if len({one.code for one in found}) == 1 else None


def _distance(key: str) -> float:
    """The kilometres in the id of a place told by its distance from another (`p:misrata-ly+120southern`)."""
    digits = "".join(sign for sign in key.rpartition("+")[2] if sign.isdigit())
    return float(digits or "inf")


def date_precision(interval: Interval) -> int | None:
    """UCDP GED's `date_prec` (codebook, variable `date_prec`): 1 a day, 2 of 2-6 days, 3 a week, 4 up to a month.

    5 is a stretch of up to a year; None is longer, which GED does not code.
    """
    days = (interval.end - interval.start).days + 1
    limits = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
    return next((code for limit, code in limits if days <= limit), None)
