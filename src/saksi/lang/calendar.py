"""Time expressions placed in the calendar against a report's publication date (codebook, further rules on time)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from saksi.lang.holidays import holiday
from saksi.lang.periods import (
    PARTS_OF_YEAR,
    month_on,
    part_of_year,
    past_units,
    period_of,
    units_after,
    units_ago,
    weekend_of,
    whole_month,
    whole_year,
)
from saksi.lang.time import TimeExpression, TimeKind, TimeMeaning
from saksi.model import Interval, TimeBasis

#: Times up to which something may run from today on.
_ENDS = (TimeKind.DATE, TimeKind.MONTH, TimeKind.PERIOD)
#: So many months ahead a bare month is looked forward to; a later one is more likely the last than the next.
_FORESEEN = 8


@dataclass(frozen=True, slots=True)
class TimeValue:
    """Days `start` to `end`, both included; ACLED's time precision (1 day, 2 week, 3 longer); what it rests on."""

    start: date
    end: date
    time_precision: int
    basis: TimeBasis


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against: the publication day, a day told before, the years left, and the way.

    `told` is the time told before, however long. `ahead` is true where the words speak of the future, so that a bare
    weekday is the next one.
    """

    today: date | None
    anchor: Interval | None = None
    told: Interval | None = None
    years: tuple[int, ...] = ()
    ahead: bool = False


def resolve_time(
    expression: TimeExpression,
    published: Interval | None,
    *,
    anchor: Interval | None = None,
    told: Interval | None = None,
    years: Collection[int] = (),
    ahead: bool = False,
) -> TimeValue | None:
    """The days that `expression` means in a report published on `published`; None where that cannot be told.

    `anchor` is the day that "the same day" looks back to, `told` the time, of any length, that "the following year"
    does, `years` are the years that the whole text leaves possible (they help only where the publication date is
    unknown, and only a date with its weekday), `ahead` says that the sentence speaks of the future.
    """
    today = published.end if published is not None and published.start == published.end else None
    setting = Setting(today, anchor, told, tuple(years), ahead)
    try:
        return _resolve(expression, setting)
    except (ValueError, OverflowError):
        return None


def _resolve(expression: TimeExpression, setting: Setting) -> TimeValue | None:
    meaning = expression.meaning
    if expression.until:
        setting = replace(setting, ahead=True)
    found = _place(meaning, setting)
    if found is None:
        return None
    interval, basis = found
    if meaning.end is not None:
        interval = _range(interval, meaning.end, setting)
    elif expression.until and meaning.kind in _ENDS and setting.today and setting.today < interval.start:
        interval = Interval(setting.today, interval.end)
    elif expression.since:
        if setting.today is None or setting.today < interval.start:
            return None
        interval = Interval(interval.start, setting.today)
    return TimeValue(interval.start, interval.end, precision(interval), basis)


def _range(start: Interval, end: TimeMeaning, setting: Setting) -> Interval:
    """From the start of `start` to the end of `end`, in the start's year where the end tells none."""
    year = end.year or start.start.year
    last = _place(replace(end, year=year), setting)
    if last is None:
        return start
    if last[0].end < start.start and end.year is None:
        last = _place(replace(end, year=year + 1), setting) or last
    return Interval(start.start, last[0].end)


def precision(interval: Interval) -> int:
    """ACLED's time precision: 1 a day, 2 up to a week, 3 longer."""
    days = (interval.end - interval.start).days + 1
    return 1 if days == 1 else 2 if days <= 7 else 3


