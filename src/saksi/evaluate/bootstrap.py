"""Bootstrap intervals over reports."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from operator import mul

from saksi.evaluate.tally import MEASURES, Tally


def resample(size: int, times: int, seed: int) -> Iterator[list[int]]:
    """`times` draws of `size` reports with replacement, each as how often every report was drawn."""
    source = random.Random(seed)  # noqa: S311 - resampling, not secrecy
    for _ in range(times):
        weights = [0] * size
        for drawn in source.choices(range(size), k=size):
            weights[drawn] += 1
        yield weights


def intervals(
    counts: Sequence[Mapping[str, Tally]], times: int, seed: int, coverage: float = 0.95
) -> dict[str, tuple[float, float]]:
    """The percentile interval of every measure, from its tallies by report; without resamples, its value twice."""
    columns = {name: _columns([tallies[name] for tallies in counts]) for name in MEASURES}
    drawn: dict[str, list[float]] = {name: [] for name in MEASURES}
    for weights in resample(len(counts), times, seed) if times > 0 else ([1] * len(counts),):
        for name, rate in MEASURES.items():
            sums = (sum(map(mul, weights, column)) for column in columns[name])
            drawn[name].append(getattr(Tally(*sums), rate))
    return {name: _bounds(sorted(values), coverage) for name, values in drawn.items()}


def _columns(tallies: Sequence[Tally]) -> tuple[list[int], list[int], list[int]]:
    found, gold, predicted = [], [], []
    for tally in tallies:
        found.append(tally.found)
        gold.append(tally.gold)
        predicted.append(tally.predicted)
    return found, gold, predicted


def _bounds(values: Sequence[float], coverage: float) -> tuple[float, float]:
    """The values (sorted) that cut off half of what is not covered at either end."""
    last = len(values) - 1
    cut = (1 - coverage) / 2
    return values[round(cut * last)], values[round((1 - cut) * last)]
