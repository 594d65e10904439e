"""Places that a name is said to lie in ("Distrik X, Kabupaten Y, Papua"), and whether a candidate can."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from saksi.knowledge import Place
from saksi.knowledge.bearings import apart
from saksi.knowledge.divisions import DISTRICT, PROVINCE, REGENCY, VILLAGE, Divisions, Regency, divisions, squeezed
from saksi.resolve.context import Setting
from saksi.resolve.phrases import Link, words

#: What lies in a place is at most so many kilometres from its point: in a first-level region, anything smaller, a city.
REGION_REACH, REACH, CITY_REACH = 350.0, 100.0, 25.0
#: A place belongs to a regency if its seat is nearly the nearest: at most so much farther, times and kilometres.
FARTHER, SLACK = 1.6, 10.0
_LEVELS = {"country": 0, "province": PROVINCE, "region": PROVINCE}


@dataclass(frozen=True, slots=True)
class Holder:
    """A place that holds others: its level (0 a country), and the regencies of Indonesia that it may be."""

    place: Place
    level: int
    regencies: tuple[Regency, ...] = ()

    def holds(self, place: Place) -> bool:
        """Whether a place can lie in this one; one without a point can if the names of its divisions allow it."""
        if self.level == 0:
            return place.country == self.place.country
        if place.country not in (self.place.country, None):
            return False
        if self.regencies:
            return any(belongs(place, regency) for regency in self.regencies)
        far = apart(place, self.place)
        if self.level == PROVINCE and place.admin1 and self.place.kind == "province":
            same = place.admin1 == self.place.name or place.lat is None
            return same or (place.country != "ID" and far <= REACH)
        return math.isinf(far) or far <= (REGION_REACH if self.level == PROVINCE else REACH)


def belongs(place: Place, regency: Regency) -> bool:
    """Whether a place lies in a regency, by its second-level division or by the seats around it."""
    if place.admin2:
        return place.admin2 == regency.title
    if place.lat is None or place.country != "ID":
        return False
    own = apart(place, seat(regency))
    if own > (CITY_REACH if regency.kind == "Kota" else REACH):
        return False
    nearest = min((apart(place, seat(one)) for one in divisions().all if one.kind != "Kota"), default=own)
    return own <= nearest * FARTHER + SLACK


def seat(regency: Regency) -> Place:
    """A regency as a place, with its seat's point."""
    return Place(
        f"d:{regency.code}", regency.title, "ID", "district", regency.lat, regency.lon, regency.province,
        admin2=regency.title,
    )  # fmt: skip


def pointed(place: Place, holders: Sequence[Holder]) -> Place:
    """A place of Indonesia with the regency that holds it; a district without a point of its own with the regency's."""
    regency = next((one.regencies[0] for one in holders if len(one.regencies) == 1), None)
    if regency is None or place.country != "ID" or place.precision > 2 or place.admin2 is not None:
        return place
    if place.lat is not None:
        return replace(place, admin2=regency.title)
    around = seat(regency)
    key = f"d:{regency.code}-{squeezed(place.name)}"
    return replace(around, id=key, name=place.name, kind=place.kind, score=place.score)


def chain(head: Link, inner: Sequence[Link], at: int, setting: Setting) -> list[Holder]:
    """What holds `head`, the smallest first: the rest of its phrase (`inner`), then what stands after offset `at`."""
    found: list[Holder] = []
    level = head.level or (REGENCY if divisions().regencies(head.words) else VILLAGE)
    building = bool(words().facility.match(head.words))
    for link, said in [*((link, False) for link in inner), *words().followers(setting.text, at)]:
        holder = _holder(link, said or building, setting)
        if holder is not None and holder.level < level:
            found.append(holder)
            level = holder.level
    return [_told_apart(holder, head, found) for holder in found]


def _holder(link: Link, said: bool, setting: Setting) -> Holder | None:
    """A link as a holder: by its title, as a known division or country, or as any place that "di" names."""
    known = divisions()
    if link.level in (None, REGENCY) and "ID" in setting.countries:
        regencies = known.regencies(link.words)
        if regencies and not (link.level is None and _is_wide(link, setting)):
            return _of_regencies(regencies)
    places = [place for place in setting.gazetteer.look_up(link.words, setting.countries) if _is_near(place, setting)]
    wide = [place for place in places if place.kind in _LEVELS]
    if wide and (link.level in (None, PROVINCE)):
        return Holder(wide[0], _LEVELS[wide[0].kind])
    if link.level == DISTRICT:
        return next(_districts(link, places, setting, known), None)
    if places and (said or link.level is not None):
        return Holder(places[0], link.level or DISTRICT)
    return None


def _is_wide(link: Link, setting: Setting) -> bool:
    """Whether a name without a title is a province's, too ("Jambi", "Gorontalo")."""
    own = setting.gazetteer.own_named(link.name)
    return bool(own) and own[0].kind in _LEVELS


def _is_near(place: Place, setting: Setting) -> bool:
    return place.country in (None, *setting.countries)


def _districts(link: Link, places: Sequence[Place], setting: Setting, known: Divisions) -> Iterator[Holder]:
    """A titled district: as the gazetteer knows it, else as a part of its regency."""
    yield from (Holder(place, DISTRICT) for place in places if place.kind in ("district", "town", "area"))
    for district in known.districts(link.name):
        if district.regency.province in setting.regions:
            place = replace(seat(district.regency), id=district.key, name=district.name)
            yield Holder(place, DISTRICT, (district.regency,))


def _of_regencies(regencies: Sequence[Regency]) -> Holder:
    """Regencies of one name as a holder, at the city's point if one is a city; which is meant is not known."""
    first, *others = sorted(regencies, key=lambda one: one.kind != "Kota")
    place = seat(first)
    if others:
        place = replace(place, id=f"d:{first.code}?", name=first.name, admin2=None)
    return Holder(place, REGENCY, (first, *others))


def _told_apart(holder: Holder, head: Link, every: Sequence[Holder]) -> Holder:
    """Of a regency and a city of one name, those that the wider holders and the districts' names leave."""
    if len(holder.regencies) < 2:
        return holder
    wider = [one for one in every if one.level < holder.level]
    left = [one for one in holder.regencies if all(other.holds(seat(one)) for other in wider)]
    names = [squeezed(head.name), *(squeezed(one.place.name) for one in every if one.level == DISTRICT)]
    parted = [one for one in left if any(name in one.districts for name in names)]
    return _of_regencies(parted or left or holder.regencies)