def _place(meaning: TimeMeaning, setting: Setting) -> tuple[Interval, TimeBasis] | None:  # noqa: PLR0911  (one a kind)
    kind, today = meaning.kind, setting.today
    if kind is TimeKind.DATE:
        return _date(meaning, setting)
    if kind is TimeKind.YEAR:
        return _year(meaning, today)
    if kind is TimeKind.DECADE and meaning.year is not None:
        return Interval(date(meaning.year, 1, 1), date(meaning.year + 9, 12, 31)), TimeBasis.STATED
    if kind is TimeKind.MONTH and meaning.year is not None and meaning.month is not None:
        return whole_month(meaning.year, meaning.month, meaning.part), TimeBasis.STATED
    if kind is TimeKind.HOLIDAY and meaning.name is not None:
        return _holiday(meaning, today)
    if kind is TimeKind.ANCHOR:
        return _from_anchor(meaning, setting)
    if today is None:
        return None
    if kind is TimeKind.WEEKDAY and meaning.weekday is not None:
        return Interval.day(_weekday(meaning, today, setting.ahead)), TimeBasis.WEEKDAY
    interval = _relative(meaning, today, setting.ahead)
    return None if interval is None else (interval, TimeBasis.RELATIVE)


def _year(meaning: TimeMeaning, today: date | None) -> tuple[Interval, TimeBasis] | None:
    """A year told, or last, this or next year; its third, quarter or half."""
    year = meaning.year
    if year is None and today is not None and meaning.year_cue is not None:
        year = today.year + meaning.year_cue
    if year is None:
        return None
    whole = whole_year(year, meaning.part)
    if meaning.unit in PARTS_OF_YEAR and meaning.amount is not None:
        whole = part_of_year(year, meaning.unit, meaning.amount)
    return whole, TimeBasis.STATED if meaning.year is not None else TimeBasis.RELATIVE


def _relative(meaning: TimeMeaning, today: date, ahead: bool) -> Interval | None:  # noqa: PLR0911  (one a kind)
    if meaning.kind is TimeKind.MONTH and meaning.month is not None:
        return _bare_month(meaning, meaning.month, today, ahead)
    if meaning.kind is TimeKind.AGO:
        return units_ago(meaning, today)
    if meaning.kind is TimeKind.AHEAD:
        return units_ago(replace(meaning, amount=-(meaning.amount or 0)), today) if ahead else None
    if meaning.kind is TimeKind.PAST:
        return past_units(meaning, today)
    if meaning.kind is TimeKind.WEEKEND:
        return weekend_of(meaning.cue, today)
    if meaning.kind is TimeKind.PERIOD:
        return period_of(meaning, today)
    return None


def _date(meaning: TimeMeaning, setting: Setting) -> tuple[Interval, TimeBasis] | None:
    day, month = meaning.day, meaning.month
    if day is not None and meaning.unit == "month" and setting.today is not None:
        whole = month_on(setting.today, meaning.cue or 0)
        return Interval.day(whole.start.replace(day=day)), TimeBasis.RELATIVE
    if day is None or month is None:
        return None
    if meaning.year is not None:
        return Interval.day(_swapped(date(meaning.year, month, day), meaning.weekday)), TimeBasis.STATED
    if setting.today is None:
        inferred = _inferred(day, month, meaning.weekday, setting.years)
        return None if inferred is None else (Interval.day(inferred), TimeBasis.INFERRED)
    if meaning.year_cue is not None:
        return Interval.day(date(setting.today.year + meaning.year_cue, month, day)), TimeBasis.STATED
    ahead = setting.ahead or meaning.cue == 1
    return Interval.day(_nearest(day, month, meaning.weekday, setting.today, ahead)), TimeBasis.STATED


def _swapped(day: date, weekday: int | None) -> date:
    """The date with day and month changed over where only so it falls on its weekday (month first, by mistake)."""
    if weekday is None or day.weekday() == weekday or day.day > 12:
        return day
    other = date(day.year, day.day, day.month)
    return other if other.weekday() == weekday else day


def _dates(day: int, month: int, years: Iterable[int]) -> list[date]:
    dates = []
    for year in years:
        try:
            dates.append(date(year, month, day))
        except ValueError:
            continue
    return dates


def _nearest(day: int, month: int, weekday: int | None, today: date, ahead: bool) -> date:
    """Day and month in the year nearest before `today` (after it if `ahead`); a weekday that fits decides."""
    near = _dates(day, month, range(today.year - 1, today.year + 2)) or _dates(
        day, month, range(today.year - 4, today.year + 5)
    )
    if weekday is not None:
        fits = [one for one in near if one.weekday() == weekday and (one - today).days <= 120]
        if fits:
            return min(fits, key=lambda one: abs((one - today).days))
    if ahead:
        return min((one for one in near if one >= today), default=near[-1])
    return max((one for one in near if one <= today), default=near[0])


