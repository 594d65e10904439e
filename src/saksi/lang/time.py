"""Time expressions in running text: their shapes, and the engine that the language packs feed with patterns and words.

A language's patterns share their group names, so that one function here makes sense of all of them:
`wd` weekday, `d`/`m`/`y` day, month (a number) and year, `mon` a month's name, `d2`/`mon2`/`y2` the end of a range,
`part` early/mid/late, `n` a number, `unit` hour to decade, `one` the unit of a word that means one of it ("sepekan"),
`minus` turns the number's sign, `cue` last/this/next, `ycue` the same of the year, `ord` an ordinal ("second quarter",
"second day of Eid").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from saksi.lang.needed import Needed, may_match
from saksi.lang.numerals import Numerals
from saksi.lang.openings import Opened, Places
from saksi.model import Span


class TimeKind(StrEnum):
    """What sort of time is meant, which says how to resolve it."""

    DATE = "date"
    WEEKDAY = "weekday"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    AGO = "ago"
    PAST = "past"
    PERIOD = "period"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    ANCHOR = "anchor"
    AHEAD = "ahead"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class TimeMeaning:
    """What an expression says, before it is placed in the calendar.

    `weekday` counts from Monday as 0. `part` is 0, 1, 2 for the first, middle and last third. `cue` and `year_cue` are
    -1 for last, 0 for this, 1 for next, None if nothing is said. `amount` of `unit` is how far back (AGO, negative for
    ahead), how long (PAST) or how far from the anchor (ANCHOR) or the holiday (HOLIDAY). A YEAR with the `unit` quarter
    or half is the `amount`-th of it; a HOLIDAY with the unit ordinal is its day after `amount` days. `name` names a
    holiday.
    """

    kind: TimeKind
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    part: int | None = None
    cue: int | None = None
    year_cue: int | None = None
    week_cue: int | None = None
    amount: int | None = None
    unit: str | None = None
    name: str | None = None
    end: TimeMeaning | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time: `since` runs on to the publication date, `until` ends with the time told.

    `text` and `span` take in the weekday, the clock time and the since-phrase ("sejak serangan pada Oktober 2023").
    """

    span: Span
    text: str
    meaning: TimeMeaning
    since: bool = False
    until: bool = False


@dataclass(frozen=True, slots=True)
class TimeRules:
    """One language's patterns, best first, and words. `hint`: whether a text in small letters may hold a time.

    `needed` are the words without which a pattern matches nowhere (`saksi.lang.needed`), pattern by pattern.
    """

    patterns: Sequence[tuple[TimeKind, Opened]]
    needed: Sequence[Needed]
    hint: re.Pattern[str]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    units: Mapping[str, str]
    parts: Mapping[str, int]
    ordinals: Mapping[str, int]
    cues: Mapping[str, int]
    phrases: Mapping[str, Mapping[str, Any]]
    holidays: Mapping[str, str]
    since: re.Pattern[str]
    until: re.Pattern[str]
    numerals: Numerals


def find(text: str, rules: TimeRules) -> list[TimeExpression]:
    """The time expressions of `text` in order, without overlap: the earliest, and of those the longest."""
    places = Places(text)
    if not rules.hint.search(places.lowered):
        return []
    found: list[tuple[int, int, int, TimeMeaning]] = []
    for rank, (kind, pattern) in enumerate(rules.patterns):
        for match in pattern.finditer(places) if may_match(places.lowered, rules.needed[rank]) else ():
            meaning = _meaning(kind, match, rules)
            if meaning is not None:
                found.append((match.start(), -match.end(), rank, meaning))
    found.sort(key=lambda item: item[:3])
    chosen: list[TimeExpression] = []
    at = 0
    for start, end, _, meaning in found:
        if start >= at:
            chosen.append(_with_boundary(text, Span(start, -end), meaning, at, rules))
            at = -end
    return chosen


def _with_boundary(text: str, span: Span, meaning: TimeMeaning, floor: int, rules: TimeRules) -> TimeExpression:
    """The expression with a since- or until-phrase before it taken in."""
    before = text[max(floor, span.start - 90) : span.start]
    if since := rules.since.search(before):
        whole = Span(span.start - len(before) + since.start(), span.end)
        return TimeExpression(whole, whole.of(text), meaning, since=True)
    until = bool(rules.until.search(before))
    return TimeExpression(span, span.of(text), meaning, until=until)


