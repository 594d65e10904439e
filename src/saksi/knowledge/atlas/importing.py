"""Files of places: GeoNames dumps, CSV and GeoJSON, read row by row."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

from saksi.errors import UsageError
from saksi.knowledge.atlas.added import AddedPlace
from saksi.knowledge.atlas.entry import is_latin
from saksi.knowledge.atlas.rows import Bad, Defaults, RowError, check_point, mapping, place_of
from saksi.knowledge.atlas.shapes import area, box, contains, rings_of

#: The columns of a GeoNames dump (geonames.org/export, readme.txt), and from how many people a town is found in text.
GEONAMES = (
    "id", "name", "asciiname", "also", "lat", "lon", "class", "code", "country", "cc2",
    "admin1", "admin2", "admin3", "admin4", "population", "elevation", "dem", "timezone", "modified",
)  # fmt: skip
FOUND_FROM = 15_000
_CITY, _TOWN = 100_000, 5_000
#: GeoNames' feature codes, then classes, as kinds of places; codes that are no places to us are not here.
_CODES = {
    "ADM1": "province", "ADM2": "district", "ADM3": "district", "ADM4": "district", "ISL": "island", "ISLS": "island",
    "PPLX": "quarter", "AIRP": "facility", "AIRB": "facility", "RFGC": "camp",
    "SEA": "sea", "STRT": "sea", "GULF": "sea",
}  # fmt: skip
_CLASSES = {"P": "village", "S": "facility", "T": "area", "L": "area", "H": "river", "V": "area", "A": "district"}


def read_places(path: Path, defaults: Defaults) -> Iterator[AddedPlace | Bad]:
    """The places of a file, by its ending: .txt or .zip a GeoNames dump, .csv or .tsv a table, .geojson or .json.

    Rows that are no places come as `Bad` and stop nothing; of two rows with one name at one point the first counts.

    Raises:
        UsageError: where the file as a whole cannot be read.
        UsageError: where its columns cannot be matched to fields.
    """
    reader = {".geojson": _features, ".json": _features, ".csv": _table, ".tsv": _table}.get(path.suffix.lower(), _dump)
    seen: set[tuple[object, ...]] = set()
    try:
        for found in reader(path, defaults):
            if isinstance(found, AddedPlace):
                key = (found.names[0].casefold(), found.lat, found.lon, found.kind)
                if key in seen:
                    continue
                seen.add(key)
            yield found
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile, csv.Error, json.JSONDecodeError, RecursionError) as error:
        raise UsageError(f"{path}: cannot be read: {error}", "give a GeoNames dump, CSV or GeoJSON in UTF-8") from error


def _table(path: Path, defaults: Defaults) -> Iterator[AddedPlace | Bad]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        head = file.readline()
        file.seek(0)
        mark = max("\t;,", key=head.count)
        rows = csv.DictReader(file, delimiter=mark)
        if not rows.fieldnames:
            raise UsageError(f"{path} is empty", "give a table whose first line names its columns")
        columns = mapping(rows.fieldnames, defaults.columns)
        for row in rows:
            yield _read(rows.line_num, row, columns, defaults)


def _read(number: int, row: Mapping[str, Any], columns: Mapping[str, str], defaults: Defaults) -> AddedPlace | Bad:
    try:
        return place_of(row, columns, defaults)
    except RowError as error:
        return Bad(number, str(error))


def _dump(path: Path, defaults: Defaults) -> Iterator[AddedPlace | Bad]:
    columns = {name: name for name in ("name", "lat", "lon", "country", "population")}
    with _opened(path) as lines:
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) != len(GEONAMES):
                yield Bad(number, f"{len(cells)} columns; a GeoNames dump has {len(GEONAMES)}")
                continue
            row = dict(zip(GEONAMES, cells, strict=True))
            kind = _CODES.get(row["code"]) or _CLASSES.get(row["class"])
            if kind is None or row["code"].startswith("PCL"):
                continue
            found = _read(number, row, columns, replace(defaults, kind=kind))
            yield found if isinstance(found, Bad) else _from_dump(found, row)


def _from_dump(place: AddedPlace, row: Mapping[str, str]) -> AddedPlace:
    """The place with what a dump tells besides: its number, names in Latin script, division, and size."""
    kind, people = place.kind, place.population
    if kind == "village" and people >= _TOWN:
        kind = "city" if people >= _CITY else "town"
    others = (name for name in row["also"].split(",") if name and is_latin(name))
    return replace(
        place,
        names=tuple(dict.fromkeys((row["name"], row["asciiname"], *others))),
        kind=kind,
        key=f"g:{row['id']}",
        admin1=f"{row['country']}.{row['admin1']}" if row["admin1"] else None,
        found=kind in ("city", "town") and people >= FOUND_FROM,
    )


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    """The lines of a dump, which may be a zip archive with a file of its own name in it."""
    if path.suffix.lower() != ".zip":
        with path.open(encoding="utf-8", newline="\n") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
        if not names:
            raise UsageError(f"{path}: holds no dump", "give the archive of one country as GeoNames offers it")
        with io.TextIOWrapper(archive.open(names[0]), encoding="utf-8", newline="\n") as lines:
            yield lines


def _features(path: Path, defaults: Defaults) -> Iterator[AddedPlace | Bad]:
    data = json.loads(path.read_text(encoding="utf-8"))
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        raise UsageError(f"{path}: is no GeoJSON FeatureCollection", "give a FeatureCollection of points or polygons")
    names = dict.fromkeys(key for one in features if isinstance(one, dict) for key in one.get("properties") or {})
    columns = mapping(names, defaults.columns) if features else {}
    for number, feature in enumerate(features, 1):
        try:
            yield _feature(feature, columns, defaults)
        except RowError as error:
            yield Bad(number, str(error))


def _feature(feature: Any, columns: Mapping[str, str], defaults: Defaults) -> AddedPlace:  # noqa: ANN401  (JSON)
    try:
        geometry, properties = feature["geometry"], feature.get("properties") or {}
        form = geometry["type"]
        if form == "Point":
            lon, lat = map(float, geometry["coordinates"][:2])
        elif form in ("Polygon", "MultiPolygon"):
            lat, lon = _inside(rings_of(geometry))
        else:
            raise RowError(f"{form} is neither point nor polygon")
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        raise RowError("its geometry cannot be read") from None
    check_point(lat, lon)
    row = {**properties, "\0lat": lat, "\0lon": lon}
    usual = defaults if form == "Point" else replace(defaults, kind="area")
    place = place_of(row, {**columns, "lat": "\0lat", "lon": "\0lon"}, usual)
    return place if form == "Point" else replace(place, polygon=geometry)


def _inside(rings: Sequence[Sequence[float]]) -> tuple[float, float]:
    """A point in a polygon: the middle of its largest ring, or, if that is outside, of a stretch within it."""
    largest = max(rings, key=lambda ring: area((ring,)))
    if len(largest) < 8 or area((largest,)) == 0:
        raise RowError("its polygon has no area")
    south, north, west, east = box((largest,))
    lat, lon = (south + north) / 2, (west + east) / 2
    if contains((largest,), lat, lon):
        return round(lat, 4), round(lon, 4)
    cuts = sorted(
        a + (lat - b) * (c - a) / (d - b)
        for a, b, c, d in zip(largest[::2], largest[1::2], largest[2::2], largest[3::2], strict=False)
        if (b > lat) != (d > lat)
    )
    widest = max(zip(cuts[::2], cuts[1::2], strict=True), key=lambda pair: pair[1] - pair[0])
    return round(lat, 4), round((widest[0] + widest[1]) / 2, 4)
