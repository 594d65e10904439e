"""Parts of a very large linking that cannot touch one another, clustered one by one.

Two groups become one only over a pair whose own weight is over the threshold, or that people joined. So tellings
without a path of such pairs between them never share an incident: what is found in each part is what is found in all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import ItemsView, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from saksi.merge.clusters import UNCOMPARED, Pair, cluster
from saksi.merge.weighing import Numbers, Weighing

#: Pairs of a part up to which a dict is quicker than arrays, and that are taken out of arrays at once.
FEW, AT_ONCE = 1000, 100_000
Parts = Iterator[tuple[list[int], Mapping[Pair, float]]]


def cluster_parts(
    weighing: Weighing, reports: Sequence[str], threshold: float, apart: Iterable[Pair], joined: Sequence[Pair]
) -> list[list[int]]:
    """What `saksi.merge.clusters.cluster` finds in all tellings; those of one report are apart unless joined.

    Args:
        weighing: the pairs with their weights.
        reports: the report of each telling.
        threshold: the mean weight over which two groups are one.
        apart: pairs that people set apart.
        joined: pairs that people joined.
    """
    size = len(reports)
    # a mean of uncompared pairs alone would be over so low a threshold
    one, other = weighing.over(threshold if threshold >= UNCOMPARED else -np.inf)
    asked = np.array(joined, dtype=np.int32).reshape(-1, 2)
    part = connected_parts(size, np.concatenate([one, asked[:, 0]]), np.concatenate([other, asked[:, 1]]))
    sets = [[int(number)] for number in np.flatnonzero(np.bincount(part, minlength=size)[part] == 1)]
    alone = np.bincount(part, minlength=size)[part] == 1
    rules = _Rules(reports, apart, joined)
    inside = weighing.within(np.where(alone, -1, part).astype(np.int32))
    for members, weights in _by_part(part, alone, inside):
        sets += rules.cluster(members, weights, threshold)
    return sorted(sets)


def connected_parts(size: int, one: Numbers, other: Numbers) -> Numbers:
    """The part of each of `size` numbers, told by its smallest; pairs `one[i]`, `other[i]` hold parts together."""
    part = np.arange(size, dtype=np.int32)
    while True:
        low = np.minimum(part[one], part[other])
        if np.array_equal(part[one], low) and np.array_equal(part[other], low):
            return part
        np.minimum.at(part, part[one], low)
        np.minimum.at(part, part[other], low)
        while not np.array_equal(part, part[part]):
            part = part[part]


def _by_part(part: Numbers, alone: npt.NDArray[np.bool_], inside: Mapping[str, Any]) -> Parts:
    """The members of each part of two and more, in order, and the weights of the pairs in it by the members' places."""
    together = np.flatnonzero(~alone)
    order = together[np.argsort(part[together], kind="stable")]
    place = np.zeros(len(part), dtype=np.int32)
    starts = np.flatnonzero(np.diff(part[order], prepend=-1))
    lengths = np.diff(starts, append=len(order))
    place[order] = np.arange(len(order)) - np.repeat(starts, lengths)
    one, other = place[inside["one"]], place[inside["other"]]
    bounds = np.searchsorted(inside["part"], [*part[order][starts], np.iinfo(np.int32).max])
    for number, (start, length) in enumerate(zip(starts.tolist(), lengths.tolist(), strict=True)):
        some = slice(bounds[number], bounds[number + 1])
        weights = Weighed(length, one[some], other[some], inside["weight"][some])
        yield order[start : start + length].tolist(), weights if len(weights) > FEW else dict(weights.items())


class Weighed(Mapping[Pair, float]):
    """The weights of pairs, ordered by their numbers, in arrays: a dict of millions would take gigabytes."""

    def __init__(self, size: int, one: Numbers, other: Numbers, weight: npt.NDArray[np.float64]) -> None:
        self.arrays = one, other, weight
        self._starts = np.searchsorted(one, np.arange(size + 1)).tolist()
        self._other, self._weight = other.data, weight.data

    def __getitem__(self, pair: Pair) -> float:
        start, end = self._starts[pair[0]], self._starts[pair[0] + 1]
        place = bisect_left(self._other, pair[1], start, end)
        if place == end or self._other[place] != pair[1]:
            raise KeyError(pair)
        return self._weight[place]

    def __iter__(self) -> Iterator[Pair]:
        return (pair for pair, _ in self.items())

    def __len__(self) -> int:
        return len(self._other)

    def items(self) -> ItemsView[Pair, float]:
        """The pairs with their weights."""
        return _Items(self)


class _Items(ItemsView[Pair, float]):
    """Pairs and weights without looking each up."""

    def __init__(self, weighed: Weighed) -> None:
        super().__init__(weighed)
        self._arrays = weighed.arrays

    def __iter__(self) -> Iterator[tuple[Pair, float]]:
        for first in range(0, len(self), AT_ONCE):
            one, other, weight = (column[first : first + AT_ONCE].tolist() for column in self._arrays)
            yield from zip(zip(one, other, strict=True), weight, strict=True)


class _Rules:
    """Who may not share a group, and who must."""

    def __init__(self, reports: Sequence[str], apart: Iterable[Pair], joined: Iterable[Pair]) -> None:
        self._reports = reports
        self._apart, self._joined = _by_first(apart), _by_first(joined)

    def cluster(self, members: Sequence[int], weights: Mapping[Pair, float], threshold: float) -> list[list[int]]:
        """The groups of one part, its pairs numbered as its members are."""
        place = {number: index for index, number in enumerate(members)}
        joined, apart = _inside(place, self._joined), _inside(place, self._apart)
        apart |= self._of_one_report(members) - joined
        sets = cluster(len(members), weights, threshold, apart, joined)
        return [[members[index] for index in found] for found in sets]

    def _of_one_report(self, members: Sequence[int]) -> set[Pair]:
        by_report: dict[str, list[int]] = {}
        for index, number in enumerate(members):
            by_report.setdefault(self._reports[number], []).append(index)
        return {pair for some in by_report.values() for pair in combinations(some, 2)}


def _by_first(pairs: Iterable[Pair]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
    return found


def _inside(place: Mapping[int, int], pairs: Mapping[int, Sequence[int]]) -> set[Pair]:
    """The pairs of which both are members, by their places."""
    return {(place[one], place[other]) for one in place for other in pairs.get(one, ()) if other in place}
