"""Harm of one record: figures told twice are one, and a total is noticed as the sum of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from saksi.model import Harm

_MOST_PARTS = 4


def without_repeats(harm: Sequence[Harm]) -> tuple[Harm, ...]:
    """The figures in order, each kind and number once: the first telling stays, with the fuller name of the group."""
    kept: dict[tuple[str, int, int | None], Harm] = {}
    for figure in harm:
        key = (figure.kind, figure.low, figure.high)
        first = kept.get(key)
        if first is None:
            kept[key] = figure
        elif first.speaker is None and figure.speaker:
            kept[key] = replace(first, speaker=figure.speaker)
    return tuple(kept.values())


def with_totals(harm: Sequence[Harm]) -> tuple[Harm, ...]:
    """The figures, those marked that equal the sum of others of their kind: 27 + 13 = 40 is one toll told twice.

    Parts may be hedged ("at least 27"): their lower ends count.
    """
    return tuple(replace(figure, is_total=_is_sum(figure, harm)) for figure in harm)


def _is_sum(figure: Harm, harm: Sequence[Harm]) -> bool:
    others = [other.low for other in harm if other is not figure and other.kind == figure.kind and other.low < figure.low]
    sizes = range(2, min(len(others), _MOST_PARTS) + 1)
    return any(sum(parts) == figure.low for size in sizes for parts in combinations(others, size))
