"""Groups of tellings by average linkage, under what people have joined and set apart.

Two groups become one while the mean weight of all pairs across them is over the threshold, the best two first; a pair
that was not compared counts as strongly different. So a chain A-B-C does not join A and C against their own evidence.
Ties go by the smallest ids: the order of the input changes nothing.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import product

#: The weight, in bits, of a pair that blocking or a hard contradiction kept apart.
UNCOMPARED = -6.0

Pair = tuple[int, int]


def cluster(
    size: int,
    weights: Mapping[Pair, float],
    threshold: float,
    apart: Collection[Pair] = frozenset(),
    joined: Iterable[Pair] = (),
) -> list[list[int]]:
    """The groups of `size` tellings, each sorted, the groups in the order of their first members.

    Args:
        size: tellings are numbered from 0; their order breaks ties, so it must come from their ids.
        weights: the match weight of each compared pair, the smaller number first.
        threshold: the mean weight over which two groups are one.
        apart: pairs that never share a group.
        joined: pairs that always do, whatever their weight; a pair of `apart` is not joined by others.
    """
    groups = _Groups(size, weights, threshold, apart)
    for one, other in sorted(joined):
        groups.force(one, other)
    groups.merge()
    return groups.sets()


class _Groups:
    """Groups that merge.

    Two groups can become one only where some pair across them is over the threshold. Sums of weights are kept between
    such neighbours, and not recomputed; what other pairs weigh is looked up when their groups become neighbours.
    """

    def __init__(self, size: int, weights: Mapping[Pair, float], threshold: float, apart: Collection[Pair]) -> None:
        self._members: dict[int, list[int]] = {number: [number] for number in range(size)}
        self._home = list(range(size))
        self._weights = weights
        self._threshold = threshold
        self._sums: dict[int, dict[int, float]] = defaultdict(dict)
        self._apart: dict[int, set[int]] = defaultdict(set)
        for (one, other), weight in weights.items():
            if weight > threshold or threshold < UNCOMPARED:
                self._sums[one][other] = self._sums[other][one] = weight
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def force(self, one: int, other: int) -> None:
        """Join the groups of two tellings unless somebody set them apart."""
        first, second = sorted((self._home[one], self._home[other]))
        if first != second and second not in self._apart[first]:
            self._join(first, second)

    def merge(self) -> None:
        """Merge the best two groups until none has a mean weight over the threshold."""
        heap = [entry for one in self._sums for entry in self._candidates(one) if entry[1] == one]
        heapq.heapify(heap)
        while heap:
            loss, one, other = heapq.heappop(heap)
            if one not in self._members or other not in self._members or other in self._apart[one]:
                continue
            if -loss != self._mean(one, other):
                continue
            self._join(one, other)
            for entry in self._candidates(one):
                heapq.heappush(heap, entry)

    def sets(self) -> list[list[int]]:
        """The groups."""
        return sorted(sorted(members) for members in self._members.values())

    def _candidates(self, one: int) -> Iterator[tuple[float, int, int]]:
        """The mergers of a group with each of its neighbours that are worth it, the best of several being the least."""
        for near in self._sums[one]:
            if (mean := self._mean(one, near)) > self._threshold:
                yield -mean, min(one, near), max(one, near)

    def _mean(self, one: int, other: int) -> float:
        return self._sums[one][other] / (len(self._members[one]) * len(self._members[other]))

    def _join(self, one: int, other: int) -> None:
        """Put the group `other` into `one`, the smaller number."""
        ours, theirs = self._sums.pop(one, {}), self._sums.pop(other, {})
        for near in dict.fromkeys((*ours, *theirs)):
            if near in {one, other}:
                continue
            total = self._total(ours, one, near) + self._total(theirs, other, near)
            self._sums[near].pop(other, None)
            self._sums[one][near] = self._sums[near][one] = total
        for member in self._members[other]:
            self._home[member] = one
        self._members[one] += self._members.pop(other)
        for near in self._apart.pop(other, set()):
            self._apart[near].discard(other)
            self._apart[near].add(one)
            self._apart[one].add(near)

    def _total(self, sums: Mapping[int, float], one: int, other: int) -> float:
        """The weights of all pairs across two groups; `sums` are those that are kept of the first."""
        if (held := sums.get(other)) is not None:
            return held
        pairs = product(self._members[one], self._members[other])
        return sum(self._weights.get((min(pair), max(pair)), UNCOMPARED) for pair in pairs)
