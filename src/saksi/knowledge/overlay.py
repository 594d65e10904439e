"""The project's own places (`places/*.yaml`) and countries (`countries.yaml`, with names by babel)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from saksi.errors import CodebookError
from saksi.knowledge.folding import fold
from saksi.knowledge.place import PRECISION, Place

_HERE = Path(__file__).parent
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: The files of our own places, and all that they are made from.
OVERLAY = tuple(sorted((_HERE / "places").glob("*.yaml")))
DATA = (*OVERLAY, _HERE / "countries.yaml", _HERE / "admin1.yaml")
#: Whence an entry's coordinates are. "GeoNames" and "Natural Earth" are checked by a test against their data.
SOURCES = ("GeoNames", "Natural Earth", "own knowledge")
_FIELDS = frozenset({"name", "kind", "at", "source", "also", "admin2"})


@dataclass(frozen=True, slots=True)
class Named:
    """A place with all the names it goes by, its own first."""

    place: Place
    names: tuple[str, ...]


def read_yaml(name: str) -> Any:  # noqa: ANN401  (each file has its own form)
    """The contents of a data file beside this module."""
    return yaml.load((_HERE / name).read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  (both are safe loaders)


def overlay() -> Iterator[Named]:
    """All of our own places, file by file."""
    for path in OVERLAY:
        yield from own_places(read_yaml(f"places/{path.name}"), path.name)


def own_places(data: Mapping[str, Any], file: str = "places") -> Iterator[Named]:
    """The places of a file: by country, by first-level region, each with name, kind and source.

    `at` is [latitude, longitude] where known, `also` lists further names, `admin2` names the second-level division.
    The country `XX` stands for places of no one country, the region `-` for none told.

    Raises:
        CodebookError: where an entry is not of that form.
    """
    for country, regions in data.items():
        for region, rows in regions.items():
            for row in rows:
                yield _named(country, region, row, file)


def _named(country: str, region: str, row: Mapping[str, Any], file: str) -> Named:
    if (
        not {"name", "kind", "source"} <= row.keys() <= _FIELDS
        or row["kind"] not in PRECISION
        or row["source"] not in SOURCES
        or len(row.get("at", (0, 0))) != 2
    ):
        raise CodebookError(
            f"{file}: {country}, {region}: {dict(row)!r} is no place",
            "write {name: ..., kind: ..., at: [lat, lon], source: ..., also: [...]}",
        )
    lat, lon = row.get("at", (None, None))
    name, code = row["name"], None if country == "XX" else country
    key = f"p:{fold(name).replace(' ', '-')}-{country.lower()}"
    place = Place(
        key,
        name,
        code,
        row["kind"],
        lat,
        lon,
        name if row["kind"] == "province" else None if region == "-" else region,
        admin2=row.get("admin2"),
        source=row["source"],
    )
    return Named(place, (name, *map(str, row.get("also", ()))))


def countries(data: Mapping[str, Any]) -> Iterator[Named]:
    """Every country with its Indonesian and English names by babel and our own (`countries.yaml`: name, aliases)."""
    from babel import Locale  # noqa: PLC0415  (slow to import)

    english, indonesian = Locale("en").territories, Locale("id").territories
    for code, name in english.items():
        if len(code) != 2 or code in ("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "DG", "EA", "IC", "TA"):
            continue
        own = data.get(code, {})
        official = own.get("name", name)
        names = (official, name, indonesian.get(code, name), *own.get("aliases", ()))
        yield Named(Place(f"c:{code}", official, code, "country", source="babel"), tuple(dict.fromkeys(names)))
