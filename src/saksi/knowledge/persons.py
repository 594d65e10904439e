"""Office-holders and commanders whom news names without saying whose they are (`persons.yaml`)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from saksi.errors import CodebookError
from saksi.knowledge.folding import fold, searchable
from saksi.knowledge.overlay import read_yaml
from saksi.model import Span

#: So many characters before a name are searched for a title.
TITLE_REACH = 48
_BREAK = re.compile(r"[.!?;:,\n“”\"](?=\s|$)|\n")
_CAPITALISED = re.compile(r"([A-Z][\w'’-]*)\.?\s+$")
_OPENING = re.compile(r"(?:^|[.!?\n“\"(:])\s*$")
#: What may stand between a title and its holder's name: names, and words that belong to the title.
_RUN = re.compile(
    r"(?:(?:[A-Z(][\w.'’()-]*|[\w-]*(?:mantan|bekas|eks|former|late|mendiang|presiden|menteri|panglima|komandan|pemimpin|"
    r"pimpinan|ketua|kepala|juru|bicara|utusan|khusus|duta|besar|jenderal|president|minister|prime|foreign|defen[cs]e|"
    r"spokes\w+|leader|envoy|commander|chief|general|special|supreme|secretary-general|army|military|militer|politik|"
    r"kelompok|gerakan|tertinggi|sayap|luar|negeri|pertahanan|urusan|biro|umum|perdana|of|the|for|to|untuk|dari|di|"
    r"terguling|ousted|deposed|lengser))\s+)+$"
)
_FORMER_AFTER = re.compile(r"^\s*,?\s*(?:saat itu|kala itu|waktu itu|at the time|who was then)")


@dataclass(frozen=True, slots=True)
class Term:
    """An office held for an actor (`actor`: an id of `actors.yaml`) from `since` to `until`, None while it lasts."""

    actor: str
    office: str
    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the office was held on `day`."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person with every name and office; `term` is the office that was asked for (the last one by default).

    News names the person from the year `known` on: the year before the first office, unless the file tells it.
    """

    name: str
    names: tuple[str, ...]
    terms: tuple[Term, ...]
    term: Term
    known: int

    @property
    def actor(self) -> str:
        """The id of the actor whom the person acts for in `term`."""
        return self.term.actor

    @property
    def office(self) -> str:
        """The office in `term`."""
        return self.term.office

    def on(self, day: date) -> KnownPerson | None:
        """The person with the office held on `day`, None if there was none."""
        held = [term for term in self.terms if term.covers(day)]
        return replace(self, term=held[-1]) if held else None

    def sole_actor(self) -> str | None:
        """The actor of all offices, None if they were held for different ones."""
        actors = {term.actor for term in self.terms}
        return actors.pop() if len(actors) == 1 else None


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in a text; `offices` are those that a title before it tells, `former` that they are over."""

    span: Span
    text: str
    person: KnownPerson
    offices: frozenset[str]
    former: bool

    def terms(self) -> list[Term]:
        """The terms that the title tells as running; none without a title, or for a former office."""
        return [] if self.former else [term for term in self.person.terms if term.office in self.offices]


class Persons:
    """Look-up of persons by full name or by a short name that one person alone goes by."""

    def __init__(self) -> None:
        data = read_yaml("persons.yaml")
        self._persons = tuple(map(_person, data["persons"]))
        self._titles = {office: _words(words) for office, words in data["titles"].items()}
        self._title = _words([word for words in data["titles"].values() for word in words])
        self._former = _words(data["former"])
        self._index: dict[str, list[KnownPerson]] = {}
        for person in self._persons:
            for name in {fold(name) for name in person.names}:
                self._index.setdefault(name, []).append(person)

    def __iter__(self) -> Iterator[KnownPerson]:
        return iter(self._persons)

    def look_up(self, name: str, on: date | None = None) -> KnownPerson | None:
        """The person of that name, None if unknown, written without a capital, or if several go by it.

        With a day, only who then held an office, with that office; so a day can tell two of one name apart.
        """
        if not name[:1].isupper():
            return None
        persons = self._index.get(fold(name), [])
        if on is not None:
            persons = [held for person in persons if (held := person.on(on))]
        return persons[0] if len(persons) == 1 else None

    def head(self, phrase: str, on: date | None = None) -> KnownPerson | None:
        """The person whom a phrase names: a bare name, or one at its end after a title ("Presiden AS Joe Biden")."""
        if person := self.look_up(phrase, on):
            return person
        named = [one for one in self.find(phrase) if one.span.end == len(phrase.rstrip()) and one.offices]
        return self.look_up(named[-1].text, on) if named and not named[-1].former else None

    @cached_property
    def _automaton(self) -> tuple[AhoCorasick, list[str]]:
        names = list(dict.fromkeys(name for person in self._persons for name in person.names))
        return AhoCorasick(names, MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA), names

    def find(self, text: str) -> list[PersonName]:
        """The persons named in `text`, in order; a short name after another's first name is not taken for one."""
        automaton, names = self._automaton
        found = []
        for index, start, end in automaton.find_matches_as_indexes(searchable(text)):
            if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
                continue
            person = self.look_up(names[index])
            if person is not None and (one := self._named(text, Span(start, end), person)):
                found.append(one)
        return found

    def _named(self, text: str, span: Span, person: KnownPerson) -> PersonName | None:
        before = _BREAK.split(text[max(0, span.start - TITLE_REACH) : span.start])[-1]
        run = _RUN.search(before)
        run_words = run[0] if run else ""
        offices = frozenset(office for office, words in self._titles.items() if words.search(run_words))
        other = _CAPITALISED.search(before)
        if (
            other
            and not offices
            and " " not in span.of(text)
            and not self._title.search(other[1])
            and not _OPENING.search(before[: other.start()])
        ):
            return None
        former = bool(self._former.search(run_words) or _FORMER_AFTER.search(text[span.end : span.end + 30]))
        return PersonName(span, span.of(text), person, offices, former)


def _words(words: list[str]) -> re.Pattern[str]:
    """Any of the words as a whole word."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?!\w)")


def _person(row: dict[str, Any]) -> KnownPerson:
    try:
        names = tuple(dict.fromkeys([row["name"], *row.get("names", ())]))
        terms = tuple(sorted((_term(term) for term in row["terms"]), key=lambda term: term.since))
        return KnownPerson(row["name"], names, terms, terms[-1], row.get("known", terms[0].since.year - 1))
    except (KeyError, TypeError, ValueError, IndexError) as fault:
        raise CodebookError(
            f"persons.yaml: {row!r} cannot be read: {fault}", "give name and terms of [actor, office, from, until]"
        ) from None


def _term(row: list[Any]) -> Term:
    actor, office, since, *until = row
    return Term(actor, office, _day(since, False), _day(until[0], True) if until else None)


def _day(value: int | str | date, last: bool) -> date:
    """A day as it is; a year or a month ("2014-09") as its first or last day."""
    if isinstance(value, date):
        return value
    year, _, month = str(value).partition("-")
    first = date(int(year), int(month or (12 if last else 1)), 1)
    return first.replace(day=monthrange(first.year, first.month)[1]) if last else first
