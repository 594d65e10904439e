"""How one day's moves change who holds a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from saksi.merge.moves import Claimant, Move, Step, together

#: So many days a told state stands against a differing one: after that, acts that nobody told may have changed it.
WINDOW = 30


@dataclass(frozen=True, slots=True)
class Occupation:
    """Who holds a place: `holders` by what is asserted, `pretenders` by what one side claims, and `besiegers`."""

    holders: tuple[Claimant, ...] = ()
    pretenders: tuple[Claimant, ...] = ()
    besiegers: tuple[Claimant, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """An occupation with what bears on the next: the voices that told of it and the last day of a claim to it."""

    occupation: Occupation
    voices: frozenset[str] = frozenset()
    last: date | None = None


def after_day(known: Known, day: date, moves: Sequence[Move]) -> Known:
    """What is known after the moves of `day`; their order counts for nothing."""
    by_step = {step: [move for move in moves if move.step is step and not move.alleged] for step in Step}
    now = known.occupation
    now = replace(
        now, besiegers=_left(now.besiegers, by_step[Step.LIFTS]), holders=_left(now.holders, by_step[Step.ENDS])
    )
    now = _without(now, by_step[Step.LEAVES])
    if by_step[Step.TAKES]:
        now = _taken(by_step[Step.TAKES], by_step[Step.HOLDS])
    elif by_step[Step.HOLDS]:
        now = _held(replace(known, occupation=now), day, by_step[Step.HOLDS])
    now = _besieged(now, by_step[Step.BESIEGES])
    now = _claimed(now, [move for move in moves if move.alleged and move.step in {Step.TAKES, Step.HOLDS}])
    telling = [move for move in moves if move.step in {Step.TAKES, Step.HOLDS}]
    if not telling:
        return Known(now, known.voices, known.last)
    voices = frozenset(move.voice for move in telling)
    return Known(now, voices if now != known.occupation else known.voices | voices, day)


def _without(now: Occupation, moves: Sequence[Move]) -> Occupation:
    """The occupation without those who leave."""
    return Occupation(_left(now.holders, moves), _left(now.pretenders, moves), _left(now.besiegers, moves))


def _left(claimants: Sequence[Claimant], gone: Sequence[Move]) -> tuple[Claimant, ...]:
    left = _all(gone)
    return tuple(one for one in claimants if not any(one.same(other) for other in left))


def _taken(takes: Sequence[Move], holds: Sequence[Move]) -> Occupation:
    """Who took it holds it; another speaker who says on that day that somebody else holds it contests that.

    A report that tells in its own voice who holds the place and who took it tells of before and after.
    """
    contesting = [
        move
        for move in holds
        if not any(move.voice == take.voice or (move.family == take.family and not move.named) for take in takes)
    ]
    return Occupation(together(_all([*takes, *contesting])))


def _held(known: Known, day: date, holds: Sequence[Move]) -> Occupation:
    """Who is told to hold it does, unless another speaker has lately told of another holder and nobody of an act."""
    now, told = known.occupation, together(_all(holds))
    differing = [one for one in now.holders if not any(one.same(other) for other in told)]
    fresh = known.last is not None and (day - known.last).days <= WINDOW
    again = all(move.voice in known.voices for move in holds)
    contested = len(now.holders) > 1
    if differing and fresh and (contested or not again):
        return replace(now, holders=together([*now.holders, *told]))
    return Occupation(told, (), tuple(one for one in now.besiegers if not any(one.same(other) for other in told)))


def _besieged(now: Occupation, sieges: Sequence[Move]) -> Occupation:
    """Sieges add besiegers, and tell who holds the place where nobody else does."""
    if not sieges:
        return now
    holders = now.holders or together([one for move in sieges for one in move.others])
    outside = [one for one in _all(sieges) if not any(one.same(holder) for holder in holders)]
    return replace(now, holders=holders, besiegers=together([*now.besiegers, *outside]))


def _claimed(now: Occupation, alleged: Sequence[Move]) -> Occupation:
    """What one side claims makes it a pretender unless it holds the place anyway."""
    new = [one for one in _all(alleged) if not any(one.same(holder) for holder in now.holders)]
    kept = [one for one in now.pretenders if not any(one.same(holder) for holder in now.holders)]
    return replace(now, pretenders=together([*kept, *new]))


def _all(moves: Iterable[Move]) -> list[Claimant]:
    return [claimant for move in moves for claimant in move.claimants]
