"""The years in which a report without a publication date can have been written, from what its text names.

What began fixes the earliest year: years told, actors and persons named, offices and situations. What ended fixes the
latest, unless the text knows of something younger, for then it looks back. No year is later than the report's ingestion
or, where that is unknown, than the year up to which the knowledge goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from saksi.knowledge import Actors, Eras, Persons
from saksi.lang.calendar import dated
from saksi.lang.time import TimeExpression, TimeKind
from saksi.model import Report

#: The earliest year of a report; the codebook's events begin later.
EARLIEST = 1990
#: So many years after its end a situation is still in the news.
AFTERMATH = 1
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s|$)[^\n.!?]*)*")
_REACH = 25


@dataclass(frozen=True, slots=True)
class Bounds:
    """A sign of when a report was written: not before `since`, and, if it speaks of its own time, not after `until`."""

    since: int
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the world, to date reports by."""

    actors: Actors
    persons: Persons
    eras: Eras

    def years(self, report: Report, text: str, expressions: Sequence[TimeExpression]) -> tuple[int, ...]:
        """The years left for a report with this clean text and these time expressions, in order."""
        signs = [*self._told(text, expressions), *self._actors_named(text), *self._persons_named(text)]
        signs += self._situations(text)
        latest = report.ingested.year if report.ingested is not None else self.eras.known_to
        if report.published is not None:
            signs.append(Bounds(report.published.start.year - 1, report.published.end.year))
        return agreeing(expressions, between(signs, latest))

    def _told(self, text: str, expressions: Sequence[TimeExpression]) -> Iterator[Bounds]:
        """The years that the text tells, but for those that it looks forward to."""
        for one in expressions:
            before = text[max(0, one.span.start - _REACH) : one.span.start]
            if one.meaning.year is not None and not (one.until or self.eras.ahead.search(before)):
                yield Bounds(one.meaning.end.year if one.meaning.end and one.meaning.end.year else one.meaning.year)

    def _actors_named(self, text: str) -> Iterator[Bounds]:
        for one in self.actors.find(text):
            former = self.eras.former.search(text[max(0, one.span.start - _REACH) : one.span.start])
            if one.actor.since is not None or one.actor.until is not None:
                yield Bounds(one.actor.since or EARLIEST, None if former else one.actor.until)

    def _persons_named(self, text: str) -> Iterator[Bounds]:
        for one in self.persons.find(text):
            terms = one.terms()
            first = min((term.since.year for term in terms), default=one.person.known)
            ends = [term.until for term in terms]
            last = max((end.year for end in ends if end is not None), default=None)
            yield Bounds(first, None if None in ends else last)

    def _situations(self, text: str) -> Iterator[Bounds]:
        """The situations told of as one: from the youngest beginning to the last end, as any may be looked back at."""
        found = [
            era
            for sentence in _SENTENCE.findall(text)
            if (named := {one.actor.id for one in self.actors.find(sentence)})
            for era in self.eras.of(sentence, named)
        ]
        if found:
            ends = [era.until for era in found if era.until is not None]
            yield Bounds(max(era.since for era in found), max(ends) + AFTERMATH if len(ends) == len(found) else None)


def between(signs: Iterable[Bounds], latest: int) -> tuple[int, ...]:
    """The years from the youngest beginning to the first end that is not before it, none after `latest`."""
    known = [sign for sign in signs if sign.since <= latest]
    first = max((sign.since for sign in known), default=EARLIEST)
    last = min((sign.until for sign in known if sign.until is not None and sign.until >= first), default=latest)
    return tuple(range(max(first, EARLIEST), min(last, latest) + 1))


def agreeing(expressions: Sequence[TimeExpression], years: Sequence[int]) -> tuple[int, ...]:
    """The years in or next to which every date with a weekday but no year can fall."""
    left = tuple(years)
    for one in expressions:
        told = one.meaning
        if told.kind is not TimeKind.DATE or told.year is not None or told.weekday is None:
            continue
        if told.day is not None and told.month is not None:
            near = {
                day.year
                for day in dated(told.day, told.month, told.weekday, {y + by for y in years for by in (-1, 0, 1)})
            }
            left = tuple(year for year in left if near & {year - 1, year, year + 1})
    return left
