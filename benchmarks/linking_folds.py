"""The linking benchmark's reports in folds, so that what is learnt on some is scored on others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from benchmarks.linking_gold import Told
from saksi.merge.connected import connected


def folds(told: Sequence[Told], number: int) -> list[list[Told]]:
    """So many folds of about equally many incidents; no incident, and no report that tells two, stands in two folds."""
    names = sorted({name for one in told for name in one.incidents})
    ties = [pair for one in told for pair in pairwise(one.incidents)]
    sizes = [0] * number
    fold_of: dict[str, int] = {}
    for together in connected(names, ties):
        fold = sizes.index(min(sizes))
        sizes[fold] += len(together)
        fold_of |= dict.fromkeys(together, fold)
    return [[one for one in told if fold_of[one.incidents[0]] == fold] for fold in range(number)]
