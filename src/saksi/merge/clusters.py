"""Groups of tellings by average linkage, under what people have joined and set apart.

Two groups become one while the mean weight of all pairs across them is over the threshold, the best two first; a pair
that was not compared counts as strongly different. So a chain A-B-C does not join A and C against their own evidence.
Ties go by the smallest ids: the order of the input changes nothing.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

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
    groups = _Groups(size, weights, apart)
    for one, other in sorted(joined):
        groups.force(one, other)
    groups.merge_over(threshold)
    return groups.sets()


class _Groups:
    """Groups that merge; sums of weights between neighbours are kept, not recomputed."""

    def __init__(self, size: int, weights: Mapping[Pair, float], apart: Collection[Pair]) -> None:
        self._members: dict[int, list[int]] = {number: [number] for number in range(size)}
        self._home = list(range(size))
        self._sums: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        self._apart: dict[int, set[int]] = defaultdict(set)
        for (one, other), weight in weights.items():
            self._sums[one][other] = self._sums[other][one] = (weight, 1)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def force(self, one: int, other: int) -> None:
        """Join the groups of two tellings unless somebody set them apart."""
        first, second = sorted((self._home[one], self._home[other]))
        if first != second and second not in self._apart[first]:
            self._join(first, second)

    def merge_over(self, threshold: float) -> None:
        """Merge the best two groups until none has a mean weight over the threshold."""
        pairs = ((one, other) for one in self._sums for other in self._sums[one] if one < other)
        heap = [(-mean, *pair) for pair in pairs if (mean := self._mean(*pair)) > threshold]
        heapq.heapify(heap)
        while heap:
            loss, one, other = heapq.heappop(heap)
            if one not in self._members or other not in self._members or other in self._apart[one]:
                continue
            if -loss != self._mean(one, other):
                continue
            self._join(one, other)
            for near in self._sums[one]:
                first, second = sorted((one, near))
                if (mean := self._mean(first, second)) > threshold:
                    heapq.heappush(heap, (-mean, first, second))

    def sets(self) -> list[list[int]]:
        """The groups."""
        return sorted(sorted(members) for members in self._members.values())

    def _mean(self, one: int, other: int) -> float:
        total, compared = self._sums[one][other]
        pairs = len(self._members[one]) * len(self._members[other])
        return (total + UNCOMPARED * (pairs - compared)) / pairs

    def _join(self, one: int, other: int) -> None:
        """Put the group `other` into `one`, the smaller number."""
        for member in self._members[other]:
            self._home[member] = one
        self._members[one] += self._members.pop(other)
        for near, (weight, compared) in self._sums.pop(other, {}).items():
            self._sums[near].pop(other, None)
            if near != one:
                held, count = self._sums[one].get(near, (0.0, 0))
                self._sums[one][near] = self._sums[near][one] = (held + weight, count + compared)
        for near in self._apart.pop(other, set()):
            self._apart[near].discard(other)
            self._apart[near].add(one)
            self._apart[one].add(near)
