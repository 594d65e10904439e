"""Holidays that reports date by. Islamic ones follow the Umm al-Qura calendar (a country's own may differ by a day)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from saksi.model import Interval


@cache
def _data() -> Mapping[str, Mapping[str, Any]]:
    data: Mapping[str, Mapping[str, Any]] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return data


def names() -> frozenset[str]:
    """The names of all holidays, as language packs call them."""
    return frozenset(name for group in _data().values() for name in group)


def holiday(name: str, year: int) -> list[Interval]:
    """The times in the civil `year` that the holiday `name` falls in (an Islamic one may fall in it twice or never)."""
    data = _data()
    if name in data["fixed"]:
        return [Interval.day(date(year, *data["fixed"][name]))]
    if name in data["easter"]:
        return [Interval.day(easter(year) + timedelta(data["easter"][name]))]
    if name in data["told"]:
        return [Interval.day(day) for day in data["told"][name] if day.year == year]
    if name in data["eve"]:
        days = (one.start - timedelta(1) for one in holiday(data["eve"][name], year))
        return [Interval.day(day) for day in days]
    if name in data["several"]:
        return sorted(one for part in data["several"][name] for one in holiday(part, year))
    return _islamic_in(year, *data["islamic"][name]) if name in data["islamic"] else []


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _islamic_in(year: int, month: int, day: int, length: int) -> list[Interval]:
    first = int((year - 622) * 33 / 32)
    found = (_islamic(hijri, month, day, length) for hijri in (first - 1, first, first + 1))
    return sorted(one for one in found if one is not None and one.start.year == year)


def _islamic(year: int, month: int, day: int, length: int) -> Interval | None:
    """`length` days from a Hijri date on (0: its whole month); None outside the calendar's tables."""
    from hijridate import Hijri  # noqa: PLC0415  (needed only where a report dates by such a day)

    try:
        start = Hijri(year, month, day)
        days = length or start.month_length()
        first = start.to_gregorian()
    except (ValueError, OverflowError):
        return None
    begin = date(first.year, first.month, first.day)
    return Interval(begin, date.fromordinal(begin.toordinal() + days - 1))
