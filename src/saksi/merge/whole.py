"""What a whole report tells, whichever of its events it belongs to: it stands in where a telling tells less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from saksi.knowledge import Gazetteer
from saksi.lang import LANGUAGES, pack
from saksi.lang.calendar import resolve_time
from saksi.merge.names import numbers
from saksi.model import Interval, Report

#: Characters of a report, besides the sentences that tell an event, in which names and numbers are looked for.
LEAD = 2000
#: The same for the days it tells, which take longer to find.
DAYS_IN = 800
#: Days before publication in which an event lies that is news.
WEEK = 7
#: So many countries of a report say where its events may be.
LANDS = 3


@dataclass(frozen=True, slots=True)
class Whole:
    """What a report counts, which single days it tells (as ordinals) and which countries it names."""

    numbers: frozenset[int]
    days: frozenset[int]
    lands: frozenset[str]

    @classmethod
    def of(cls, report: Report, placed: bool = False) -> Whole:
        """Read off the beginning of the raw text; countries only where not all of its events are `placed` already."""
        lead = report.raw[:LEAD]
        found = frozenset(number for number in numbers(lead, report.language) if number > 2)
        return cls(found, told_calendar(report), frozenset() if placed else told_lands(lead))

    def likely_day(self, published: int, taken: Collection[int]) -> int | None:
        """The day of an event whose own sentences tell none: the first day told in the week before publication.

        Days of other events (`taken`) only where there is no other. The day of publication is none: it is that of who
        speaks as often as that of what happened.
        """
        days = sorted(day for day in self.days if published - WEEK < day < published)
        return next((day for day in days if day not in taken), days[0] if days else None)


def told_calendar(report: Report) -> frozenset[int]:
    """The single days that a report tells, as ordinals; nothing in languages without a pack."""
    if report.language not in LANGUAGES:
        return frozenset()
    days: list[Interval] = []
    for expression in pack(report.language).find_times(report.raw[:DAYS_IN]):
        value = resolve_time(expression, report.published, anchor=days[-1] if days else None)
        if value is not None and value.start == value.end:
            days.append(Interval(value.start, value.end))
    return frozenset(day.start.toordinal() for day in days)


def told_lands(text: str) -> frozenset[str]:
    """The countries of the places that a text names, those that it names most."""
    named = Counter(name.country for name in _gazetteer().find(text) if name.country)
    return frozenset(country for country, _ in named.most_common(LANDS))


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer()
