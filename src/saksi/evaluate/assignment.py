"""The best one-to-one assignment between two lists (the Hungarian method, exact, for whole-number weights)."""

from __future__ import annotations

from collections.abc import Sequence


def assign(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """The (row, column) pairs whose weights sum highest, no row and no column twice, in order of rows.

    `weights[row][column]` is at least 0; 0 means that the two may not be paired, and such pairs are never returned.
    """
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        return sorted((row, column) for column, row in assign(list(zip(*weights, strict=True))))
    columns = _solve(weights)
    return [(row, column) for row, column in enumerate(columns) if weights[row][column] > 0]


def _solve(weights: Sequence[Sequence[int]]) -> list[int]:
    """The column of each row in the heaviest full assignment; there are at least as many columns as rows.

    Row potentials `up` and column potentials `vp` keep every reduced cost at 0 or more; each row is added by one
    shortest augmenting path (index 0 is a sentinel).
    """
    rows, columns = len(weights), len(weights[0])
    up, vp, owner = [0] * (rows + 1), [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        _augment(weights, up, vp, owner)
    result = [0] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            result[owner[column] - 1] = column - 1
    return result


def _augment(weights: Sequence[Sequence[int]], up: list[int], vp: list[int], owner: list[int]) -> None:
    """Give the row in `owner[0]` a column, moving other rows along the cheapest path; potentials change in place."""
    width = len(vp)
    slack: list[float] = [float("inf")] * width
    before, done, column = [0] * width, [False] * width, 0
    while owner[column]:
        done[column] = True
        row, step, following = owner[column], float("inf"), 0
        for other in range(1, width):
            if done[other]:
                continue
            reduced = -weights[row - 1][other - 1] - up[row] - vp[other]
            if reduced < slack[other]:
                slack[other], before[other] = reduced, column
            if slack[other] < step:
                step, following = slack[other], other
        for other, visited in enumerate(done):
            if visited:
                up[owner[other]] += int(step)
                vp[other] -= int(step)
            else:
                slack[other] -= step
        column = following
    while column:
        owner[column] = owner[before[column]]
        column = before[column]
