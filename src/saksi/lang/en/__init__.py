"""The English pack."""

from __future__ import annotations

from saksi.lang.en.morphology import inflect
from saksi.lang.en.quantities import find_quantities
from saksi.lang.en.times import find_times
from saksi.lang.pack import LanguagePack, build_pack


def build() -> LanguagePack:
    """The pack, with all its lexicons loaded."""
    return build_pack("en", inflect, find_quantities, find_times, genitive_after=False)
