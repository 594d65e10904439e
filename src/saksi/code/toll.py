"""Harm of one record: figures told twice are one, and a total is noticed as the sum of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from saksi.model import Harm

_MOST_PARTS = 4


def one_toll(harm: Sequence[Harm]) -> tuple[Harm, ...]:
    """The figures of a record in order, without repeats, named dead beside a total, and vague words told exactly later.

    Rules: codebook section 2 ("Named dead beside a total: the total only").
    """
    kept = _without_repeats(harm)
    return tuple(figure for figure in kept if not any(_outdoes(other, figure) for other in kept))


def _without_repeats(harm: Sequence[Harm]) -> tuple[Harm, ...]:
    """Each kind and number once: the first telling stays, with the speaker of a later one where it has none."""
    kept: dict[tuple[str, int, int | None], Harm] = {}
    for figure in harm:
        key = (figure.kind, figure.low, figure.high)
        first = kept.get(key)
        if first is None:
            kept[key] = figure
        elif first.speaker is None and figure.speaker:
            kept[key] = replace(first, speaker=figure.speaker)
    return tuple(kept.values())


def _outdoes(other: Harm, figure: Harm) -> bool:
    """Whether `other` tells the same as `figure` and more: a total beside a name, a number beside "belasan"."""
    if other is figure or other.kind != figure.kind:
        return False
    if figure.who == figure.text:
        return other.low >= figure.low and other.who != other.text
    if other.low == figure.low:
        # Headlines drop the hedge that the text gives: "17 tewas" over "setidaknya 17 warga tewas".
        return other.high is None and figure.high is not None
    vague = figure.high is not None and figure.high > figure.low
    exact = other.high is None or other.high == other.low
    return vague and exact and figure.low <= other.low <= (figure.high or other.low)


def with_totals(harm: Sequence[Harm]) -> tuple[Harm, ...]:
    """The figures, those marked that equal the sum of others of their kind: 27 + 13 = 40 is one toll told twice.

    Parts may be hedged ("at least 27"): their lower ends count.
    """
    return tuple(replace(figure, is_total=_is_sum(figure, harm)) for figure in harm)


def _is_sum(figure: Harm, harm: Sequence[Harm]) -> bool:
    others = [
        other.low for other in harm if other is not figure and other.kind == figure.kind and other.low < figure.low
    ]
    sizes = range(2, min(len(others), _MOST_PARTS) + 1)
    return any(sum(parts) == figure.low for size in sizes for parts in combinations(others, size))
