"""Times of records to days, read against the publication date and the times told before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from saksi.lang.calendar import TimeValue, precision, resolve_time
from saksi.lang.relative import describe
from saksi.lang.time import TimeExpression, TimeKind
from saksi.model import Interval, Report, TimeBasis, TimeRef
from saksi.resolve.precision import date_precision
from saksi.resolve.years import Context

FindTimes = Callable[[str], list[TimeExpression]]


@dataclass(frozen=True, slots=True)
class Chronology:
    """The times of a whole text: those it tells and, of them, the days, with their offsets; the years left for it."""

    published: Interval | None
    days: tuple[tuple[int, Interval], ...]
    told: tuple[tuple[int, Interval], ...]
    years: tuple[int, ...]
    expressions: tuple[TimeExpression, ...]

    @classmethod
    def of(cls, text: str, report: Report, context: Context, find_times: FindTimes) -> Chronology:
        """The chronology of a report with that clean text; offsets count its characters."""
        published = report.published
        expressions = tuple(find_times(text))
        unsure = published is None or published.start != published.end
        years = context.years(report, text, expressions) if unsure and any(map(_lacks_year, expressions)) else ()
        days: list[tuple[int, Interval]] = []
        told: list[tuple[int, Interval]] = []
        for one in expressions:
            value = resolve_time(one, published, anchor=_last(days), told=_last(told), years=years)
            if value is not None and not one.since:
                told.append((one.span.start, Interval(value.start, value.end)))
                days += told[-1:] if value.start == value.end else []
        return cls(published, tuple(days), tuple(told), years, expressions)

    def day_before(self, offset: int) -> Interval | None:
        """The last day told before `offset`."""
        return next((day for at, day in reversed(self.days) if at < offset), None)

    def told_before(self, offset: int) -> Interval | None:
        """The last time of any length told before `offset`."""
        return next((time for at, time in reversed(self.told) if at < offset), None)

    def around(self, start: int, end: int) -> list[TimeExpression]:
        """The text's expressions that share characters with a stretch of it."""
        return [one for one in self.expressions if one.span.start < end and start < one.span.end]


def _last(told: Sequence[tuple[int, Interval]]) -> Interval | None:
    return told[-1][1] if told else None


def _lacks_year(expression: TimeExpression) -> bool:
    """Whether a day, month and weekday are told, so that the year can be inferred."""
    meaning = expression.meaning
    return meaning.kind is TimeKind.DATE and meaning.year is None and meaning.weekday is not None


def resolve_ref(ref: TimeRef, at: int, chronology: Chronology, find_times: FindTimes, ahead: bool) -> TimeRef:
    """`ref`, whose words begin at clean offset `at`, with its days; where they cannot be told, with what is told of it.

    Several times in the words ("from Friday into the weekend") make one stretch.
    """
    expressions = find_times(ref.text) or chronology.around(at, at + len(ref.text))
    anchor, told = chronology.day_before(at), chronology.told_before(at)
    values = [
        resolve_time(one, chronology.published, anchor=anchor, told=told, years=chronology.years, ahead=ahead)
        for one in expressions
        if one.meaning.kind is not TimeKind.VAGUE
    ]
    known = [value for value in values if value is not None]
    return _filled(ref, known) if known else replace(ref, relative=_relative(expressions))


def _relative(expressions: Sequence[TimeExpression]) -> str | None:
    """What times that cannot be placed in the calendar say, exactly."""
    told = [words for one in expressions if (words := describe(one)) is not None]
    return "; ".join(told) or None


def _filled(ref: TimeRef, values: Sequence[TimeValue]) -> TimeRef:
    whole = Interval(min(value.start for value in values), max(value.end for value in values))
    basis = values[0].basis if len({value.basis for value in values}) == 1 else TimeBasis.STATED
    return replace(
        ref,
        start=whole.start,
        end=whole.end,
        time_precision=precision(whole),
        basis=basis,
        date_prec=date_precision(whole),
        relative=None,
    )
