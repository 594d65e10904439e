"""How precisely a place or a time is known, by the code lists of ACLED and UCDP GED."""

from __future__ import annotations

from saksi.knowledge import Place
from saksi.model import Interval

#: UCDP GED codebook, variable `where_prec`, by kind of place: 1 exact, 2 about 25 km around a known point, 3 and 4 only
#: the second- or first-level division, 5 a line or an area without fixed borders, 6 the country, 7 international waters.
_WHERE = {
    "city": 1, "town": 1, "village": 1, "camp": 1, "facility": 1, "quarter": 1, "crossing": 1,
    "district": 3, "province": 4, "island": 5, "river": 5, "area": 5, "region": 5, "border": 5, "country": 6, "sea": 7,
}  # fmt: skip
#: The radius, in kilometres, of GED's "around a known point".
AROUND = 25.0


def where_precision(place: Place) -> int | None:
    """UCDP GED's `where_prec` of a place; None for what is wider than a country, which GED does not code."""
    if place.country is None and place.kind != "sea":
        return None
    if "+" in place.id and place.id[:2] != "j:":
        return 2 if _distance(place.id) <= AROUND else 5
    return _WHERE.get(place.kind)


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
