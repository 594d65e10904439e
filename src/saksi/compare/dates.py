"""Days as the files of ACLED and UCDP write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")
_WORDS = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Days around ACLED's date that its time precision leaves open.
_OPEN = {1: 0, 2: 3, 3: 15}


@dataclass(frozen=True, slots=True)
class Days:
    """Days `start` to `end`, both included."""

    start: date
    end: date

    def gap(self, other: Days) -> int:
        """How many days lie from one to the other; 0 where they overlap."""
        return max((other.start - self.end).days, (self.start - other.end).days, 0)

    def widened(self, by: int) -> Days:
        """The days with so many before and after."""
        return Days(self.start - timedelta(days=by), self.end + timedelta(days=by))


def parse_day(cell: str) -> date:
    """A day as ISO 8601 (a time after it does no harm), "16 May 2025" or "16-May-2025", or 16/05/2025.

    Raises:
        ValueError: the cell is none of these.
    """
    if found := _ISO.fullmatch(cell):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _WORDS.fullmatch(cell):
        month = found[2][:3].lower()
        if month in _MONTHS:
            return date(int(found[3]), _MONTHS.index(month) + 1, int(found[1]))
    if found := _SLASHES.fullmatch(cell):
        return date(int(found[3]), int(found[2]), int(found[1]))
    raise ValueError(f"{cell!r} is no day")


def acled_days(day: date, time_precision: int) -> Days:
    """The days on which an event of ACLED may have been: its date, the week or the month around it."""
    return Days(day, day).widened(_OPEN.get(time_precision, 0))
