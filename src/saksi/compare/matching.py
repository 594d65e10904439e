"""Which of our incidents is which event of another dataset: day, place against precision, type and actors."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt

from saksi.codebook import ViolenceRule, codebook
from saksi.compare.foreign import ACLED, Foreign
from saksi.compare.ours import Ours
from saksi.evaluate.assignment import assign
from saksi.evaluate.names import same_name, same_party
from saksi.merge.parties import party_named

_EARTH_KM = 6371.0
#: Kilometres that a place may be off by UCDP's precision: the spot, near it, a district, a province, a wide area.
_OFF = {1: 0.0, 2: 25.0, 3: 60.0, 4: 200.0, 5: 200.0}
#: Beyond so many kilometres of doubt a place says too little.
_VAGUE = 100.0
#: How near of kin two types are where the crosswalk makes ours theirs.
_SAME_KIND = 2
#: UCDP counts events in the Palestinian territories to Israel.
_UCDP_COUNTRY = {"PS": "IL"}
#: Largest number of pairs for which the best assignment is searched; beyond, the best pair is taken again and again.
_MOST_PAIRS = 40_000
_CIVILIANS = re.compile(r"^civilians\b", re.IGNORECASE)
_NOBODY = re.compile(r"^(civilians|unidentified|protesters|rioters)\b", re.IGNORECASE)
_YEARS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far apart two events may be told and still be one: days, and kilometres between exactly known places."""

    days: int = 1
    km: float = 25.0


#: The next day, and the size of a town.
USUAL = Tolerance()


@dataclass(frozen=True, slots=True)
class Pair:
    """An event of theirs and one of ours that may be one; `km` is None where one of them has no spot."""

    theirs: int
    ours: int
    weight: int
    days: int
    km: float | None


def pair_up(theirs: Sequence[Foreign], ours: Sequence[Ours], tolerance: Tolerance) -> list[Pair]:
    """The best one-to-one pairs, in the order of their events; each event stands in one at most."""
    pairs = {(pair.theirs, pair.ours): pair for pair in _candidates(theirs, ours, tolerance)}
    chosen: list[Pair] = []
    for group in _components(pairs):
        chosen += _assigned(group, pairs)
    return sorted(chosen, key=lambda pair: pair.theirs)


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance of two points in degrees."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def _candidates(theirs: Sequence[Foreign], ours: Sequence[Ours], tolerance: Tolerance) -> Iterator[Pair]:
    by_day: dict[date, list[int]] = defaultdict(list)
    for index, one in enumerate(ours):
        for day in _days(one.days.start, one.days.end):
            by_day[day].append(index)
    for number, event in enumerate(theirs):
        wide = event.days.widened(tolerance.days)
        near = {index for day in _days(wide.start, wide.end) for index in by_day.get(day, ())}
        for index in sorted(near):
            if pair := _pair(number, event, index, ours[index], tolerance):
                yield pair


def _days(start: date, end: date) -> Iterator[date]:
    for step in range((end - start).days + 1):
        yield start + timedelta(days=step)


def _pair(number: int, event: Foreign, index: int, one: Ours, tolerance: Tolerance) -> Pair | None:
    """The pair with its weight; None if day, place or type say that these are two events."""
    kind = _kinship(event, one)
    if not kind:
        return None
    actors = sum(_on_side(side, one) for side in event.sides if side)
    km = _apart(event, one)
    gap = event.days.gap(one.days)
    same_deaths = event.best == ((one.fatalities or 0) if event.format == ACLED else one.toll.best)
    nobody = not one.parties or all(_NOBODY.match(name) for side in event.sides for name in side)
    alike = kind == _SAME_KIND and gap == 0 and same_deaths and nobody
    nearness = _nearness(event, one, km, tolerance, vouched=actors > 0 or alike)
    if nearness is None:
        return None
    same_days = (event.days.start, event.days.end) == (one.days.start, one.days.end)
    weight = 300 * kind + 200 * actors + nearness + 60 * same_days - 40 * gap + 30 * same_deaths + 100
    return Pair(number, index, max(weight, 1), gap, None if km is None else round(km, 1))


def _apart(event: Foreign, one: Ours) -> float | None:
    if event.lat is None or event.lon is None or one.lat is None or one.lon is None:
        return None
    return distance_km((event.lat, event.lon), (one.lat, one.lon))


