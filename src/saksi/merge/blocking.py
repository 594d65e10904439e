"""Which pairs of tellings are compared at all: near in time, of kin types, of one country or with names in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from saksi.merge.traits import Traits

#: Days between two tellings that may still tell one event: a toll's day is taken for the attack's, a night has two.
NEAR = 3
#: A stretch longer than this is looked up by its first and last days only.
STRETCH = 14
#: Names that more tellings of a few days share than this propose nothing.
CROWD = 200


def candidates(tellings: Sequence[Traits]) -> list[tuple[int, int]]:
    """Positions of pairs worth comparing, smaller first, in order."""
    found: set[tuple[int, int]] = set()
    for members, crowd in ((_by_country(tellings), None), (_by_name(tellings), CROWD)):
        for block in members.values():
            if crowd is None or len(block) <= crowd:
                found.update(
                    pair for pair in combinations(block, 2) if may_be_one(tellings[pair[0]], tellings[pair[1]])
                )
    return sorted(found)


def may_be_one(one: Traits, other: Traits) -> bool:
    """Whether a pair is worth comparing: of two reports, kin types, near in time."""
    if one.report_id == other.report_id or not (one.kind in other.kin or other.kind in one.kin):
        return False
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    return max(one.first, other.first) - min(one.last, other.last) <= NEAR


def windows(one: Traits) -> Iterator[int | None]:
    """The stretches of days that a telling is looked up in; near tellings share at least one."""
    if one.first is None or one.last is None:
        yield None
        return
    first, last = one.first, one.last
    days = range(first - NEAR, last + NEAR + 1)
    if last - first > STRETCH:
        days = (*range(first - NEAR, first + NEAR + 1), *range(last - NEAR, last + NEAR + 1))  # type: ignore[assignment]
    yield from sorted({day // (2 * NEAR) for day in days})


def _by_country(tellings: Sequence[Traits]) -> dict[tuple[str, int | None], list[int]]:
    blocks: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    for index, one in enumerate(tellings):
        if one.country is not None:
            for window in windows(one):
                blocks[one.country, window].append(index)
    return blocks


def _by_name(tellings: Sequence[Traits]) -> dict[tuple[str, int | None], list[int]]:
    blocks: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    for index, one in enumerate(tellings):
        for window in windows(one):
            for name in one.names | one.spots:
                blocks[name, window].append(index)
    return blocks
