"""Questions to the gazetteer's file."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from saksi.knowledge.atlas.divisions import division_at, region_at
from saksi.knowledge.atlas.entry import folded
from saksi.knowledge.atlas.opening import open_file
from saksi.knowledge.bearings import DEGREE, apart
from saksi.knowledge.folding import fold
from saksi.knowledge.overlay import Named
from saksi.knowledge.place import Place

_COLUMNS = (
    "place.key, place.name, place.country, place.kind, place.lat, place.lon, place.admin1, place.population,"
    " place.admin2, place.source, place.part, place.rank"
)
_WORD = re.compile(r"\w+")
#: A code of a division; those that have no name go by the map.
_CODE = re.compile(r"[A-Z]{2}\.\w+")
#: From so many people on a town goes before a region of its name.
LARGE = 100_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a search found, with all its names; `exact` if one of them is what was searched."""

    place: Place
    names: tuple[str, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class PartInfo:
    """A part of the file: source, terms, what it was made from, how many places, and seconds that building took."""

    name: str
    source: str
    licence: str
    fingerprint: str
    places: int
    seconds: float


class Atlas:
    """The gazetteer's file in `folder` (default: the user's cache folder), built at first use; read only.

    Not for several threads at once. `path` is None where the file had to be built in memory.
    """

    def __init__(self, folder: Path | None = None, anew: bool = False) -> None:
        self._database, self.path = open_file(folder, anew)
        self._divisions: dict[str, str] = dict(self._database.execute("SELECT code, name FROM division").fetchall())
        self._bearers = lru_cache(maxsize=8192)(self._bearers_of)

    def own(self) -> Iterator[tuple[Named, list[str]]]:
        """Our own places and the countries, each with its folded names, in the order of their files."""
        rows = self._database.execute(f"SELECT names, {_COLUMNS} FROM place WHERE part = 'own' ORDER BY id")  # noqa: S608
        for names, *row in rows:
            named = Named(self._place(row), tuple(names.split("\n")))
            yield named, list(folded(named.names, shortest=1))

    def bearers(self, folded: str, countries: Collection[str], focus: Collection[str]) -> list[Place]:
        """The places besides our own that bear a folded name: those that the user added, towns, regions.

        Towns that bear it as their own name go first, then by population. A town of fewer than 15,000 people counts
        only in `focus` countries and those in `countries`, a region of Natural Earth only in `countries`, after the
        towns that bear its very name.
        """
        added, regions, towns, named = [], [], [], []
        for place, part, rank, own in self._bearers(folded):
            if part.startswith("added:"):
                added.append(place)
            elif part == "towns" and (rank or place.country in focus or place.country in countries):
                towns.append(place)
                named += [place] * own
            elif part == "regions" and place.country in countries:
                regions.append(place)
        late = {region for region in regions if any(_is_chief(town, region) for town in named)}
        return [*added, *(one for one in regions if one not in late), *towns, *(one for one in regions if one in late)]

    def _bearers_of(self, folded: str) -> tuple[tuple[Place, str, int, int], ...]:
        rows = self._database.execute(
            f"SELECT {_COLUMNS}, own FROM alias JOIN place ON id = place WHERE folded = ? AND part <> 'own'"  # noqa: S608
            " ORDER BY own DESC, population DESC",
            (folded,),
        ).fetchall()
        return tuple((self._place(row[:-1], row[-1]), *row[-3:]) for row in rows)

    def named(self, least: int, least_in_focus: int, focus: Collection[str]) -> Iterator[tuple[str, str | None, str]]:
        """Name, country and kind of the places besides our own to find in text.

        Those are towns of at least so many people (in focus countries: `least_in_focus`), and what the user
        added to be found, with all names.
        """
        marks = ",".join("?" * len(focus))
        yield from self._database.execute(
            "SELECT name, country, 'town' FROM place WHERE part = 'towns'"  # noqa: S608
            f" AND (population >= ? OR (population >= ? AND country IN ({marks}))) ORDER BY population DESC",
            (least, least_in_focus, *sorted(focus)),
        )
        added = "SELECT names, country, kind FROM place WHERE part LIKE 'added:%' AND rank = 1 ORDER BY id"
        for names, country, kind in self._database.execute(added):
            yield from ((name, country, kind) for name in names.split("\n"))

    def get(self, key: str) -> Place | None:
        """The place of an id, None if the file holds none."""
        row = self._database.execute(f"SELECT {_COLUMNS} FROM place WHERE key = ?", (key,)).fetchone()  # noqa: S608
        return self._place(row) if row else None

    def names_of(self, key: str) -> tuple[str, ...]:
        """All names of the place of an id, its own first."""
        row = self._database.execute("SELECT names FROM place WHERE key = ?", (key,)).fetchone()
        return tuple(row[0].split("\n")) if row else ()

    def near(self, lat: float, lon: float, kilometres: float) -> list[tuple[Place, float]]:
        """The places at most so far from a point, the nearest first, with their distances in kilometres."""
        high = kilometres / DEGREE
        wide = high / max(math.cos(math.radians(lat)), 0.01)
        rows = self._database.execute(
            f"SELECT {_COLUMNS} FROM spot JOIN place ON id = place"  # noqa: S608
            " WHERE south >= ? AND north <= ? AND west >= ? AND east <= ?",
            (lat - high, lat + high, lon - wide, lon + wide),
        ).fetchall()
        here = Place("", "", None, "area", lat, lon)
        found = [(place, apart(here, place)) for place in map(self._place, rows)]
        return sorted((one for one in found if one[1] <= kilometres), key=lambda one: one[1])

    def division_at(self, lat: float, lon: float, country: str | None = None) -> str | None:
        """The name of the first-level division that holds a point (of `country` if given); None at sea."""
        return division_at(self._database, lat, lon, country)

    def country_at(self, lat: float, lon: float) -> str | None:
        """The country (ISO) whose divisions hold a point; None at sea."""
        region = region_at(self._database, lat, lon)
        row = self._database.execute("SELECT country FROM place WHERE id = ?", (region,)).fetchone()
        return str(row[0]) if row else None

    def search(self, words: str, limit: int = 20, country: str | None = None) -> list[Hit]:
        """Places by full text: names with all these words (the last may be cut short), exact and large ones first."""
        wanted = _WORD.findall(words)
        if not wanted:
            return []
        query = " ".join(f'"{word}"' for word in wanted[:-1]) + f' "{wanted[-1]}"*'
        order = (
            "AND (? IS NULL OR country = ?)"
            f" ORDER BY part = 'own' DESC, part LIKE 'added:%' DESC, population DESC, place.id LIMIT {limit:d}"
        )
        exact = self._database.execute(
            f"SELECT {_COLUMNS}, names FROM alias JOIN place ON id = place WHERE folded = ? {order}",  # noqa: S608
            (fold(words), country, country),
        ).fetchall()
        alike = self._database.execute(
            f"SELECT {_COLUMNS}, place.names FROM word JOIN place ON place.id = word.rowid WHERE word MATCH ? {order}",  # noqa: S608
            (query.strip(), country, country),
        ).fetchall()
        hits = {row[0]: Hit(self._place(row[:-1]), tuple(row[-1].split("\n")), False) for row in alike}
        first = {row[0]: Hit(self._place(row[:-1]), tuple(row[-1].split("\n")), True) for row in exact}
        return list((first | {key: hit for key, hit in hits.items() if key not in first}).values())[:limit]

    def parts(self) -> list[PartInfo]:
        """What the file holds."""
        rows = self._database.execute("SELECT name, source, licence, fingerprint, places, seconds FROM part")
        return [PartInfo(*row) for row in rows.fetchall()]

    def counts(self) -> dict[str, int]:
        """How many places, names and polygons the file holds."""
        tables = {"places": "place", "names": "alias", "polygons": "shape"}
        return {
            told: self._database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608  (names from above)
            for told, table in tables.items()
        }

    def _place(self, row: Iterable[Any], own: int = 1) -> Place:
        key, name, country, kind, lat, lon, admin1, population, admin2, source, part, _ = row
        score = 1.0
        if part == "towns":
            score = min(0.5 + len(str(population)) / 20, 0.9) - (0 if own else 0.1)
        elif part != "own":
            score = (0.95 if part.startswith("added:") else 0.7) - (0 if own else 0.1)
        region = self._divisions.get(admin1, admin1)
        if region is not None and _CODE.fullmatch(region):
            region = self.division_at(lat, lon, country)
        return Place(key, name, country, kind, lat, lon, region, population, score, admin2, source)


def _is_chief(town: Place, region: Place) -> bool:
    """Whether a town is likelier meant than the region of its name: it lies in the region, or is large."""
    return town.country == region.country and (town.admin1 == region.admin1 or town.population >= LARGE)
