"""Events of ACLED and UCDP GED as their CSV files give them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from saksi.compare.dates import Days, acled_days, parse_day
from saksi.errors import IngestError, UsageError
from saksi.export.countries import countries

#: Names of the formats, as `saksi export` has them.
ACLED, GED = "acled", "ucdp-ged"
_REQUIRED = {
    ACLED: frozenset({"event_id_cnty", "event_date", "event_type", "sub_event_type", "country", "fatalities"}),
    GED: frozenset({"id", "type_of_violence", "date_start", "date_end", "country", "best", "high", "low"}),
}
#: UCDP's where_prec that stands for each of ACLED's geo precision codes.
_WHERE_PREC = {1: 1, 2: 3, 3: 4}
_COUNTRY_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Foreign:
    """An event of another dataset.

    `kind` is its sub-event type (ACLED) or type of violence (UCDP); `where_prec` UCDP's code, for ACLED the one that
    comes nearest. `sides` are the names on either side. ACLED gives one figure: low, best and high are all that.
    """

    id: str
    format: str
    kind: str
    days: Days
    country: str | None
    place: str
    lat: float | None
    lon: float | None
    where_prec: int
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    low: int
    best: int
    high: int
    source: str


def read_foreign(path: str) -> list[Foreign]:
    """The events of a CSV file of ACLED or UCDP GED, told apart by its heading; more columns do no harm.

    Raises:
        UsageError: there is no such file, or it is of neither format.
        IngestError: a row lacks what every event has; the message names the line.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as stream:
            return list(_events(path, stream))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}", "give a CSV file of ACLED or UCDP GED in UTF-8") from error
    except csv.Error as error:
        raise IngestError(f"{path} is no CSV: {error}", "download the file anew") from error


def _events(path: str, stream: TextIO) -> Iterator[Foreign]:
    heading = stream.readline()
    delimiter = max(",;\t", key=heading.count)
    stream.seek(0)
    rows = csv.DictReader(stream, delimiter=delimiter)
    columns = {name.strip().lower() for name in rows.fieldnames or ()}
    form = next((name for name, required in _REQUIRED.items() if required <= columns), None)
    if form is None:
        lacking = "; ".join(f"{name}: {', '.join(sorted(need - columns))}" for name, need in _REQUIRED.items())
        raise UsageError(f"{path} is neither of ACLED nor of UCDP GED", f"columns that are missing: {lacking}")
    make = _acled if form == ACLED else _ged
    for row in rows:
        cells = {name.strip().lower(): (cell or "").strip() for name, cell in row.items() if isinstance(name, str)}
        try:
            yield make(cells)
        except (ValueError, KeyError, OverflowError) as error:
            raise IngestError(
                f"{path}, line {rows.line_num}: the row is not of the form of {form}: {error}", "mend or drop the row"
            ) from error


def _acled(row: Mapping[str, str]) -> Foreign:
    deaths = _whole(row["fatalities"])
    point = _point(row)
    precision = _WHERE_PREC.get(_whole(row.get("geo_precision", "")), 1)
    return Foreign(
        id=row["event_id_cnty"],
        format=ACLED,
        kind=row["sub_event_type"],
        days=acled_days(parse_day(row["event_date"]), _whole(row.get("time_precision", "")) or 1),
        country=_country(row["country"], "name"),
        place=row.get("location", ""),
        lat=point[0],
        lon=point[1],
        where_prec=precision if point[0] is not None else _COUNTRY_LEVEL,
        sides=(_names(row, "actor1", "assoc_actor_1"), _names(row, "actor2", "assoc_actor_2")),
        low=deaths,
        best=deaths,
        high=deaths,
        source=row.get("source", ""),
    )


def _ged(row: Mapping[str, str]) -> Foreign:
    point = _point(row)
    return Foreign(
        id=row["id"],
        format=GED,
        kind=str(_whole(row["type_of_violence"])),
        days=Days(parse_day(row["date_start"]), parse_day(row["date_end"])),
        country=_country(row["country"], "ucdp_name"),
        place=row.get("where_coordinates", ""),
        lat=point[0],
        lon=point[1],
        where_prec=(_whole(row.get("where_prec", "")) or 1) if point[0] is not None else _COUNTRY_LEVEL,
        sides=(_names(row, "side_a"), _names(row, "side_b")),
        low=_whole(row["low"]),
        best=_whole(row["best"]),
        high=_whole(row["high"]),
        source=row.get("source_office", "") or row.get("source_article", ""),
    )


def _names(row: Mapping[str, str], *columns: str) -> tuple[str, ...]:
    names = (name.strip() for column in columns for name in row.get(column, "").split(";"))
    return tuple(dict.fromkeys(name for name in names if name))


def _whole(cell: str) -> int:
    """A whole number; nothing is 0, and "3.0", as some tools write it, is 3."""
    return int(float(cell)) if cell else 0


def _point(row: Mapping[str, str]) -> tuple[float, float] | tuple[None, None]:
    """Latitude and longitude in degrees; ValueError for a point that is not on the globe."""
    cells = row.get("latitude", ""), row.get("longitude", "")
    if not all(cells):
        return None, None
    lat, lon = map(float, cells)
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{lat}, {lon} is no point in degrees")
    return lat, lon


def _country(name: str, field: str) -> str | None:
    """The ISO 3166 alpha-2 code of a country that is named by `field`, or else by its other name; None if unknown."""
    folded = name.casefold()
    for wanted in (field, "name", "ucdp_name"):
        for code, country in countries().items():
            if str(getattr(country, wanted)).casefold() == folded:
                return code
    return None
