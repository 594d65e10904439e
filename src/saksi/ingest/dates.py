"""Publication dates as outlets, scrapers and spreadsheets write them.

A value that is no date, or that can be read two ways with nothing to decide, is unknown: None, never a guess. The day
is taken as written, in the outlet's own zone; a Unix time counts in UTC.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files

import yaml

from saksi.model import Interval

_EARLIEST, _LATEST = 1800, 2100
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon, ready to match with."""

    months: dict[str, int]
    weekdays: dict[str, int]
    labels: re.Pattern[str]
    day_first: re.Pattern[str]
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    month_only: re.Pattern[str]
    weekday: re.Pattern[str]


_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")
_YEAR_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_BETWEEN = re.compile(r"(\d{4}-\d{2}-\d{2})\s*(?:/|\.\.|to|s/d)\s*(\d{4}-\d{2}-\d{2})")


@cache
def _words() -> _Words:
    data = yaml.safe_load((files(__package__) / "dates.yaml").read_text("utf-8"))
    months = {word: number for number, words in data["months"].items() for word in words}
    weekdays = {word: number for number, words in data["weekdays"].items() for word in words}
    month, weekday = _any_of(months), _any_of(weekdays)
    year = r"(\d{4}|['’]?\d{2}(?![\d:.]))"
    return _Words(
        months,
        weekdays,
        re.compile(rf"\b(?:{_any_of(data['published_labels'])})\b", re.I),
        re.compile(rf"(?:\b|(?<=\d))(?:{_any_of(data['day_first_signs'])})(?![a-z])", re.I),
        re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[\s\-/.,]*({month})(?![a-z])[\s\-/.,]*{year}", re.I),
        re.compile(
            rf"(?<![a-z])({month})(?![a-z])[\s.\-]*(\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
            rf"(?:,?\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s+[A-Z]{{3,4}})?)?[\s,\-]*(\d{{4}})",
            re.I,
        ),
        re.compile(rf"\s*({month})\.?[\s,\-]+(\d{{4}})\s*", re.I),
        re.compile(rf"(?<![a-z])({weekday})(?![a-z])", re.I),
    )


def _any_of(words: object) -> str:
    longest_first = sorted((str(word) for word in words), key=len, reverse=True)  # type: ignore[attr-defined]
    return "|".join(re.escape(word) for word in longest_first)


def parse(value: object, day_first: bool | None = True) -> Interval | None:
    """The day or days that a publication date as found in a source names; None where it names none.

    `day_first` says how to read a numeric date that could be read both ways ("05/06/2025") and carries no sign of its
    own (a weekday, an Indonesian time zone): True and False decide, None leaves it unknown.
    """
    if isinstance(value, Interval):
        return value
    if isinstance(value, datetime):
        return Interval.day(value.date())
    if isinstance(value, date):
        return Interval.day(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()[:_LONGEST]
    if _DIGITS.fullmatch(text):
        return _from_digits(text)
    return _from_interval(text) or _from_text(text, day_first)


def _from_interval(text: str) -> Interval | None:
    found = _BETWEEN.fullmatch(text)
    if found:
        try:
            return Interval(date.fromisoformat(found[1]), date.fromisoformat(found[2]))
        except ValueError:
            return None
    return None


def _from_digits(text: str) -> Interval | None:
    """A compact day (20250610, 20250610115500) or a Unix time in seconds, milliseconds or microseconds."""
    whole = text.partition(".")[0]
    if len(whole) in (8, 12, 14):
        return _day(int(whole[:4]), int(whole[4:6]), int(whole[6:8]))
    scale = {9: 1, 10: 1, 13: 1_000, 16: 1_000_000, 19: 1_000_000_000}.get(len(whole))
    if not scale:
        return None
    return Interval.day(datetime.fromtimestamp(int(whole) // scale, UTC).date())


def _from_text(text: str, day_first: bool | None) -> Interval | None:
    words = _words()
    label = words.labels.search(text)
    tail = text[label.end() :] if label else text
    for part in dict.fromkeys((tail, text)):
        days = sorted(_written_days(part, day_first))
        if days:
            return days[0][1]
    return None if _NUMERIC.search(text) else _from_month(text)


def _written_days(text: str, day_first: bool | None) -> Iterator[tuple[int, Interval]]:
    """Every day a text names, with where it stands."""
    words = _words()
    for found in _YEAR_FIRST.finditer(text):
        year, month, day = (int(part) for part in (found[1] or found[5], found[3] or found[6], found[4] or found[7]))
        yield from _placed(found.start(), _day(year, month, day))
    for found in words.day_month.finditer(text):
        yield from _placed(found.start(), _day(_year(found[3]), words.months[found[2].lower()], int(found[1])))
    for found in words.month_day.finditer(text):
        yield from _placed(found.start(), _day(int(found[3]), words.months[found[1].lower()], int(found[2])))
    for found in _NUMERIC.finditer(text):
        yield from _placed(found.start(), _numeric(found, text, day_first))


def _placed(at: int, day: Interval | None) -> Iterator[tuple[int, Interval]]:
    if day:
        yield at, day


def _numeric(found: re.Match[str], text: str, day_first: bool | None) -> Interval | None:
    first, second, year = int(found[1]), int(found[3]), _year(found[4])
    by_day, by_month = _day(year, second, first), _day(year, first, second)
    if by_day is None or by_month is None or by_day == by_month:
        return by_day or by_month
    named = _words().weekday.search(text)
    if named:
        wanted = _words().weekdays[named[1].lower()]
        fitting = [day for day in (by_day, by_month) if day.start.weekday() == wanted]
        if len(fitting) == 1:
            return fitting[0]
    if found[2] == "." or _words().day_first.search(text):
        return by_day
    return {True: by_day, False: by_month, None: None}[day_first]


def _from_month(text: str) -> Interval | None:
    """A whole month ("Juni 2025", "2025-06"): every day of it is possible."""
    named, numbered = _words().month_only.fullmatch(text), _YEAR_MONTH.fullmatch(text)
    if named:
        year, month = int(named[2]), _words().months[named[1].lower()]
    elif numbered:
        year, month = int(numbered[1]), int(numbered[2])
    else:
        return None
    if not (1 <= month <= 12 and _EARLIEST <= year <= _LATEST):
        return None
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _year(text: str) -> int:
    """A year; two digits mean 1970 to 2069, as in POSIX."""
    year = int(text.lstrip("'’"))
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def _day(year: int, month: int, day: int) -> Interval | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Interval.day(found) if _EARLIEST <= year <= _LATEST else None


def order_shown(value: object) -> bool | None:
    """What a date shows of its source's habit: True day first, False month first, None nothing.

    Only a numeric date that can be read one way alone ("10/21/2025") shows it.
    """
    if not isinstance(value, str) or len(value) > _LONGEST or _words().day_first.search(value):
        return None
    found = _NUMERIC.search(value)
    if not found or found[2] == ".":
        return None
    by_day = _day(_year(found[4]), int(found[3]), int(found[1]))
    by_month = _day(_year(found[4]), int(found[1]), int(found[3]))
    if by_day and not by_month:
        return True
    return False if by_month and not by_day else None


def is_ambiguous(value: object) -> bool:
    """Whether the reading of a date hangs on its source's habit."""
    return isinstance(value, str) and parse(value, True) != parse(value, False)
