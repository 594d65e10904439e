"""What a time says against a publication day that is not known: "the Wednesday on or before publication"."""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Callable, Mapping

from saksi.lang.time import TimeExpression, TimeKind, TimeMeaning

_PARTS = ("the first third of ", "the middle third of ", "the last third of ")
_CUES = {-1: "before ", 0: "", 1: "after "}


def describe(expression: TimeExpression) -> str | None:
    """What the words mean, told in English against publication or the time told before; None for vague ones.

    Nothing is rounded: it is what `resolve_time` would count with, were the publication day known.
    """
    told = _TELLERS.get(expression.meaning.kind)
    words = told(expression.meaning) if told else None
    if words is None:
        return None
    return f"from {words} to publication" if expression.since else f"until {words}" if expression.until else words


def _weekday(meaning: TimeMeaning) -> str:
    day = day_name[meaning.weekday or 0]
    if meaning.week_cue is not None:
        return f"the {day} of {_cued('week', meaning.week_cue)}"
    where = {-1: "before", 1: "after"}.get(meaning.cue or 0, "on or before")
    return f"the {day} {where} publication"


def _period(meaning: TimeMeaning) -> str:
    if meaning.unit == "day":
        return "the day of publication" if not meaning.cue else f"the day {_CUES[meaning.cue]}publication"
    part = _PARTS[meaning.part] if meaning.part is not None else ""
    return part + _cued(meaning.unit or "week", meaning.cue or 0)


def _cued(unit: str, cue: int) -> str:
    return f"the {unit} {_CUES[cue]}{'that ' if cue else ''}of publication"


def _ago(meaning: TimeMeaning) -> str:
    amount, side = abs(meaning.amount or 0), "before" if (meaning.amount or 0) >= 0 else "after"
    if meaning.unit in ("day", "week", "hour"):
        return f"{_counted(amount, meaning.unit)} {side} publication"
    return f"the {meaning.unit} {_counted(amount, meaning.unit or 'month')} {side} that of publication"


def _anchor(meaning: TimeMeaning) -> str:
    if meaning.month is not None:
        return f"{month_name[meaning.month]} of the year told before"
    amount = meaning.amount or 0
    if amount == 0:
        return "the day told before"
    side, unit = "before" if amount < 0 else "after", meaning.unit or "day"
    return f"{_counted(abs(amount), unit)} {side} the time told before"


def _date(meaning: TimeMeaning) -> str | None:
    if meaning.year is not None or meaning.day is None:
        return None
    if meaning.month is None:
        return f"day {meaning.day} of {_cued('month', meaning.cue or 0)}"
    if meaning.year_cue is not None:
        return f"{meaning.day} {month_name[meaning.month]} of {_cued('year', meaning.year_cue)}"
    return f"the {meaning.day} {month_name[meaning.month]} on or before publication"


def _month(meaning: TimeMeaning) -> str | None:
    if meaning.year is not None or meaning.month is None:
        return None
    part = _PARTS[meaning.part] if meaning.part is not None else ""
    if meaning.year_cue is not None:
        return f"{part}{month_name[meaning.month]} of {_cued('year', meaning.year_cue)}"
    side = "after" if meaning.cue == 1 else "on or before"
    return f"{part}the {month_name[meaning.month]} that began {side} publication"


def _holiday(meaning: TimeMeaning) -> str | None:
    if meaning.year is not None or meaning.name is None:
        return None
    name = meaning.name.replace("_", " ")
    if not meaning.amount:
        return f"the last {name} before publication"
    side = "before" if meaning.amount < 0 else "after"
    unit = "day" if meaning.unit == "ordinal" else meaning.unit or "day"
    return f"{_counted(abs(meaning.amount), unit)} {side} the last {name} before publication"


def _counted(amount: int, unit: str) -> str:
    return f"{amount} {unit}{'' if amount == 1 else 's'}"


def _past(meaning: TimeMeaning) -> str:
    return f"the {_counted(meaning.amount or 1, meaning.unit or 'day')} up to publication"


def _weekend(meaning: TimeMeaning) -> str:
    return f"the weekend {'after' if meaning.cue == 1 else 'on or before'} publication"


_TELLERS: Mapping[TimeKind, Callable[[TimeMeaning], str | None]] = {
    TimeKind.WEEKDAY: _weekday,
    TimeKind.PERIOD: _period,
    TimeKind.AGO: _ago,
    TimeKind.ANCHOR: _anchor,
    TimeKind.DATE: _date,
    TimeKind.MONTH: _month,
    TimeKind.HOLIDAY: _holiday,
    TimeKind.PAST: _past,
    TimeKind.WEEKEND: _weekend,
}
