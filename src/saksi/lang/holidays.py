"""Holidays that reports date by. Islamic ones follow the Umm al-Qura calendar (a country's own may differ by a day)."""

from __future__ import annotations

from datetime import date

from saksi.model import Interval

#: Fixed holidays: month and day.
_FIXED = {
    "christmas": (12, 25),
    "christmas_eve": (12, 24),
    "new_year": (1, 1),
    "new_year_eve": (12, 31),
    "indonesian_independence": (8, 17),
}
#: Islamic holidays: month, first day and number of days.
_ISLAMIC = {
    "eid_al_fitr": (10, 1, 1),
    "eid_al_adha": (12, 10, 1),
    "islamic_new_year": (1, 1, 1),
    "ashura": (1, 10, 1),
    "mawlid": (3, 12, 1),
    "ramadan": (9, 1, 0),
}
NAMES = frozenset([*_FIXED, *_ISLAMIC])


def holiday(name: str, year: int) -> list[Interval]:
    """The times in the civil `year` that the holiday `name` falls in (an Islamic one may fall in it twice or never)."""
    if name in _FIXED:
        return [Interval.day(date(year, *_FIXED[name]))]
    if name not in _ISLAMIC:
        return []
    month, day, length = _ISLAMIC[name]
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