def _meaning(kind: TimeKind, match: re.Match[str], rules: TimeRules) -> TimeMeaning | None:
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "phrase" in groups:
        return _phrase(groups, rules)
    meaning = TimeMeaning(
        kind,
        day=_int(groups.get("d")),
        month=_month(groups, "", rules),
        year=_year(groups.get("y")),
        weekday=_look(rules.weekdays, groups.get("wd")),
        part=_look(rules.parts, groups.get("part")),
        cue=_look(rules.cues, groups.get("cue")),
        year_cue=_look(rules.cues, groups.get("ycue")),
        week_cue=_look(rules.cues, groups.get("wcue")),
        amount=_look(rules.ordinals, groups.get("ord")) or _signed(groups, rules),
        unit=_unit(groups.get("unit") or groups.get("one"), rules),
        name=rules.holidays.get(_squeeze(groups.get("holiday", ""))),
    )
    if "ord" in groups and kind is not TimeKind.YEAR:
        meaning = replace(meaning, amount=(meaning.amount or 1) - 1, unit=meaning.unit or "ordinal")
    elif kind is TimeKind.HOLIDAY and meaning.amount is not None:
        meaning = replace(meaning, unit=meaning.unit or "day")
    return _checked(_ended(meaning, groups, rules))


def _phrase(groups: Mapping[str, str], rules: TimeRules) -> TimeMeaning | None:
    """A fixed phrase's meaning, or a vague one's."""
    entry = rules.phrases.get(_squeeze(groups["phrase"]))
    if entry is None:
        return TimeMeaning(TimeKind.VAGUE)
    values = {**entry, "kind": TimeKind(entry["kind"])}
    return TimeMeaning(**values)


def _ended(meaning: TimeMeaning, groups: Mapping[str, str], rules: TimeRules) -> TimeMeaning:
    """The meaning with the end of its range; the start takes month and year from the end where it has none."""
    if "d2" not in groups and "mon2" not in groups and "y2" not in groups:
        return meaning
    month = _month(groups, "2", rules) or meaning.month
    end = replace(
        meaning, day=_int(groups.get("d2")), month=month, year=_year(groups.get("y2")), weekday=None,
        part=_look(rules.parts, groups.get("part2")),
    )  # fmt: skip
    return replace(meaning, month=meaning.month or month, year=meaning.year or end.year, end=end)


def _checked(meaning: TimeMeaning) -> TimeMeaning | None:
    """The meaning if its numbers can be a date; day and month swap where only that makes one (6/20)."""
    day, month = meaning.day, meaning.month
    if day is not None and month is not None and month > 12 and day <= 12:
        meaning = replace(meaning, day=month, month=day)
    for part in (meaning, meaning.end):
        if part is not None and not (1 <= (part.day or 1) <= 31 and 1 <= (part.month or 1) <= 12):
            return None
    return meaning


def _month(groups: Mapping[str, str], end: str, rules: TimeRules) -> int | None:
    name = groups.get("mon" + end)
    return rules.months[name.lower().rstrip(".")] if name else _int(groups.get("m" + end))


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return 2000 + int(digits) if len(digits) == 2 else int(digits)


def _signed(groups: Mapping[str, str], rules: TimeRules) -> int | None:
    amount = 1 if "one" in groups else _amount(groups.get("n"), rules)
    return -amount if amount is not None and "minus" in groups else amount


def _amount(words: str | None, rules: TimeRules) -> int | None:
    if words is None:
        return None
    if words.lower() in rules.numerals.articles:
        return 1
    number = rules.numerals.read(words)
    return number.value if number else None


def _unit(word: str | None, rules: TimeRules) -> str | None:
    return rules.units[word.lower()] if word else None


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _look(table: Mapping[str, int], words: str | None) -> int | None:
    return table[_squeeze(words)] if words else None


def _squeeze(words: str) -> str:
    return " ".join(words.lower().replace("-", " ").split())
