"""Places told by distance and direction from a known one: "120 km di selatan Misrata", "30 km from Gao"."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from saksi.knowledge.place import Place

#: Degrees clockwise from north by the English adjective of a direction.
BEARINGS = {
    "Northern": 0, "North-eastern": 45, "Eastern": 90, "South-eastern": 135,
    "Southern": 180, "South-western": 225, "Western": 270, "North-western": 315,
}  # fmt: skip
#: Kilometres in a degree of latitude, and in a mile.
DEGREE, MILE = 111.2, 1.609
_DISTANCE = r"(?P<number>\d+(?:[.,]\d+)?)[\s-]*(?P<unit>km|kilometer|kilometre|kilometers|kilometres|mil|miles?)"
_BETWEEN = r"(?:di|ke|to|the|sebelah|arah|bagian|luar|jauhnya)"


@dataclass(frozen=True, slots=True)
class Away:
    """A way from a named place: kilometres, English adjective of the direction (None: not told), the place's words."""

    kilometres: float
    direction: str | None
    place: str

    def move(self, place: Place) -> Place:
        """The spot so far from `place`, an area; the place itself, as an area around it, without a direction."""
        key = f"{place.id}+{self.kilometres:.0f}{(self.direction or '').lower()}"
        if place.lat is None or place.lon is None or self.direction is None:
            return replace(place, id=key, kind="area" if place.precision == 1 else place.kind, score=place.score * 0.8)
        turn = math.radians(BEARINGS[self.direction])
        lat = place.lat + self.kilometres * math.cos(turn) / DEGREE
        lon = place.lon + self.kilometres * math.sin(turn) / (DEGREE * math.cos(math.radians(place.lat)))
        return replace(place, id=key, kind="area", lat=round(lat, 2), lon=round(lon, 2), score=place.score * 0.8)


class Distances:
    """Reads distances with a language's words of direction (word to English adjective)."""

    def __init__(self, directions: Mapping[str, str]) -> None:
        self._directions = {word: way for word, way in directions.items() if way in BEARINGS}
        words = "|".join(re.escape(word) for word in sorted(self._directions, key=len, reverse=True))
        self._pattern = re.compile(
            rf"^(?:[a-z-]+\s+){{0,2}}{_DISTANCE}\s+(?:{_BETWEEN}\s+)*(?:(?P<way>{words})\s+)?(?:(?:of|dari|from)\s+)?"
            rf"(?:the\s+)?(?P<place>.*[A-Z].*)$",
            re.IGNORECASE,
        )

    def read(self, phrase: str) -> Away | None:
        """The way that a phrase tells, None where it tells none."""
        found = self._pattern.match(phrase.strip())
        if found is None or (not found["place"][:1].isupper() and found["way"] is None):
            return None
        number = float(found["number"].replace(",", "."))
        miles = found["unit"].lower().startswith("mil")
        way = self._directions.get((found["way"] or "").lower())
        return Away(number * MILE if miles else number, way, found["place"])


def apart(first: Place, second: Place) -> float:
    """Kilometres between two places; infinite where one has no coordinates."""
    if None in (first.lat, first.lon, second.lat, second.lon):
        return math.inf
    north = first.lat - second.lat  # type: ignore[operator]
    east = (first.lon - second.lon) * math.cos(math.radians(first.lat))  # type: ignore[operator,arg-type]
    return DEGREE * math.hypot(north, east)


def within(places: Sequence[Place], centre: Place, reach: float) -> list[Place]:
    """Those of `places` that are at most `reach` kilometres from `centre`."""
    return [place for place in places if apart(place, centre) <= reach]
