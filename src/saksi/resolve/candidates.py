"""The places that a name can mean, best first: by what holds them, where the report is set and what is near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.knowledge import Place
from saksi.knowledge.bearings import apart
from saksi.knowledge.divisions import DISTRICT, REGENCY, District, divisions
from saksi.knowledge.folding import fold
from saksi.resolve.context import LANDMARK, Setting
from saksi.resolve.holders import REACH, Holder, belongs, seat
from saksi.resolve.phrases import Link, words

#: A town outside the report's countries is believed from this population on.
TRUSTED_POPULATION = 200_000
#: A place of fewer people is believed only if something else that the report names is at most so many kilometres away.
KNOWN_POPULATION, NEIGHBOURHOOD = 15_000, 200.0
#: What is left of the score of a place that the report speaks against.
RULED_OUT = 0.3
#: Landmarks this near speak for a place.
NEAR = 60.0


def candidates(head: Link, holders: Sequence[Holder], setting: Setting) -> list[Place]:
    """The places that `head` can mean, best first; those that the report speaks against are last, none if all are."""
    named = [place for place in setting.gazetteer.look_up(head.words, setting.countries) if _fits(place, setting)]
    named = _ordered(_towns_first(_without_tails(named, head, setting), head), setting)
    found = [place for place in named if _can_be(place, holders, setting)]
    if holders and not found and head.level is None:
        found = [place for place in named if _is_prominent(place, setting)]
    ruled_out = [replace(place, score=place.score * RULED_OUT) for place in named if place not in found]
    parts = _districts(head, holders, setting) or _regencies(head, holders, setting)
    if parts and (not found or _is_doubtful(found[0], parts)):
        found = [*parts, *found]
    return [*found, *ruled_out] if found else []


def _fits(place: Place, setting: Setting) -> bool:
    """Our own places and countries always; a town of GeoNames in the report's countries, or a large one anywhere."""
    return not _is_town(place) or place.country in setting.countries or place.population >= TRUSTED_POPULATION


def _is_town(place: Place) -> bool:
    return place.id.startswith("g:")


def _is_prominent(place: Place, setting: Setting) -> bool:
    """Known so well that a name after it is another place rather than one that rules it out ("Damaskus, Baghdad")."""
    known = not _is_town(place) or place.population >= TRUSTED_POPULATION
    return known and place.country in setting.countries


def _towns_first(named: list[Place], head: Link) -> list[Place]:
    """Of a region and a town of one name the town, unless a title tells that the region is meant."""
    country = named[0].country if named and named[0].id.startswith("n:") and head.level is None else None
    towns = [place for place in named if country and _is_town(place) and place.country == country]
    return [*towns, *(place for place in named if place not in towns)]


def _without_tails(named: list[Place], head: Link, setting: Setting) -> list[Place]:
    """Without those that only the end of the name names: "Kebayoran Baru" is no place called Baru."""
    first, _, tail = head.name.partition(" ")
    if not named or len(first) < 4 or not tail or not first[:1].isupper() or words().generic.match(head.name):
        return named
    ending = {place.id for place in setting.gazetteer.look_up(tail, setting.countries)}
    names = {fold(place.name): place.id for place in named}
    whole = names.get(fold(head.name))
    return [place for place in named if place.id not in ending or place.id == whole or _is_ours(place, setting)]


def _is_ours(place: Place, setting: Setting) -> bool:
    return not _is_town(place) and place.country in setting.countries


def _ordered(found: list[Place], setting: Setting) -> list[Place]:
    """Towns of one name: those in the first one's country, in the regencies and regions that the report names."""
    if not found or not _is_town(found[0]):
        return found
    country = found[0].country
    regencies = {regency.code: regency for _, regency in setting.regencies}.values()
    return sorted(
        found,
        key=lambda place: (
            place.country != country,
            place.population < LANDMARK and not any(belongs(place, one) for one in regencies),
            place.admin1 not in setting.regions,
            place.population < LANDMARK and _nearest(place, setting) > NEAR,
        ),
    )


def _nearest(place: Place, setting: Setting) -> float:
    """Kilometres to the nearest other place that the report names."""
    others = [*setting.landmarks, *(seat(regency) for _, regency in setting.regencies)]
    return min((apart(place, other) for other in others if other.id != place.id), default=0.0)


def _can_be(place: Place, holders: Sequence[Holder], setting: Setting) -> bool:
    """Whether a place can lie in what holds the name; and a hamlet only near something else that the report names."""
    if not _is_town(place):
        return place.precision == 3 or all(_may_hold(holder, place) for holder in holders)
    if not all(holder.holds(place) for holder in holders):
        return False
    hamlet = place.population < KNOWN_POPULATION and not holders
    return not hamlet or place.country != "ID" or _nearest(place, setting) <= NEIGHBOURHOOD


def _may_hold(holder: Holder, place: Place) -> bool:
    """As `Holder.holds`, but our own places need only be near a regency's seat: they are told apart by hand."""
    if not holder.regencies:
        return holder.holds(place) or (place.admin1 is None and holder.level > 0)
    near = (apart(place, seat(regency)) <= REACH for regency in holder.regencies)
    return place.country == "ID" and (place.lat is None or any(near))


def _districts(head: Link, holders: Sequence[Holder], setting: Setting) -> list[Place]:
    """The districts of Indonesia that `head` can mean, each with its regency's point: their own is not known."""
    if "ID" not in setting.countries[:2] or head.level not in (None, DISTRICT, DISTRICT + 1):
        return []
    every = divisions().districts(head.name)
    if holders:
        held = [one for one in every if all(holder.holds(seat(one.regency)) for holder in holders)]
        return [_as_place(held[0])] if len(held) == 1 else []
    named = {regency.code for _, regency in setting.regencies}
    near = [one for one in every if one.regency.code in named]
    near = near or [one for one in every if one.regency.province in setting.regions]
    near = near or [one for one in every if head.level == DISTRICT]
    return [_as_place(near[0])] if len(near) == 1 else []


def _regencies(head: Link, holders: Sequence[Holder], setting: Setting) -> list[Place]:
    """The regency of Indonesia that `head` names, if just one can be meant."""
    if "ID" not in setting.countries[:2] or head.level not in (None, REGENCY):
        return []
    found = [seat(one) for one in divisions().regencies(head.words)]
    held = [place for place in found if all(holder.holds(place) for holder in holders)]
    return held if len(held) == 1 else []


def _as_place(district: District) -> Place:
    return replace(seat(district.regency), id=district.key, name=district.name, score=0.6)


def _is_doubtful(place: Place, parts: Sequence[Place]) -> bool:
    """Whether a small town does not lie in the district of its name that the report's other places point to."""
    if not _is_town(place) or (place.population >= LANDMARK and place.country == "ID"):
        return False
    found = [one for part in parts for one in divisions().regencies(part.admin2 or "") if one.province == part.admin1]
    return not any(belongs(place, regency) for regency in found)
