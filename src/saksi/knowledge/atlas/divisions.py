"""First-level divisions: Natural Earth's polygons, GeoNames' codes, and our own names for them."""

from __future__ import annotations

import hashlib
import math
import sqlite3
from collections.abc import Iterator, Mapping

from saksi.knowledge.atlas.entry import Entry
from saksi.knowledge.atlas.shapes import REGIONS, contains, regions, unpack
from saksi.knowledge.folding import fold
from saksi.knowledge.place import PRECISION, Place

SOURCE = "Natural Earth"
LICENCE = "Natural Earth (naturalearthdata.com), Admin 1 - States, Provinces, 1:10m, reduced; public domain"
#: A region is divided if so large a share of its towns bears other codes than the most.
DIVIDED = 0.03


def fingerprint() -> str:
    """What the regions are made from."""
    return hashlib.sha256(REGIONS.read_bytes()).hexdigest()[:16]


def entries() -> Iterator[Entry]:
    """The regions of Natural Earth as places; `code` is GeoNames' or else the ISO 3166-2 code."""
    seen: set[str] = set()
    for number, region in enumerate(regions()):
        key = f"n:{region.iso}".lower()
        key = f"{key}-{number}" if key in seen else key
        seen.add(key)
        place = Place(
            key,
            region.names[0],
            region.country,
            "province",
            region.lat,
            region.lon,
            region.names[0],
            score=0.7,
            source=SOURCE,
        )
        yield Entry(place, region.names, 0, region.rings, region.geonames or region.iso)


def mark_divided(database: sqlite3.Connection) -> None:
    """Mark the regions in which many towns bear a code that no region has: those were divided since they were drawn.

    In them a point's division is that of the nearest town; in the others the polygon tells it.
    """
    import numpy as np  # noqa: PLC0415  (needed once, to build the file)

    drawn = {code for (code,) in database.execute("SELECT code FROM shape WHERE code <> ''")}
    towns = database.execute("SELECT lat, lon, admin1, country FROM place WHERE part = 'towns' ORDER BY lat").fetchall()
    lats, lons = np.array([town[0] for town in towns]), np.array([town[1] for town in towns])
    shapes = database.execute(
        "SELECT shape.place, country, south, north, west, east, rings FROM shape"
        " CROSS JOIN box ON box.place = shape.place"
        " CROSS JOIN place ON place.id = shape.place WHERE part = 'regions' AND code LIKE country || '.%'"
    )
    divided = []
    for region, country, south, north, west, east, rings in shapes.fetchall():
        first, last = np.searchsorted(lats, (south, north))
        spots = first + np.flatnonzero((lons[first:last] >= west) & (lons[first:last] <= east))
        mine = [towns[at] for at in spots if towns[at][3] == country]
        if any(town[2] not in drawn for town in mine):
            shape = unpack(rings)
            codes = [town[2] for town in mine if contains(shape, town[0], town[1])]
            if sum(code not in drawn for code in codes) > DIVIDED * len(codes):
                divided.append((region,))
    database.executemany("UPDATE shape SET divided = 1 WHERE place = ?", divided)


def name_divisions(database: sqlite3.Connection, own: Mapping[str, str]) -> None:
    """Fill the table of codes and names: Natural Earth's, then those of `own` (code to name) over them.

    A region that is one of our own places, by any of its names, bears the name that we give it.
    """
    database.execute("DELETE FROM division")
    database.execute(
        "INSERT OR IGNORE INTO division SELECT code, name FROM shape JOIN place ON place.id = shape.place"
        " WHERE part = 'regions' AND code <> ''"
    )
    database.execute(
        "INSERT OR REPLACE INTO division SELECT shape.code, mine.name FROM shape"
        " JOIN place AS drawn ON drawn.id = shape.place JOIN alias AS a ON a.place = drawn.id"
        " JOIN alias AS b ON b.folded = a.folded JOIN place AS mine ON mine.id = b.place"
        " WHERE drawn.part = 'regions' AND mine.part = 'own' AND mine.kind IN ('province', 'region')"
        " AND mine.country = drawn.country AND shape.code <> '' ORDER BY a.own"
    )
    database.executemany("INSERT OR REPLACE INTO division VALUES (?,?)", own.items())


