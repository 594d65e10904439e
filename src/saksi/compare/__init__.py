"""Saksi's incidents beside those of another dataset: what both have, what one has, and where figures differ."""

from saksi.compare.comparison import Comparison, compare
from saksi.compare.foreign import Foreign, read_foreign
from saksi.compare.matching import Tolerance

__all__ = ["Comparison", "Foreign", "Tolerance", "compare", "read_foreign"]
