"""Scores of a clustering against the right one: MUC, B-cubed, CEAF-e, their mean (CoNLL 2012) and pairs.

Both clusterings hold the same elements: what a system did not find stands in a cluster of its own, as the scorer of
CoNLL 2012 does it (Pradhan et al. 2014).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import combinations

from saksi.evaluate.assignment import assign

#: Whole numbers that a CEAF similarity of 1 becomes: the assignment wants whole weights.
_SCALE = 10**6

Labels = Mapping[Hashable, Hashable]
Clusters = list[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, each 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def clusters(labels: Labels) -> Clusters:
    """The sets of elements of one label."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for element, label in labels.items():
        found[label].add(element)
    return [frozenset(members) for members in found.values()]


def pairwise(key: Labels, response: Labels) -> Score:
    """Pairs of elements that share a cluster; without any pair a side is right."""
    right, told = _pairs(clusters(key)), _pairs(clusters(response))
    common = len(right & told)
    return Score(common / len(told) if told else 1.0, common / len(right) if right else 1.0)


def _pairs(sets: Clusters) -> set[frozenset[Hashable]]:
    return {frozenset(pair) for members in sets for pair in combinations(members, 2)}


def b_cubed(key: Labels, response: Labels) -> Score:
    """For every element the share of its cluster that is right (Bagga and Baldwin 1998)."""
    return Score(_b_cubed(response, key), _b_cubed(key, response))


def _b_cubed(own: Labels, other: Labels) -> float:
    """The mean, over elements, of the part of the element's own cluster that shares the other's."""
    total = 0.0
    for members in clusters(own):
        for element in members:
            total += sum(other[one] == other[element] for one in members) / len(members)
    return total / len(own) if own else 1.0


def muc(key: Labels, response: Labels) -> Score:
    """Links needed and kept (Vilain et al. 1995); clusters of one count nothing."""
    return Score(_muc(response, key), _muc(key, response))


def _muc(own: Labels, other: Labels) -> float:
    kept = links = 0
    for members in clusters(own):
        links += len(members) - 1
        kept += len(members) - len({other[element] for element in members})
    return kept / links if links else 1.0


def ceaf_e(key: Labels, response: Labels) -> Score:
    """The best one-to-one match of clusters, by twice the common part over both sizes (Luo 2005)."""
    right, told = clusters(key), clusters(response)
    total = sum(_aligned(right, told))
    return Score(total / len(told) if told else 1.0, total / len(right) if right else 1.0)


def _aligned(right: Clusters, told: Clusters) -> list[float]:
    """The similarities of the best match, found in each connected part by itself."""
    home = {element: index for index, members in enumerate(told) for element in members}
    parts: list[tuple[set[int], set[int]]] = []
    for index, members in enumerate(right):
        touched = {home[element] for element in members}
        near = [part for part in parts if part[1] & touched]
        parts = [part for part in parts if not part[1] & touched]
        parts.append(({index}.union(*(part[0] for part in near)), touched.union(*(part[1] for part in near))))
    found = []
    for rows, columns in parts:
        table = [[_likeness(right[row], told[column]) for column in sorted(columns)] for row in sorted(rows)]
        weights = [[round(_SCALE * value) for value in line] for line in table]
        found += [table[row][column] for row, column in assign(weights)]
    return found


def _likeness(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def conll(key: Labels, response: Labels) -> float:
    """The mean F1 of MUC, B-cubed and CEAF-e."""
    return (muc(key, response).f1 + b_cubed(key, response).f1 + ceaf_e(key, response).f1) / 3
