"""English numbers and vague quantities; the words stand in `quantities.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from saksi.lang.quantity import Quantity, QuantityRules, find, load_rules


@cache
def rules() -> QuantityRules:
    """The words, read once."""
    return load_rules(Path(__file__).with_name("quantities.yaml"))


def find_quantities(text: str) -> list[Quantity]:
    """The quantities of `text` in order; spans count its characters."""
    return list(find(text, rules()))