def locate(database: sqlite3.Connection, part: str) -> None:
    """Tell the first-level division of each place of a part that has a point and does not say its own."""
    precise = [kind for kind, precision in PRECISION.items() if precision < 3]
    marks = ",".join("?" * len(precise))
    found = database.execute(
        "SELECT id, lat, lon, country FROM place WHERE part = ? AND admin1 IS NULL AND lat IS NOT NULL"  # noqa: S608
        f" AND kind IN ({marks})",
        (part, *precise),
    ).fetchall()
    named = ((division_at(database, lat, lon, country), key) for key, lat, lon, country in found)
    database.executemany("UPDATE place SET admin1 = ? WHERE id = ?", [one for one in named if one[0]])


def rename(database: sqlite3.Connection, part: str) -> None:
    """Give the divisions that places of a part name ("Papua Pegunungan") the names that the file has for them."""
    told = database.execute(
        "SELECT DISTINCT country, admin1 FROM place WHERE part = ? AND admin1 IS NOT NULL", (part,)
    ).fetchall()
    for country, name in told:
        row = database.execute(
            "SELECT CASE part WHEN 'own' THEN name ELSE admin1 END FROM alias JOIN place ON id = place"
            " WHERE folded = ? AND country = ? AND kind = 'province' AND part IN ('own', 'regions')"
            " ORDER BY part, own DESC",
            (fold(name), country),
        ).fetchone()
        if row is not None and row[0] != name:
            database.execute(
                "UPDATE place SET admin1 = ? WHERE part = ? AND country = ? AND admin1 = ?",
                (row[0], part, country, name),
            )


def division_at(database: sqlite3.Connection, lat: float, lon: float, country: str | None = None) -> str | None:
    """The name of the first-level division that holds a point (of `country` if given); None at sea.

    Where the region on the map has been divided since, the division is that of the nearest town in it.
    """
    for region, code, divided in _around(database, lat, lon, country):
        name = _nearest_code(database, lat, lon, region) if divided else code
        row = database.execute("SELECT name FROM division WHERE code = ?", (name,)).fetchone()
        return str(row[0]) if row else None
    return None


def region_at(database: sqlite3.Connection, lat: float, lon: float) -> int | None:
    """The number of the place whose polygon holds a point, the smallest first; None where none does."""
    return next((region for region, _, _ in _around(database, lat, lon, None)), None)


def _around(
    database: sqlite3.Connection, lat: float, lon: float, country: str | None
) -> Iterator[tuple[int, str, bool]]:
    rows = database.execute(
        "SELECT shape.place, code, divided, rings FROM box CROSS JOIN shape ON shape.place = box.place"
        " CROSS JOIN place ON place.id = shape.place WHERE south <= ? AND north >= ? AND west <= ? AND east >= ?"
        " AND part = 'regions' AND (? IS NULL OR country = ?) ORDER BY area",
        (lat, lat, lon, lon, country, country),
    ).fetchall()
    for region, code, divided, rings in rows:
        if contains(unpack(rings), lat, lon):
            yield region, code, bool(divided)


def _nearest_code(database: sqlite3.Connection, lat: float, lon: float, region: int) -> str | None:
    """The code of the town nearest to a point, of those in the region's box and country."""
    row = database.execute(
        "SELECT town.admin1 FROM box CROSS JOIN place AS drawn ON drawn.id = box.place CROSS JOIN spot"
        " ON spot.south >= box.south AND spot.north <= box.north AND spot.west >= box.west AND spot.east <= box.east"
        " CROSS JOIN place AS town ON town.id = spot.place WHERE box.place = ? AND town.part = 'towns'"
        " AND town.country = drawn.country"
        " ORDER BY (town.lat - ?) * (town.lat - ?) + (town.lon - ?) * (town.lon - ?) * ? LIMIT 1",
        (region, lat, lat, lon, lon, math.cos(math.radians(lat)) ** 2),
    ).fetchone()
    return row[0] if row else None
