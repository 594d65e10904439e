"""Where and when an incident was, in the codes of ACLED and UCDP; nothing is more exact than the reports make it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor

from saksi.export.material import Dossier
from saksi.model import PlaceRef, TimeRef

#: UCDP's where_prec from which on a place has no spot: a country, international waters or airspace.
_NO_SPOT = 6
#: Days of UCDP's date_prec 2, 3, 4 and 5 at most.
_STRETCHES = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
#: Cells of PRIO-GRID in a row; a cell is half a degree a side.
_ROW, _COLUMNS, _ROWS = 720, 720, 360


@dataclass(frozen=True, slots=True)
class When:
    """The days of an incident, both included, with ACLED's time_precision and UCDP's date_prec (None: not codable)."""

    start: date
    end: date
    time_precision: int
    date_prec: int | None

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.end - self.start).days + 1

    @property
    def middle(self) -> date:
        """The day that ACLED's codebook takes for a week or a month: the one in the middle."""
        return self.start + timedelta(days=(self.end - self.start).days // 2)


def when_of(dossier: Dossier) -> When | None:
    """When an incident was; None where that is unknown."""
    incident = dossier.incident
    start, end = incident.start or incident.end, incident.end or incident.start
    if start is None or end is None:
        return None
    start, end = min(start, end), max(start, end)
    days = (end - start).days + 1
    times = [one.record.time for one in dossier.testimonies if one.record.time]
    told = [time for time in times if (time.start, time.end) == (start, end)]
    acled = _least(time.time_precision for time in told) or _time_precision(days)
    return When(start, end, acled, _least(_prec(time) for time in told) or _date_prec(days))


def where_prec(place: PlaceRef) -> int | None:
    """UCDP's precision of a place; where the record lacks it, the least exact that ACLED's leaves open."""
    if place.where_prec is not None:
        return place.where_prec
    if place.geo_precision is None:
        return None
    if place.geo_precision == 1:
        return 1
    if place.geo_precision == 2:
        return 3
    return 4 if place.admin1 else _NO_SPOT


def spot(place: PlaceRef | None) -> tuple[float, float] | None:
    """Latitude and longitude of a place that is known better than by its country; else None: no false pins."""
    if place is None or place.lat is None or place.lon is None:
        return None
    precision = where_prec(place)
    return None if precision is not None and precision >= _NO_SPOT else (place.lat, place.lon)


def priogrid_gid(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID that holds a point: numbered from 1 at 90 S, 180 W, eastward and then northward.

    Source: Tollefsen, Strand and Buhaug, PRIO-GRID: A unified spatial data structure, 2012 (0.5 decimal degrees).
    """
    row = min(floor((lat + 90) * 2), _ROWS - 1)
    column = min(floor((lon + 180) * 2), _COLUMNS - 1)
    return row * _ROW + column + 1


def _prec(time: TimeRef) -> int | None:
    return time.date_prec


def _least(codes: Iterable[int | None]) -> int | None:
    return min((code for code in codes if code is not None), default=None)


def _time_precision(days: int) -> int:
    """ACLED: 1 the day, 2 within a week, 3 within a month or longer."""
    if days == 1:
        return 1
    return 2 if days <= 7 else 3


def _date_prec(days: int) -> int | None:
    return next((code for most, code in _STRETCHES if days <= most), None)