def _nearness(event: Foreign, one: Ours, km: float | None, tolerance: Tolerance, *, vouched: bool) -> int | None:
    """0 to 200 for how well the places fit; None where they do not.

    Vague places fit only where something else vouches for the pair: an actor in common, or, where one of both names
    nobody, day, type and toll alike.
    """
    if km is None or event.where_prec not in _OFF or one.where_prec not in _OFF:
        same = one.country is not None and _country(event.country, event) == _country(one.country, event)
        return 20 if same and vouched else None
    doubt = _OFF[event.where_prec] + _OFF[one.where_prec]
    allowed = tolerance.km + doubt
    if km > allowed or (doubt > _VAGUE and not vouched):
        return None
    named = bool(event.place) and same_name(event.place, one.place)
    return round(150 * (1 - km / allowed)) if not named else 200


def _country(code: str | None, event: Foreign) -> str | None:
    return code if event.format == ACLED or code is None else _UCDP_COUNTRY.get(code, code)


def _kinship(event: Foreign, one: Ours) -> int:
    """2 where the crosswalk makes our type theirs, 1 where the types are kin, 0 where they are two things."""
    if event.format == ACLED:
        if one.event_type in _codes(event.kind):
            return 2
        return int(any(one.event_type in codebook().lenient_family(code) for code in _codes(event.kind)))
    rule = codebook().ucdp_rules.get(one.event_type)
    if rule is None:
        return 0
    if one.violence is not None and str(one.violence) == event.kind:
        return 2
    one_sided = event.kind == "3"
    return 2 if one_sided == (rule is ViolenceRule.ONE_SIDED) and one.violence is None else 1


@cache
def _codes(sub_event_type: str) -> frozenset[str]:
    """Our types that can be a sub-event type of ACLED."""
    return frozenset(
        code
        for code, cases in codebook().acled_cases.items()
        for case in cases
        if case.target.sub_event_type == sub_event_type
    )


def _on_side(names: Sequence[str], one: Ours) -> bool:
    """Whether a party of ours stands among the names of a side."""
    return any(_same(name, party.words, party.key, party.civilian) for name in names for party in one.parties)


@lru_cache(maxsize=65536)
def _same(name: str, words: str, key: str, civilian: bool) -> bool:
    if _CIVILIANS.match(name):
        return civilian
    plain = _YEARS.sub("", name).strip()
    forms = {plain, *plain.split(": ", 1)}  # ACLED writes "RSF: Rapid Support Forces"
    return any(party_named(form).key == key or same_party(form, words) for form in forms if form)


def _components(pairs: Mapping[tuple[int, int], Pair]) -> list[list[tuple[int, int]]]:
    """The pairs in groups that share no event."""
    theirs: dict[int, list[tuple[int, int]]] = defaultdict(list)
    ours: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for key in pairs:
        theirs[key[0]].append(key)
        ours[key[1]].append(key)
    groups, seen = [], set[tuple[int, int]]()
    for first in sorted(pairs):
        if first in seen:
            continue
        seen.add(first)
        group, waiting = [], [first]
        while waiting:
            key = waiting.pop()
            group.append(key)
            for other in (*theirs[key[0]], *ours[key[1]]):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        groups.append(sorted(group))
    return groups


def _assigned(group: Sequence[tuple[int, int]], pairs: Mapping[tuple[int, int], Pair]) -> list[Pair]:
    rows, columns = sorted({key[0] for key in group}), sorted({key[1] for key in group})
    if len(rows) * len(columns) > _MOST_PAIRS:
        return _greedy([pairs[key] for key in group])
    weights = [[pairs[row, column].weight if (row, column) in pairs else 0 for column in columns] for row in rows]
    return [pairs[rows[row], columns[column]] for row, column in assign(weights)]


def _greedy(pairs: Sequence[Pair]) -> list[Pair]:
    taken: list[Pair] = []
    theirs, ours = set[int](), set[int]()
    for pair in sorted(pairs, key=lambda pair: (-pair.weight, pair.theirs, pair.ours)):
        if pair.theirs not in theirs and pair.ours not in ours:
            taken.append(pair)
            theirs.add(pair.theirs)
            ours.add(pair.ours)
    return taken
