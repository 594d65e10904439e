"""Bars of a place's holdings on an axis of days, in per cent of its width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from saksi.merge.control import Holding
from saksi.web.holdings import HoldingView

#: The most marks that an axis bears.
_MARKS = 8


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `start` to `end`, both included."""

    start: date
    end: date

    @classmethod
    def of(cls, holdings: Iterable[Holding], more: Sequence[date] = ()) -> Axis:
        """The axis of all known days, a little wider, so that what has no end reaches beyond the last of them."""
        days = [*(day for one in holdings for day in (one.start, one.end) if day is not None), *more]
        first, last = (min(days), max(days)) if days else (date(2000, 1, 1), date(2000, 1, 1))
        room = timedelta(days=max((last - first).days // 12, 3))
        least, most = first - date.min, date.max - last
        return cls(first - min(room, least), last + min(room, most))

    def at(self, day: date) -> float:
        """Where a day begins, in per cent; days beyond stand at the edge."""
        share = (day - self.start).days / ((self.end - self.start).days + 1)
        return round(100 * min(max(share, 0.0), 1.0), 3)

    def marks(self) -> Iterator[tuple[float, str]]:
        """Marks with their words: years, months or days, whichever fit."""
        days = (self.end - self.start).days
        unit = "year" if days > 365 * 2 else "month" if days > 60 else "day"
        found = [day for day in self._beginnings(unit) if 1 < self.at(day) < 95]
        for day in found[:: -(-len(found) // _MARKS) or 1]:
            yield self.at(day), {"year": day.isoformat()[:4], "month": day.isoformat()[:7]}.get(unit, day.isoformat())

    def _beginnings(self, unit: str) -> Iterator[date]:
        if unit == "day":
            yield from (self.start + timedelta(days=number) for number in range((self.end - self.start).days + 1))
            return
        for year in range(self.start.year, self.end.year + 1):
            for month in range(1, 13) if unit == "month" else (1,):
                if self.start <= date(year, month, 1) <= self.end:
                    yield date(year, month, 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """A holding's bar: where it begins and how wide it is, in per cent of the axis."""

    x: float
    width: float
    view: HoldingView


def bars(views: Iterable[HoldingView], axis: Axis) -> tuple[Bar, ...]:
    """The bars of one place's holdings; what is open reaches the edge."""
    return tuple(_bar(view, axis) for view in views)


def _bar(view: HoldingView, axis: Axis) -> Bar:
    start = 0.0 if view.holding.start is None else axis.at(view.holding.start)
    end = 100.0 if view.holding.end is None else axis.at(view.holding.end + timedelta(days=1))
    return Bar(start, round(max(end - start, 0.4), 3), view)
