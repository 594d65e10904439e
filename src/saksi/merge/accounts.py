"""Accounts: what one speaker says of the dead, with totals and their parts kept apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from saksi.merge.groups import Group
from saksi.merge.revisions import Statement, revisions, statements
from saksi.merge.sides import Sides
from saksi.merge.status import Status, status_of
from saksi.model import HarmKind, Testimony

#: The parts of a toll in the order in which they are filled.
PARTS = (Status.A, Status.B, Status.CIVILIAN, Status.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of dead, `low` to `high`; `exact` unless its words are a range ("dozens"). `families` tell of it."""

    low: int
    high: int
    exact: bool = True
    families: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Account:
    """What one speaker last said: a figure for each status told, and a total where one is told.

    A named speaker's account is gathered from all reports; an outlet's own voice and a nameless speaker have one in
    each family. `total` counts all the dead and is never less than its parts' sum. `asserted`: told without a hedge.
    `armed`: the total counts armed people alone ("40 fighters on both sides").
    """

    parts: Mapping[Status, Figure]
    total: Figure | None
    asserted: bool
    armed: bool = False

    @property
    def whole(self) -> Figure:
        """The total, or the sum of the parts where none is told."""
        return self.total or _sum(self.parts.values())


#: Turns a statement into the number that a view counts for its lower end.
Counting = Callable[[Statement], int]


def stated_low(statement: Statement) -> int:
    """The lower end as the codebook reads it."""
    return statement.low


def accounts(testimonies: Sequence[Testimony], sides: Sides, low: Counting = stated_low) -> tuple[Account, ...]:
    """The accounts of the dead, without what their speakers have revised, in a fixed order."""
    stated = statements(testimonies)
    revised = revisions(stated)
    live = [one for at, one in enumerate(stated) if at not in revised and one.kind is HarmKind.KILLED]
    found: dict[tuple[str, str], list[Statement]] = {}
    for statement in live:
        found.setdefault(statement.witness, []).append(statement)
    made = (_account(said, sides, low) for _, said in sorted(found.items()))
    return tuple(account for account in made if account.whole.high)


def _account(said: Sequence[Statement], sides: Sides, low: Counting) -> Account:
    totals = [one for one in said if one.is_total]
    by_status: dict[Status, list[Statement]] = {}
    for statement in said:
        if not statement.is_total:
            by_status.setdefault(status_of(_who(statement), sides), []).append(statement)
    parts = {status: _of_groups(by_status[status], low) for status in PARTS if status in by_status}
    total = _larger([*(_figure(one, low) for one in totals), _sum(parts.values())]) if totals else None
    armed = bool(totals) and all(one.group.armed for one in totals)
    return Account(parts, total, any(one.asserted for one in said), armed)


def _who(statement: Statement) -> str:
    """The wording of the group, the same for every order of the tellings."""
    return min(told.harm.who for told in statement.tellings)


def _figure(statement: Statement, low: Counting) -> Figure:
    high = statement.low if statement.high is None else max(statement.high, statement.low)
    return Figure(low(statement), high, high == statement.low, statement.families)


def _of_groups(said: Sequence[Statement], low: Counting) -> Figure:
    """One status' figure: the numbers of its groups added, a group that covers others counted once with them."""
    figures: dict[Group, list[Figure]] = {}
    for statement in said:
        figures.setdefault(statement.group, []).append(_figure(statement, low))
    largest = {group: _larger(found) for group, found in figures.items()}
    covering = [group for group in largest if any(group.covers(other) for other in largest)]
    apart = {group: figure for group, figure in largest.items() if group not in covering}
    added = _sum(apart.values())
    return _larger([added, *(_with_uncovered(group, largest, apart) for group in covering)])


def _with_uncovered(whole: Group, largest: Mapping[Group, Figure], apart: Mapping[Group, Figure]) -> Figure:
    """A covering group's figure with those of the groups that it does not cover."""
    return _sum([largest[whole], *(figure for group, figure in apart.items() if not whole.covers(group))])


def _larger(figures: Iterable[Figure]) -> Figure:
    """The larger figure at both ends: a toll is no less than any part of it."""
    found = list(figures)
    low = max(figure.low for figure in found)
    lowest = [figure for figure in found if figure.low == low]
    exact = any(figure.exact for figure in lowest)
    return Figure(low, max(figure.high for figure in found), exact, _families(lowest))


def _sum(figures: Iterable[Figure]) -> Figure:
    found = list(figures)
    low, high = sum(figure.low for figure in found), sum(figure.high for figure in found)
    return Figure(low, high, all(figure.exact for figure in found), _families(found))


def _families(figures: Sequence[Figure]) -> frozenset[str]:
    return frozenset(family for figure in figures for family in figure.families)
