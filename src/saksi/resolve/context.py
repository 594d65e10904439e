"""Which countries a report is about, so that a town's name means the town in them."""

from __future__ import annotations

from collections import Counter

from saksi.knowledge import Gazetteer

#: The outlets of the first language pack write from Indonesia: a weak prior, less than one mention.
HOME = "ID"
HOME_WEIGHT = 0.5
#: A country named counts more than a place in it.
WEIGHTS = {"country": 2.0}


def countries_of(text: str, gazetteer: Gazetteer, language: str) -> list[str]:
    """The countries that `text` names or names places of, most often named first, home last if it is not named."""
    counts: Counter[str] = Counter()
    weights = {HOME: HOME_WEIGHT} if language == "id" else {}
    for name in gazetteer.find(text):
        if name.country is not None:
            counts[name.country] += 1
            weights[name.country] = weights.get(name.country, 0.0) + WEIGHTS.get(name.kind, 1.0)
    return sorted(weights, key=lambda code: -weights[code])
