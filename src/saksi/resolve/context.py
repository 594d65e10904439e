"""Which countries a report is about, so that a town's name means the town in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from saksi.knowledge import Gazetteer, PlaceName

#: The outlets of the first language pack write from Indonesia: a weak prior, less than one mention.
HOME = "ID"
HOME_WEIGHT = 0.5
#: A place in a country, or a country named as where something is, counts more than a country that may be only a party.
PLACE_WEIGHT, WHERE_WEIGHT, PARTY_WEIGHT = 1.5, 2.0, 0.5
_WHERE = re.compile(
    r"\b(?:di|ke|dari|wilayah|seluruh|in|into|across|from|inside|throughout|within)\s+(?:the\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a report is set: countries (ISO), the likeliest first, and the first-level regions it names."""

    countries: Sequence[str]
    regions: frozenset[str]

    @classmethod
    def of(cls, text: str, gazetteer: Gazetteer, language: str) -> Setting:
        """The setting of a text."""
        return cls(countries_of(text, gazetteer, language), regions_of(text, gazetteer))


def countries_of(text: str, gazetteer: Gazetteer, language: str) -> list[str]:
    """The countries where a text is set, the likeliest first: by the countries and places it names, home last."""
    weights = {HOME: HOME_WEIGHT} if language == "id" else {}
    for name in gazetteer.find(text):
        if name.country is not None:
            weights[name.country] = weights.get(name.country, 0.0) + _weight(text, name)
    return sorted(weights, key=lambda code: -weights[code])


def _weight(text: str, name: PlaceName) -> float:
    if name.kind != "country":
        return PLACE_WEIGHT
    start = name.span.start
    return WHERE_WEIGHT if _WHERE.search(text, max(0, start - 20), start) else PARTY_WEIGHT


def regions_of(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    """The first-level regions that a text names or whose places it names."""
    found = [place for one in gazetteer.find(text) for place in gazetteer.own_named(one.text)[:1]]
    return frozenset(place.name if place.kind == "province" else place.admin1 or "" for place in found) - {""}
