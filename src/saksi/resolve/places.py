"""Places of records to the gazetteer: the place named, or the smallest known one that holds it, and how precisely."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from saksi.knowledge import Place
from saksi.knowledge.divisions import DISTRICT, REGENCY
from saksi.model import PlaceRef
from saksi.resolve.candidates import candidates
from saksi.resolve.context import Setting
from saksi.resolve.holders import Holder, chain, pointed, seat
from saksi.resolve.phrases import Link, words
from saksi.resolve.pointers import capital, told_before, town_before
from saksi.resolve.precision import holder_precision, second_level, where_precision

#: So many alternatives are kept.
KEPT = 4
#: Shorter names are too common to be the same place whenever they are told.
SHORTEST = 4
#: Two countries are named together if at most so many characters stand between them ("Thailand dan Kamboja").
TOGETHER = 20
#: A word that makes a name a building's stands at most so many characters before it, itself included.
NEAR = 40
_INSIDE = re.compile(r"\s*,\s*|\s+(?:di|in)\s+(?=(?:the\s+)?[A-Z])")
_JOINED = re.compile(r"\b(?:dan|and|serta|atau|or)\b|&")
_SEA = Place("x:international", "International waters", None, "sea")


@dataclass(frozen=True, slots=True)
class Found:
    """The places that a phrase can mean, best first, the level its title tells, and whether they only hold it."""

    places: Sequence[Place]
    level: int | None = None
    holds: bool = False


def resolve_place(ref: PlaceRef, at: int, setting: Setting) -> PlaceRef:
    """`ref`, whose words stand at clean offset `at`, with what is known of it; as it was where nothing is.

    A name that the gazetteer lacks gets the smallest known place that the report says it lies in, with the precision
    of knowing no more; nothing is moved or made up.
    """
    found = _find(ref.text, at, setting)
    if found is None:
        return ref
    best = found.places[0]
    geo, where = holder_precision(best) if found.holds else (best.precision, where_precision(best, found.level))
    return replace(
        ref,
        place_id=best.id,
        name=best.name,
        country=best.country,
        admin1=best.admin1,
        admin2=second_level(best, ref.text),
        lat=best.lat,
        lon=best.lon,
        geo_precision=max(geo, 2) if found.level in (REGENCY, DISTRICT) else geo,
        alternatives=tuple((place.id, round(place.score, 3)) for place in found.places[1 : KEPT + 1]),
        where_prec=where,
    )


def _find(text: str, at: int, setting: Setting) -> Found | None:
    """What a phrase means: a pointer back, a name with what holds it, or a part of the country."""
    if text.strip().lower() in words().international:
        return Found([_SEA])
    if back := told_before(text, at, setting) or capital(text, at, setting):
        return Found(back)
    head, inner = _split(text, setting)
    holders = chain(head, inner, at + len(text), setting) or _held_elsewhere(head, setting)
    return _named(head, inner, holders, at, setting) or _held(head, holders, at, setting) or _rest(text, at, setting)


def _held_elsewhere(head: Link, setting: Setting) -> list[Holder]:
    """What the report says elsewhere that a place of this name lies in."""
    if len(head.name) < SHORTEST or not head.name[:1].isupper():
        return []
    told = re.finditer(rf"\b{re.escape(head.name)}\b", setting.text)
    return next(filter(None, (chain(head, [], one.end(), setting) for one in told)), [])


def _split(text: str, setting: Setting) -> tuple[Link, list[Link]]:
    """The first name of a phrase and those that it is said to lie in: "Desa X, Kabupaten Y", "pasar X di Y"."""
    link = words().link
    if setting.gazetteer.own_named(text) or _JOINED.search(text) or words().border.search(text):
        return link(text), []
    first, *others = [part for part in _INSIDE.split(text) if part.strip()] or [text]
    if not others or not any(sign.isupper() for sign in first):
        return link(text), []
    return link(first), [link(other) for other in others]


def _named(head: Link, inner: Sequence[Link], holders: Sequence[Holder], at: int, setting: Setting) -> Found | None:
    """The places of the name itself; of a building named after a place elsewhere, the town where it stands."""
    facility = _is_facility(head, at, setting)
    found = candidates(head, holders, setting)
    abroad = not found or found[0].country != next(iter(setting.countries), None) or words().street.match(head.words)
    if facility and abroad and (town := _standing(inner, holders, at, setting)):
        return Found(town)
    if found:
        return Found([pointed(place, holders) for place in found], head.level)
    for number, link in enumerate(inner):
        if places := candidates(link, [one for one in holders if number < len(inner) - 1][1:], setting):
            return Found(places, link.level, holds=not facility)
    return None


def _is_facility(head: Link, at: int, setting: Setting) -> bool:
    """Whether a name is a building's, by its own words or, where those were left out of it, by the word before."""
    return bool(
        words().facility.match(head.words)
        or words().facility_after.search(head.words)
        or words().facility_before.search(setting.text, max(0, at - NEAR), at)
    )


def _standing(inner: Sequence[Link], holders: Sequence[Holder], at: int, setting: Setting) -> Sequence[Place]:
    """The town where a building stands: as its phrase tells, or what stands after it, or the town told last."""
    for link in inner:
        if places := candidates(link, [], setting):
            return places
    return [holder.place for holder in holders[:1]] or town_before(at, setting)


def _held(head: Link, holders: Sequence[Holder], at: int, setting: Setting) -> Found | None:
    """What holds an unknown name: the smallest that the report says; of a titled one, the regency in its sentence."""
    if holders:
        return Found([pointed(holder.place, holders) for holder in holders], holds=True)
    if head.level is not None and head.level >= DISTRICT and "ID" in setting.countries[:2]:
        regency = setting.regency_near(at)
        return Found([seat(regency)], holds=True) if regency is not None else None
    return None


def _rest(text: str, at: int, setting: Setting) -> Found | None:
    """A building without a name in the town told last; a part of the country the report is about."""
    if words().nameless.search(text) and (town := town_before(at, setting)):
        return Found(town, holds=True)
    if words().border.search(text) and (line := _border(text, setting)):
        return Found(line)
    meant = setting.gazetteer.part_of(text, setting.countries[0]) if setting.countries else None
    return Found([meant]) if meant is not None else None


def _border(text: str, setting: Setting) -> Sequence[Place]:
    """The border that a phrase without names means: of the two neighbours that the report names together most often."""
    told = [(name.country, name.span) for name in setting.names if name.country and name.kind == "country"]
    both = Counter(
        tuple(sorted((one, other)))
        for (one, span), (other, following) in pairwise(told)
        if one != other and following.start - span.end <= TOGETHER
    )
    lines = (setting.gazetteer.look_up(text, pair) for pair, _ in both.most_common())
    return next((found for found in lines if found and found[0].kind == "border"), [])
