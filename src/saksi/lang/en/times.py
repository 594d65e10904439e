"""English time expressions; words and patterns stand in `times.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from saksi.lang.en.quantities import rules as quantity_rules
from saksi.lang.time import TimeExpression, TimeRules, find
from saksi.lang.time_rules import load_rules


@cache
def rules() -> TimeRules:
    """The patterns and words, compiled once."""
    return load_rules(Path(__file__).with_name("times.yaml"), quantity_rules().numerals)


def find_times(text: str) -> list[TimeExpression]:
    """The time expressions of `text` in order; spans count its characters."""
    return find(text, rules())
