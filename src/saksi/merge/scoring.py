"""Match weights: how much the agreement of two tellings says that they tell one event (Fellegi and Sunter 1969).

A comparison's level adds log2(m / u): m is how often tellings of one event agree so, u how often those of different
events do. The numbers stand in `weights.yaml`; `benchmarks/linking.py` learns them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from saksi.errors import CodebookError
from saksi.merge.levels import COMPARISONS, compare
from saksi.merge.traits import Traits

#: How many bits a pair loses where the crowd around it doubles; chosen on judged links of news (`docs/merging.md`).
CROWDED = 2.5


@dataclass(frozen=True, slots=True)
class Match:
    """The weight of a pair, in bits, and its parts: (comparison, level, bits), those that say nothing left out."""

    weight: float
    parts: tuple[tuple[str, str, float], ...]

    def less(self, bits: float) -> Match:
        """The match with what the crowds of its tellings take from it as a part."""
        return Match(self.weight - bits, (*self.parts, ("crowd", "compared", -bits))) if bits else self

    @property
    def reason(self) -> str:
        """The parts in words, what weighs most first."""
        ordered = sorted(self.parts, key=lambda part: (-abs(part[2]), part[0]))
        return ", ".join(f"{name} {level.replace('_', ' ')} {bits:+.1f}" for name, level, bits in ordered)


@dataclass(frozen=True, slots=True)
class Weights:
    """The trained model: probabilities by comparison and level, and where to cut.

    `prior` is the share of blocked pairs that tell one event; `threshold` the mean weight in bits from which on two
    groups are one incident; `partners` with how many others three of four tellings were compared at most where
    the prior was counted.
    """

    prior: float
    threshold: float
    partners: float
    levels: Mapping[str, Mapping[str, tuple[float, float]]]
    bits: Mapping[str, Mapping[str, float]]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Weights:
        """The model that plain data spells out; CodebookError where a comparison is missing or unknown."""
        levels = {
            name: {level: (float(m), float(u)) for level, (m, u) in entries.items()}
            for name, entries in data["comparisons"].items()
        }
        if set(levels) != set(COMPARISONS):
            odd = sorted(set(levels) ^ set(COMPARISONS))
            raise CodebookError(f"weights.yaml: comparisons do not fit: {odd}", "learn the weights anew")
        bits = {
            name: {level: math.log2(m / u) for level, (m, u) in entries.items()} for name, entries in levels.items()
        }
        return cls(float(data["prior"]), float(data["threshold"]), float(data["partners"]), levels, bits)

    @property
    def prior_bits(self) -> float:
        """The odds that a blocked pair tells one event before anything is compared, in bits."""
        return math.log2(self.prior / (1 - self.prior))

    def crowd_bits(self, compared: int) -> float:
        """What a telling that is compared with so many others takes from each of its pairs, in bits (0 or more).

        Of many tellings of one war no more tell the same event than of few, so the prior of a pair falls as they grow:
        by a bit as the crowd doubles, each of the two telling half. They are also more alike than others, for they name
        the same people and places, so that what they share says less: that takes more than the prior does.
        """
        return max(0.0, CROWDED * math.log2(compared / self.partners) / 2) if compared else 0.0

    def match(self, one: Traits, other: Traits) -> Match:
        """The weight of a pair with its parts."""
        parts = tuple(
            (name, level, self.bits[name][level])
            for name, level in compare(one, other).items()
            if level is not None and level in self.bits[name]
        )
        return Match(self.prior_bits + sum(bits for _, _, bits in parts), parts)


@cache
def trained_weights() -> Weights:
    """The weights that come with Saksi."""
    return Weights.of(yaml.safe_load(files("saksi.merge").joinpath("weights.yaml").read_text(encoding="utf-8")))
