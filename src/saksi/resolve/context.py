"""Where a report is set: countries, regions, regencies and landmarks, by which one of a name's places is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from saksi.knowledge import Gazetteer, Place, PlaceName
from saksi.knowledge.divisions import Regency, divisions
from saksi.model import Report

#: Where the outlets of a language write from, unless their address tells: a weak prior, less than one mention.
HOMES = {"id": "ID", "ms": "MY"}
HOME_WEIGHT = 0.5
#: A place in a country, or a country named as where something is, counts more than a country that may be only a party.
PLACE_WEIGHT, WHERE_WEIGHT, PARTY_WEIGHT = 1.5, 2.0, 0.5
#: Towns of so many people are landmarks by which smaller ones of an ambiguous name are told apart.
LANDMARK = 50_000
_WHERE = re.compile(
    r"(?:\b(?:di|ke|dari|wilayah|seluruh|in|into|across|from|inside|throughout|within)\s+(?:the\s+)?|[a-z’'],\s+)$",
    re.IGNORECASE,
)
_TITLED = re.compile(r"\b(?:Kabupaten|Kotamadya|Kota|Kab\b\.?|kabupaten)\s+(?=[A-Z])[\w'’-]+(?:\s+[A-Z][\w'’-]*){0,3}")
_PLACED = re.compile(
    r"(?:(?<=\bdi\s)|(?<=\bke\s)|(?<=\bdari\s)|(?<=\basal\s)|(?<=,\s))[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]*){0,3}"
)
_STOP = re.compile(r"\n|(?<!\b[Kk]ab)(?<!\b[Kk]ec)(?<!\b[Kk]el)(?<!\b[Pp]rov)(?<!\bJl)[.!?][\"”’)]*\s+(?=[A-Z\"“])")


@dataclass(frozen=True)
class Setting:
    """Where a report is set: its clean text, countries (ISO, the likeliest first), place names and what they name.

    `regions` are the first-level regions that it names or whose places it names; `regencies` those of Indonesia with
    the offsets at which it names them.
    """

    text: str
    countries: Sequence[str]
    names: Sequence[PlaceName]
    regions: frozenset[str]
    regencies: Sequence[tuple[int, Regency]]
    gazetteer: Gazetteer = field(repr=False)

    @classmethod
    def of(cls, text: str, gazetteer: Gazetteer, language: str, report: Report | None = None) -> Setting:
        """The setting of a text; `report` tells where its outlet is at home."""
        names = gazetteer.find(text)
        countries = countries_of(text, names, home(report, language))
        regencies = sorted(_regencies(text, names), key=lambda item: item[0]) if "ID" in countries else []
        return cls(text, countries, names, _regions(names, gazetteer, regencies), regencies, gazetteer)

    @cached_property
    def landmarks(self) -> Sequence[Place]:
        """The well-known places that the text names, with a point: our own and large towns."""
        found: dict[str, Place] = {}
        for text in dict.fromkeys(name.text for name in self.names if name.kind not in ("country", "continent")):
            best = next(iter(self.gazetteer.look_up(text, self.countries)), None)
            if best is not None and _is_landmark(best):
                found[best.id] = best
        return list(found.values())

    def sentence(self, at: int) -> tuple[int, int]:
        """The bounds of the sentence around an offset."""
        start = max((found.end() for found in _STOP.finditer(self.text, 0, at)), default=0)
        stop = _STOP.search(self.text, at)
        return start, stop.start() if stop else len(self.text)

    def regency_near(self, at: int) -> Regency | None:
        """The regency that the sentence around an offset names, the nearest; else the only one that the text names."""
        start, end = self.sentence(at)
        near = [(abs(place - at), regency) for place, regency in self.regencies if start <= place < end]
        if near:
            return min(near, key=lambda item: item[0])[1]
        every = {regency.code: regency for _, regency in self.regencies}
        return next(iter(every.values())) if len(every) == 1 else None


def _is_landmark(place: Place) -> bool:
    known = place.id.startswith("p:") or place.population >= LANDMARK
    return known and place.lat is not None and place.precision < 3


def home(report: Report | None, language: str) -> str | None:
    """The country of a report's outlet: by its address if that has a country's ending, else by its language."""
    host = urlsplit(report.url).hostname if report is not None and report.url else None
    ending = (host or "").rpartition(".")[2].upper()
    if len(ending) == 2 and ending not in ("CO", "ME", "TV", "IO", "AI", "EU"):
        return "GB" if ending == "UK" else ending
    return HOMES.get(language)


def countries_of(text: str, names: Sequence[PlaceName], at_home: str | None) -> list[str]:
    """The countries where a text is set, the likeliest first: by the countries and places it names, home last."""
    weights = {at_home: HOME_WEIGHT} if at_home else {}
    for name in names:
        if name.country is not None:
            weights[name.country] = weights.get(name.country, 0.0) + _weight(text, name)
    return sorted(weights, key=lambda code: -weights[code])


def _weight(text: str, name: PlaceName) -> float:
    if name.kind != "country":
        return PLACE_WEIGHT
    start = name.span.start
    return WHERE_WEIGHT if _WHERE.search(text, max(0, start - 20), start) else PARTY_WEIGHT


def _regions(
    names: Sequence[PlaceName], gazetteer: Gazetteer, regencies: Sequence[tuple[int, Regency]]
) -> frozenset[str]:
    """The first-level regions that a text names or whose places it names."""
    found = [place for text in {name.text for name in names} for place in gazetteer.own_named(text)[:1]]
    named = {place.name if place.kind == "province" else place.admin1 or "" for place in found}
    named |= {place.name for place in found if place.country == "ID" and place.name in divisions().provinces}
    return frozenset(named | {regency.province for _, regency in regencies}) - {""}


def _regencies(text: str, names: Sequence[PlaceName]) -> Iterator[tuple[int, Regency]]:
    """Indonesia's regencies that a text names, with or without their title."""
    known = divisions()
    for name in names:
        if name.country == "ID" and name.kind not in ("province", "country"):
            yield from ((name.span.start, regency) for regency in known.regencies(name.text))
    for pattern, least in ((_TITLED, 2), (_PLACED, 1)):
        for match in pattern.finditer(text):
            words = match[0].split()
            tries = (known.regencies(" ".join(words[:length])) for length in range(len(words), least - 1, -1))
            yield from ((match.start(), regency) for regency in next(filter(None, tries), ()))
