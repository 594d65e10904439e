"""Rows of tables and GeoJSON features as places to add; what is wrong with a row is told, not guessed away."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from saksi.errors import UsageError
from saksi.knowledge.atlas.added import AddedPlace
from saksi.knowledge.folding import fold
from saksi.knowledge.overlay import read_yaml
from saksi.knowledge.place import PRECISION

_SPLIT = re.compile(r"[;|,]")
#: What a row may hold, in the words of `columns.yaml`.
FIELDS = ("name", "lat", "lon", "country", "kind", "also", "admin1", "admin2", "population", "id")


class RowError(Exception):
    """What is wrong with a row."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that is no place: where it stands (line or feature, from 1 on), and why."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for the rows of a file that do not tell it themselves.

    `code_of` turns a country's name into its ISO code ("" for no country), `country_at` tells the country at a point.
    `columns` names columns by field where they are called otherwise than `columns.yaml` knows. `found`: whether running
    text is searched for the places.
    """

    country: str | None
    kind: str
    code_of: Callable[[str], str]
    country_at: Callable[[float, float], str | None]
    columns: Mapping[str, str] = field(default_factory=dict)
    found: bool = True


@cache
def _words() -> dict[str, dict[str, str]]:
    data = read_yaml("atlas/columns.yaml")
    return {part: {str(word): key for key, words in data[part].items() for word in words} for part in data}


def mapping(columns: Iterable[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Which column holds which field: the chosen ones, then those that `columns.yaml` knows, the first of several.

    Raises:
        UsageError: where a chosen column is not there, or none holds the name.
    """
    there = list(columns)
    for name, column in chosen.items():
        if name not in FIELDS or column not in there:
            raise UsageError(f"--map {name}={column}: no such field or column", f"columns: {', '.join(there)}")
    found = dict(chosen)
    for column in there:
        name = _words()["columns"].get(fold(column).replace(" ", "_")) or ""
        if name and name not in found and column not in chosen.values():
            found[name] = column
    if "name" not in found:
        raise UsageError("no column holds the places' names", f"--map name=COLUMN; columns: {', '.join(there)}")
    return found


def place_of(row: Mapping[str, Any], columns: Mapping[str, str], defaults: Defaults) -> AddedPlace:
    """A row as a place.

    Raises:
        RowError: what is wrong with it.
    """
    told = {
        name: str(row.get(column) if row.get(column) is not None else "").strip() for name, column in columns.items()
    }
    name = told["name"]
    if not re.search(r"\w", name):
        raise RowError("it has no name")
    lat, lon = _point(told.get("lat", ""), told.get("lon", ""))
    return AddedPlace(
        names=tuple(dict.fromkeys((name, *filter(None, map(str.strip, _SPLIT.split(told.get("also", ""))))))),
        country=_country(told.get("country", ""), lat, lon, defaults),
        kind=_kind(told.get("kind", ""), defaults.kind),
        lat=lat,
        lon=lon,
        admin1=told.get("admin1") or None,
        admin2=told.get("admin2") or None,
        population=_whole(told.get("population", "")),
        found=defaults.found,
    )


def _point(lat: str, lon: str) -> tuple[float, float]:
    try:
        north, east = float(lat.replace(",", ".")), float(lon.replace(",", "."))
    except ValueError:
        raise RowError(f"{lat!r}, {lon!r} is no point" if lat or lon else "it has no coordinates") from None
    check_point(north, east)
    return north, east


def check_point(lat: float, lon: float) -> None:
    """Raises RowError where a point is not on the earth, or is the 0, 0 that stands for an unknown one."""
    if not (math.isfinite(lat) and math.isfinite(lon) and -90 <= lat <= 90 and -180 <= lon <= 180):
        raise RowError(f"{lat}, {lon} is not on the earth; write latitude and longitude in degrees")
    if lat == lon == 0:
        raise RowError("0, 0 stands for an unknown point")


def _country(told: str, lat: float, lon: float, defaults: Defaults) -> str | None:
    if told:
        code = told.upper() if re.fullmatch(r"[A-Za-z]{2}", told) else defaults.code_of(told)
        if not code:
            raise RowError(f"{told!r} is no country; write its ISO code of two letters")
        return code
    return defaults.country or defaults.country_at(lat, lon)


def _kind(told: str, default: str) -> str:
    if not told:
        return default
    kind = told.casefold() if told.casefold() in PRECISION else _words()["kinds"].get(told.casefold())
    if kind is None or kind in ("country", "continent"):
        raise RowError(f"{told!r} is no kind of place; write one of {', '.join(sorted(_kinds()))}")
    return kind


def _kinds() -> set[str]:
    return set(PRECISION) - {"country", "continent"}


def _whole(told: str) -> int:
    plain = re.sub(r"[.,\s](?=\d{3}\b)", "", told)
    if plain and not re.fullmatch(r"\d+(?:\.0*)?", plain):
        raise RowError(f"population {told!r} is no number")
    return int(float(plain)) if plain else 0
