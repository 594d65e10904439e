"""Who holds a place through time, computed from records of control, seizure, withdrawal and siege."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from saksi.merge.moves import CONTROL_TYPES, Claimant, Move, Step, held_place, moves_of, place_key, together
from saksi.merge.occupation import Known, Occupation, after_day
from saksi.model import Testimony

__all__ = ["CONTROL_TYPES", "ControlState", "Holding", "control_intervals", "holding_on"]

_DAY = timedelta(days=1)


class ControlState(StrEnum):
    """Whether one party holds a place, several claim it at once, or nobody knows."""

    HELD = "held"
    CONTESTED = "contested"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Holding:
    """A place's state from `start` to `end`, both included; None: as far as the records reach.

    `place_id` is the gazetteer's, or the folded name of a place it does not know. `holder` is an actor's id, or its
    words where unknown, `allies` those told to hold it with it; None where nobody is said to hold the place. `rivals`
    are the others who are said to, claim to, or besiege it (`besieged`). `at_latest`: `start` is only the day by which
    it was so. `opened_by`, `confirmed_by` and `closed_by` are the ids of records, sorted.
    """

    place_id: str
    place_name: str
    holder: str | None
    state: ControlState
    start: date | None
    end: date | None
    opened_by: tuple[str, ...]
    closed_by: tuple[str, ...]
    rivals: tuple[str, ...] = ()
    allies: tuple[str, ...] = ()
    besieged: bool = False
    at_latest: bool = False
    confirmed_by: tuple[str, ...] = ()


def control_intervals(testimonies: Sequence[Testimony]) -> tuple[Holding, ...]:
    """The holdings of every place the testimonies tell of, by place, then oldest first.

    Records of other types, and what is planned, requested or denied, change nothing. The rules stand in
    docs/claims.md.
    """
    places: dict[str, list[Testimony]] = {}
    for testimony in testimonies:
        place = held_place(testimony.record)
        if place is not None and testimony.record.event_type in CONTROL_TYPES:
            places.setdefault(place_key(place), []).append(testimony)
    return tuple(holding for key in sorted(places) for holding in _of_place(key, places[key]))


def holding_on(holdings: Sequence[Holding], day: date) -> tuple[Holding, ...]:
    """The holdings that cover `day`, one a place at most where days are known."""
    return tuple(
        one for one in holdings if (one.start is None or one.start <= day) and (one.end is None or day <= one.end)
    )


def _of_place(key: str, testimonies: Sequence[Testimony]) -> Iterator[Holding]:
    moves = sorted({move for one in testimonies for move in moves_of(one)}, key=_order)
    name = _name(key, testimonies)
    opened = list(_states(moves))
    for number, (start, occupation, by, confirmed) in enumerate(opened):
        last = number + 1 == len(opened)
        following = None if last else opened[number + 1]
        end = None if following is None or following[0] is None else following[0] - _DAY
        closed = () if following is None else _ids(following[2])
        at_latest = start is not None and bool(by) and all(move.latest for move in by)
        yield replace(
            _holding(key, name, occupation),
            start=start,
            end=end,
            opened_by=_ids(by),
            closed_by=closed,
            at_latest=at_latest,
            confirmed_by=tuple(sorted(set(_ids(confirmed)) - set(_ids(by)))),
        )


_Opened = tuple[date | None, Occupation, Sequence[Move], list[Move]]


def _states(moves: Sequence[Move]) -> Iterator[_Opened]:
    """Each state with its first day, the moves that open it and those that confirm it; the first may have no day."""
    dated = [(day, list(found)) for day, found in groupby((m for m in moves if m.day is not None), lambda m: m.day)]
    known, current = _before(moves, dated[0][1] if dated else [])
    for day, today in dated:
        if day is None:
            continue
        later = after_day(known, day, today)
        if later.occupation != known.occupation and not _is_same(later.occupation, known.occupation):
            if current is not None:
                yield current
            current = (day, later.occupation, _opening(today, later.occupation), [])
        elif current is not None:
            current[3].extend(today)
            later = replace(later, occupation=known.occupation)
        known = later
    if current is not None:
        yield current


def _before(moves: Sequence[Move], first: Sequence[Move]) -> tuple[Known, _Opened | None]:
    """What held before the first day: those it was then taken from or who then left, else what history tells."""
    undated = [move for move in moves if move.day is None]
    victims = [move for move in first if move.step in {Step.TAKES, Step.LEAVES} and not move.alleged]
    lost = together([one for move in victims for one in move.others])
    if lost:
        occupation, by = Occupation(holders=lost), victims
    else:
        told = [move for move in undated if move.step in {Step.TAKES, Step.HOLDS}]
        holders = together([one for move in told for one in move.claimants])
        certain = len(holders) == 1 and not all(move.alleged for move in told)
        occupation, by = (Occupation(holders) if certain else Occupation(pretenders=holders)), told
    if not (occupation.holders or occupation.pretenders):
        return Known(Occupation()), None
    return Known(occupation), (None, occupation, by, [])


def _opening(today: Sequence[Move], now: Occupation) -> Sequence[Move]:
    """The moves of a day that bear on the state it opens."""
    in_it = [*now.holders, *now.pretenders, *now.besiegers]
    bearing = [
        move
        for move in today
        if move.step in {Step.LIFTS, Step.ENDS, Step.LEAVES}
        or any(one.same(other) for one in move.claimants for other in in_it)
    ]
    return bearing or today


def _is_same(one: Occupation, other: Occupation) -> bool:
    """Whether two occupations differ in names of allies alone."""

    def match(these: tuple[Claimant, ...], those: tuple[Claimant, ...]) -> bool:
        return len(these) == len(those) and all(any(a.same(b) for b in those) for a in these)

    pairs = ((one.holders, other.holders), (one.pretenders, other.pretenders), (one.besiegers, other.besiegers))
    return all(match(*pair) for pair in pairs)


def _holding(key: str, name: str, now: Occupation) -> Holding:
    """The state of an occupation, without its days and records."""
    rivals = [*now.holders[1:], *now.pretenders, *now.besiegers]
    if len(now.holders) == 1 and not rivals:
        state = ControlState.HELD
    elif now.holders or now.besiegers or len(now.pretenders) > 1:
        state = ControlState.CONTESTED
    else:
        state = ControlState.UNKNOWN
    holder = now.holders[0] if len(now.holders) == 1 else None
    others = rivals if holder else [*now.holders, *now.pretenders, *now.besiegers]
    return Holding(
        place_id=key,
        place_name=name,
        holder=holder.names[0] if holder else None,
        state=state,
        start=None,
        end=None,
        opened_by=(),
        closed_by=(),
        rivals=tuple(dict.fromkeys(name for one in others for name in one.names)),
        allies=holder.names[1:] if holder else (),
        besieged=bool(now.besiegers),
    )


def _order(move: Move) -> tuple[object, ...]:
    claimants = [sorted(one.parties) for one in move.claimants]
    return (move.day or date.min, move.step, move.record_id, claimants)


def _ids(moves: Sequence[Move]) -> tuple[str, ...]:
    return tuple(sorted({move.record_id for move in moves}))


def _name(key: str, testimonies: Sequence[Testimony]) -> str:
    """The name that most families give the place."""
    refs = ((one.family, held_place(one.record)) for one in testimonies)
    named: Mapping[str, int] = Counter(
        name for _, name in {(family, ref.name or ref.text) for family, ref in refs if ref}
    )
    return min(named, key=lambda name: (-named[name], name), default=key)
