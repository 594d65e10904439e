"""Stretches of the calendar counted from a day: weeks, weekends, months, years, their thirds, and how far back."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from saksi.lang.time import TimeMeaning
from saksi.model import Interval

#: Parts of a year that are counted, with their months.
PARTS_OF_YEAR = {"quarter": 3, "half": 6}


def units_ago(meaning: TimeMeaning, today: date) -> Interval | None:
    """N days or weeks ago is a day; N months or years ago is that month or year."""
    amount = meaning.amount or 0
    if meaning.unit == "hour":
        return Interval(today - timedelta(-(-amount // 24)), today) if amount >= 24 else Interval.day(today)
    if meaning.unit in ("day", "week"):
        return Interval.day(today - timedelta(amount * (7 if meaning.unit == "week" else 1)))
    if meaning.unit == "month":
        return month_on(today, -amount)
    years = {"year": amount, "decade": 10 * amount}.get(meaning.unit or "")
    return None if years is None else whole_year(today.year - years, None)


def month_on(today: date, months: int, part: int | None = None) -> Interval:
    """The month so many months after today's, or a third of it."""
    count = today.year * 12 + today.month - 1 + months
    return whole_month(count // 12, count % 12 + 1, part)


def units_after(meaning: TimeMeaning, told: Interval) -> Interval:
    """The month, year or decade so many after a time told before; that year's month of the name."""
    amount = meaning.amount or 0
    if meaning.month is not None:
        return whole_month(told.start.year, meaning.month, meaning.part)
    if meaning.unit == "month":
        return month_on(told.start, amount)
    return whole_year(told.start.year + (10 * amount if meaning.unit == "decade" else amount), None)


def past_units(meaning: TimeMeaning, today: date) -> Interval | None:
    """The past N units up to today."""
    amount = meaning.amount or 1
    if meaning.unit in ("hour", "day", "week"):
        days = amount // 24 if meaning.unit == "hour" else amount * (7 if meaning.unit == "week" else 1)
        return Interval(today - timedelta(days), today)
    months = amount * {"month": 1, "year": 12, "decade": 120}.get(meaning.unit or "", 0)
    return Interval(months_before(today, months), today) if months else None


def months_before(day: date, months: int) -> date:
    """The same day so many months before, or the last of that month."""
    count = day.year * 12 + day.month - 1 - months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def weekend_of(cue: int | None, today: date) -> Interval:
    """The weekend that last began; with "last", of an earlier week if today is in it; with "next", the coming one."""
    saturday = today - timedelta((today.weekday() - 5) % 7)
    if cue == 1:
        saturday += timedelta(7)
    elif cue == -1 and today.weekday() >= 5:
        saturday -= timedelta(7)
    return Interval(saturday, saturday + timedelta(1))


def period_of(meaning: TimeMeaning, today: date) -> Interval | None:
    """This, last or next day, week, month or year, or a third of it; the current one ends today."""
    cue = meaning.cue or 0
    if meaning.unit == "day":
        return Interval.day(today + timedelta(cue))
    if meaning.unit == "week":
        monday = today + timedelta(7 * cue - today.weekday())
        first, last = ((0, 1), (2, 3), (5, 6))[meaning.part] if meaning.part is not None else (0, 6)
        whole = Interval(monday + timedelta(first), monday + timedelta(last))
    elif meaning.unit == "month":
        whole = month_on(today, cue, meaning.part)
    elif meaning.unit == "year":
        whole = whole_year(today.year + cue, meaning.part)
    else:
        return None
    current = cue == 0 and meaning.part is None
    return Interval(whole.start, today) if current else whole


def whole_month(year: int, month: int, part: int | None) -> Interval:
    """A month, or its first, middle or last third (codebook, further rules)."""
    last = monthrange(year, month)[1]
    first, end = ((1, 10), (11, 20), (21, last))[part] if part is not None else (1, last)
    return Interval(date(year, month, first), date(year, month, end))


def whole_year(year: int, part: int | None) -> Interval:
    """A year, or its first, middle or last third."""
    first, end = ((1, 4), (5, 8), (9, 12))[part] if part is not None else (1, 12)
    return Interval(date(year, first, 1), date(year, end, monthrange(year, end)[1]))


def part_of_year(year: int, unit: str, number: int) -> Interval:
    """The so-manieth quarter or half of a year."""
    months = PARTS_OF_YEAR[unit]
    last = months * number
    return Interval(date(year, last - months + 1, 1), date(year, last, monthrange(year, last)[1]))
