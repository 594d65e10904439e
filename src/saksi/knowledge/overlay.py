"""The project's own places (`places.yaml`) and countries (`countries.yaml`, with names by babel)."""

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


@dataclass(frozen=True, slots=True)
class Named:
    """A place with all the names it goes by, its own first."""

    place: Place
    names: tuple[str, ...]


def read_yaml(name: str) -> Any:  # noqa: ANN401  (each file has its own form)
    """The contents of a data file beside this module."""
    return yaml.load((_HERE / name).read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  (both are safe loaders)


def own_places(data: Mapping[str, Any]) -> Iterator[Named]:
    """The places of `places.yaml`: by country, by first-level region, rows of name, kind, lat, lon and aliases.

    The country `XX` stands for places of no one country, the region `-` for none.

    Raises:
        CodebookError: where a row is not of that form.
    """
    for country, regions in data.items():
        for region, rows in regions.items():
            for row in rows:
                yield _named(country, region, row)


def _named(country: str, region: str, row: list[Any]) -> Named:
    if len(row) < 4 or row[1] not in PRECISION:
        raise CodebookError(
            f"places.yaml: {country}, {region}: {row!r} is no place", "write [name, kind, lat, lon, aliases...]"
        )
    name, kind, lat, lon, *aliases = row
    code = None if country == "XX" else country
    key = f"p:{fold(name).replace(' ', '-')}-{country.lower()}"
    place = Place(key, name, code, kind, lat, lon, None if region == "-" else region)
    return Named(place, (name, *map(str, aliases)))


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
        yield Named(Place(f"c:{code}", official, code, "country"), tuple(dict.fromkeys(names)))
