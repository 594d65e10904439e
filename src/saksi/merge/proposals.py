"""Which pairs of reports may be of one family: like wording by MinHash, or names and numbers in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from saksi.merge.kinship import DAYS
from saksi.merge.prints import Print

#: MinHash values and bands of three: a pair that shares half of its runs is proposed in 98 of 100 cases.
VALUES, BANDS, SEED = 96, 32, 42
#: Names and numbers that more reports of a few days share propose nothing: they are of the topic.
CROWD = 60
#: Names, numbers or credits that a pair must share to be proposed.
IN_COMMON = 2


def proposals(prints: Sequence[Print]) -> list[tuple[int, int]]:
    """Pairs of positions in `prints`, smaller first, in order."""
    return sorted({*_alike(prints), *_in_common(prints)})


def _alike(prints: Sequence[Print]) -> Iterator[tuple[int, int]]:
    """Pairs that share a band of their MinHash."""
    from rensa import RMinHash  # noqa: PLC0415  (compiled; only merging needs it)

    rows = VALUES // BANDS
    buckets: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for index, one in enumerate(prints):
        sketch = RMinHash(num_perm=VALUES, seed=SEED)
        sketch.update([str(run) for run in one.runs])
        digest = sketch.digest()
        for band in range(BANDS):
            buckets[(band, *digest[band * rows : (band + 1) * rows])].append(index)
    for members in buckets.values():
        yield from _near(members)


def _near(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All pairs of a small bucket; of a large one each with the next ones, for copies are joined through others."""
    for at, one in enumerate(members):
        yield from ((one, other) for other in members[at + 1 : at + 1 + CROWD])


def _in_common(prints: Sequence[Print]) -> Iterator[tuple[int, int]]:
    """Pairs of a few days that share names or numbers; reports without a day meet all others."""
    keyed: dict[tuple[object, int | None], list[int]] = defaultdict(list)
    for index, one in enumerate(prints):
        for key in (*one.names, *one.numbers):
            for window in _windows(one):
                keyed[(key, window)].append(index)
    shared: dict[tuple[int, int], set[object]] = defaultdict(set)
    for (key, _), members in keyed.items():
        if len(members) <= CROWD:
            for pair in combinations(members, 2):
                shared[pair].add(key)
    for (first, second), keys in shared.items():
        credited = bool(prints[first].agencies & prints[second].agencies)
        if len(keys) + credited >= IN_COMMON:
            yield first, second


def _windows(one: Print) -> tuple[int | None, ...]:
    """The two overlapping windows of days that a report lies in, so that near days always share one."""
    if one.day is None:
        return (None,)
    width = 2 * DAYS
    day = one.day.toordinal()
    return day // width * 2, (day + DAYS) // width * 2 + 1
