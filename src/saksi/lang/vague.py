"""Vague numbers of a language ("dozens", "belasan") as conservative coders count them (`quantities.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from saksi.lang import LANGUAGES
from saksi.lang.lexicon import load_yaml

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def conservative_count(words: str, low: int) -> int:
    """What ACLED counts for a figure as written whose codebook range begins at `low`; `low` itself unless it is vague.

    ACLED's frequently asked questions on coding fatalities: 10 for "tens", 12 for "dozens", 100 for "hundreds" and so
    on; of the few that no number is told of ("several", "a few") 3. The table is `conservative` in each language's
    `quantities.yaml`, whose `vague` holds the codebook's range for the same words.
    """
    found = _WORD.findall(words.lower())
    phrases = (" ".join(found[at : at + size]) for size in (2, 1) for at in range(len(found) - size + 1))
    return next((_counts()[(phrase, low)] for phrase in phrases if (phrase, low) in _counts()), low)


@cache
def _counts() -> Mapping[tuple[str, int], int]:
    """ACLED's count by vague word and lower end: "several hundred" begins at 200 and is no "several"."""
    found: dict[tuple[str, int], int] = {}
    for language in LANGUAGES:
        package = f"saksi.lang.{language}"
        if files(package).joinpath("quantities.yaml").is_file():
            words = load_yaml(package, "quantities.yaml")
            counts = words.get("conservative", {})
            found.update({(word, words["vague"][word][0]): count for word, count in counts.items()})
    return MappingProxyType(found)