def _inferred(day: int, month: int, weekday: int | None, years: tuple[int, ...]) -> date | None:
    """With no publication date: the date in the only year left in which the weekday fits, None if there are several."""
    if weekday is None:
        return None
    fits = dated(day, month, weekday, years)
    return fits[0] if len(fits) == 1 else None


def dated(day: int, month: int, weekday: int, years: Iterable[int]) -> list[date]:
    """The dates of that day and month in `years` that fall on the weekday (Monday is 0)."""
    return [one for one in _dates(day, month, sorted(set(years))) if one.weekday() == weekday]


def _weekday(meaning: TimeMeaning, today: date, ahead: bool) -> date:
    weekday = meaning.weekday or 0
    if meaning.week_cue is not None:
        monday = today - timedelta(today.weekday() - 7 * meaning.week_cue)
        return monday + timedelta(weekday)
    back = (today.weekday() - weekday) % 7
    if meaning.cue == 1:
        return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)
    if ahead and meaning.cue is None:
        return today + timedelta((weekday - today.weekday()) % 7)
    return today - timedelta(back or (7 if meaning.cue == -1 else 0))


def _bare_month(meaning: TimeMeaning, month: int, today: date, ahead: bool) -> Interval:
    """The latest such month that has begun ("lalu": that is over), or the next one; with `ahead` one soon to come."""
    if meaning.year_cue is not None:
        return whole_month(today.year + meaning.year_cue, month, meaning.part)
    if meaning.cue == 1:
        year = today.year + (month <= today.month)
        return whole_month(year, month, meaning.part)
    if ahead and meaning.cue is None and (month - today.month) % 12 <= _FORESEEN:
        return whole_month(today.year + (month < today.month), month, meaning.part)
    begun = month < today.month or (month == today.month and meaning.cue != -1)
    if month == today.month and meaning.cue == -1 and meaning.part is not None:
        begun = whole_month(today.year, month, meaning.part).end < today
    return whole_month(today.year - (not begun), month, meaning.part)


def _holiday(meaning: TimeMeaning, today: date | None) -> tuple[Interval, TimeBasis] | None:
    """The holiday in the year told, or the last one before today, or a day counted from it."""
    name = meaning.name or ""
    year = meaning.year
    if year is None and today is not None and meaning.year_cue is not None:
        year = today.year + meaning.year_cue
    if year is not None:
        found = holiday(name, year)
        return None if not found else (_counted(found[0], meaning), TimeBasis.STATED)
    if today is None:
        return None
    past = [one for back in (0, 1) for one in holiday(name, today.year - back) if one.start <= today]
    return (_counted(max(past), meaning), TimeBasis.RELATIVE) if past else None


def _counted(holiday_: Interval, meaning: TimeMeaning) -> Interval:
    """The day so many days or weeks before or after a holiday, or its so-manieth day; else the holiday itself."""
    days = (meaning.amount or 0) * (7 if meaning.unit == "week" else 1)
    if meaning.unit not in ("day", "week", "ordinal"):
        return holiday_
    return Interval.day((holiday_.end if days > 0 and meaning.unit != "ordinal" else holiday_.start) + timedelta(days))


def _from_anchor(meaning: TimeMeaning, setting: Setting) -> tuple[Interval, TimeBasis] | None:
    """So many days, months or years from the time told before; None where none was told."""
    if meaning.month is not None or meaning.unit in ("month", "year", "decade"):
        after = units_after(meaning, setting.told) if setting.told else None
        return (after, TimeBasis.RELATIVE) if after else None
    if setting.anchor is None:
        return None
    amount = (meaning.amount or 0) * (7 if meaning.unit == "week" else 1)
    if amount == 0:
        return setting.anchor, TimeBasis.RELATIVE
    base = setting.anchor.start if amount < 0 else setting.anchor.end
    return Interval.day(base + timedelta(amount)), TimeBasis.RELATIVE
