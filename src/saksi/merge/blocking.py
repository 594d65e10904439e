"""Which pairs of tellings are compared at all: near in time, of kin types, of one country or with names in common."""

from __future__ import annotations

from collections import Counter, defaultdict
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
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, keys in enumerate(block_keys(tellings)):
        for key in keys:
            blocks[key].append(index)
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        pairs = combinations(block, 2)
        found.update((one, other) for one, other in pairs if may_be_one(tellings[one], tellings[other]))
    return sorted(found)


def block_keys(tellings: Sequence[Traits]) -> list[list[str]]:
    """The keys of each telling: tellings that share one are compared. Names that too many share are left out."""
    found = [sorted({*_by_country(one), *_by_name(one)}) for one in tellings]
    crowds = Counter(key for keys in found for key in keys if key.startswith("name"))
    return [[key for key in keys if crowds[key] <= CROWD] for keys in found]


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
    ends = [(first, last)] if last - first <= STRETCH else [(first, first), (last, last)]
    days = (day for begin, end in ends for day in range(begin - NEAR, end + NEAR + 1))
    yield from sorted({day // (2 * NEAR) for day in days})


def _by_country(one: Traits) -> Iterator[str]:
    for land in one.lands:
        yield from (f"country {land} {window}" for window in windows(one))


def _by_name(one: Traits) -> Iterator[str]:
    for window in windows(one):
        yield from (f"name {name} {window}" for name in one.names | one.spots)
