"""The timeline of incidents: a bar a day, month or year, each leading to that time."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from saksi.store.interface import Store
from saksi.store.listing import Facet, Tally
from saksi.web.asked import Asked

#: More bars than this are too thin to be hit: then they are of a longer time.
_MOST = 72


@dataclass(frozen=True, slots=True)
class Stretch:
    """A bar: its time in words and from first to last day, incidents and most dead, place and size in per cent."""

    words: str
    since: date
    until: date
    incidents: int
    deaths_high: int
    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars in order of time, the most incidents of one, how many are undated, and the `unit` of a bar."""

    bars: tuple[Stretch, ...]
    most: int
    undated: int
    unit: str


def timeline(store: Store, asked: Asked) -> Timeline:
    """The incidents asked for by time, as fine as fits."""
    wanted = replace(asked.wanted, after=None)
    months = store.tally(wanted, Facet.MONTH)
    undated = sum(each.incidents for each in months if each.key is None)
    dated = [each for each in months if each.key is not None]
    if _months_of(dated) > _MOST:
        return _timeline(_years(dated), undated, "year")
    if _months_of(dated) <= 2:
        return _timeline(store.tally(wanted, Facet.DAY), undated, "day")
    return _timeline(dated, undated, "month")


def _years(months: Sequence[Tally]) -> list[Tally]:
    """Tallies by month, put together by year."""
    found: dict[str, Tally] = {}
    for each in months:
        year = (each.key or "")[:4]
        had = found.get(year, Tally(year, 0, 0, 0))
        found[year] = Tally(
            year,
            had.incidents + each.incidents,
            had.deaths_low + each.deaths_low,
            had.deaths_high + each.deaths_high,
            had.deaths_best + each.deaths_best,
        )
    return list(found.values())


def _months_of(dated: Sequence[Tally]) -> int:
    """How many months lie from the first to the last."""
    if not dated:
        return 0
    first, last = _stretch(dated[0].key or ""), _stretch(dated[-1].key or "")
    return (last[0].year - first[0].year) * 12 + last[0].month - first[0].month + 1


def _timeline(tallies: Sequence[Tally], undated: int, unit: str) -> Timeline:
    dated = [(each, *_stretch(each.key)) for each in tallies if each.key is not None]
    if not dated:
        return Timeline((), 0, undated, unit)
    most = max(each.incidents for each, _, _ in dated)
    first, last = dated[0][1].toordinal(), dated[-1][2].toordinal() + 1
    scale = 100 / (last - first)
    bars = (
        Stretch(
            words=each.key or "",
            since=since,
            until=until,
            incidents=each.incidents,
            deaths_high=each.deaths_high,
            x=round((since.toordinal() - first) * scale, 3),
            width=round(max((until.toordinal() + 1 - since.toordinal()) * scale, 0.2), 3),
            height=round(max(100 * each.incidents / most, 2), 2),
        )
        for each, since, until in dated
    )
    return Timeline(tuple(bars), most, undated, unit)


def _stretch(key: str) -> tuple[date, date]:
    """The first and last day of a year, month or day as a tally names it."""
    year, *rest = (int(part) for part in key.split("-"))
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    if len(rest) == 1:
        return date(year, rest[0], 1), date(year, rest[0], monthrange(year, rest[0])[1])
    return date(year, rest[0], rest[1]), date(year, rest[0], rest[1])
