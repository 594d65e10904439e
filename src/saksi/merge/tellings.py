"""Tellings: the records of one report that tell one event, which a reader may have left apart.

A headline and the sentences under it are often two records of one event; two events of one report never become one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from saksi.merge.distance import kilometres
from saksi.merge.extent import sweeps
from saksi.merge.kinds import happens, kin, row
from saksi.merge.names import common_names, names
from saksi.merge.traits import REACH, Traits, best_place, lead_type, spot, take_traits, told_days
from saksi.merge.whole import Whole
from saksi.model import HarmKind, PlaceRef, Record, Report, Testimony

#: Kilometres within which two precise places of one report are one.
SAME_SPOT = 2.0
#: The same where one of the two has no day of its own: headlines name the next big town.
VICINITY = 15.0

Apart = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one report tells it: its records, the leading one first, and what is compared of them."""

    records: tuple[Record, ...]
    traits: Traits


def tellings(
    report: Report, testimonies: Sequence[Testimony], apart: Apart = lambda one, other: False
) -> tuple[Telling, ...]:
    """The happenings that a report's testimonies tell, in the order of their words.

    `apart` tells of two record ids whether a person has set them apart.
    """
    happenings = sorted((one.record for one in testimonies if happens(one.record)), key=_position)
    wide = {record.id for record in happenings if sweeps(report, record)}
    groups: list[list[Record]] = []
    for record in happenings:
        home = next((group for group in groups if _fits(record, group, wide, apart)), None)
        if home is None:
            groups.append([record])
        else:
            home.append(record)
    if not groups:
        return ()
    placed = all(place is not None and place.country for place in map(best_place, groups))
    family, whole = testimonies[0].family, Whole.of(report, placed)
    return tuple(
        Telling(tuple(group), take_traits(report, family, group, _others(group, happenings), whole)) for group in groups
    )


def _others(group: Sequence[Record], happenings: Sequence[Record]) -> list[Record]:
    inside = {record.id for record in group}
    return [record for record in happenings if record.id not in inside]


def _position(record: Record) -> tuple[int, str]:
    return min((span.start for span in record.evidence), default=0), record.id


def _fits(record: Record, group: Sequence[Record], wide: Collection[str], apart: Apart) -> bool:
    """Whether the record tells what the group tells: nothing that both say differs."""
    if any(apart(record.id, other.id) or _is_part(record, other, wide) for other in group):
        return False
    return (
        _kinds_fit(record, group)
        and _days_fit(record, group)
        and _places_fit(record, group)
        and _parties_fit(record, group)
        and _dead_fit(record, group)
    )


def _kinds_fit(record: Record, group: Sequence[Record]) -> bool:
    """Whether the types are of one row; or kin, and no other place is told: a march, and the arrests that ended it."""
    kind, lead = record.event_type, lead_type(group)
    one, other = best_place([record]), best_place(group)
    return bool(row(kind) & row(lead)) or (
        kind in kin(lead) and (one is None or other is None or spot(one) == spot(other))
    )


def _is_part(one: Record, other: Record, wide: Collection[str]) -> bool:
    """Whether one tells of many places at once (it is of `wide`) and the other of one spot alone."""
    narrow = other if one.id in wide else one
    return (one.id in wide) != (other.id in wide) and _is_spot(narrow.place)


def _days_fit(record: Record, group: Sequence[Record]) -> bool:
    (first, last), (begin, end) = told_days([record]), told_days(group)
    if first is None or last is None or begin is None or end is None:
        return True
    return first <= end and begin <= last


def _places_fit(record: Record, group: Sequence[Record]) -> bool:
    if _named_apart(record, group):
        return False
    one, other = best_place([record]), best_place(group)
    if one is None or other is None or spot(one) == spot(other) is not None:
        return True
    if one.country and other.country and one.country != other.country:
        return False
    undated = told_days([record])[0] is None or told_days(group)[0] is None
    return _holds(one, other, VICINITY if undated else SAME_SPOT)


def _named_apart(record: Record, group: Sequence[Record]) -> bool:
    """Whether the places have no word of their names in common, and one of them is none that the gazetteer knows."""
    one = _own_names(record.place)
    others = frozenset(name for other in group for name in _own_names(other.place))
    if not one or not others or one & others:
        return False
    return any(_own_names(each.place) and not _is_spot(each.place) for each in (record, *group))


def _own_names(place: PlaceRef | None) -> frozenset[str]:
    """The words of a place's name; of one known by what holds it alone, those that name the place itself."""
    if place is None:
        return frozenset()
    holders = () if _is_spot(place) else (place.name, place.admin1, place.admin2)
    return names(f"\nat {place.text}") - names("\nat " + " at ".join(filter(None, holders))) - common_names()


def _is_spot(place: PlaceRef | None) -> bool:
    return place is not None and place.name is not None and place.geo_precision == 1


def _holds(one: PlaceRef, other: PlaceRef, near: float) -> bool:
    """Whether one of two places may lie in the other, or both are within `near` kilometres."""
    distance = kilometres((one.lat, one.lon), (other.lat, other.lon))
    if distance is None:
        return True
    coarser = max(one.geo_precision or 3, other.geo_precision or 3)
    return distance <= (near if coarser == 1 else REACH[coarser])


def _parties_fit(record: Record, group: Sequence[Record]) -> bool:
    """Not so where one's attacker is the other's victim: a strike and the answer to it."""
    doers = {actor.actor_id for actor in record.actors if actor.actor_id}
    others = {actor.actor_id for one in group for actor in one.actors if actor.actor_id}
    hit = {actor.actor_id for one in group for actor in one.recipients if actor.actor_id}
    return bool(doers & others) or not doers & hit


def _dead_fit(record: Record, group: Sequence[Record]) -> bool:
    """Two tolls of dead without a figure in common are two events, unless time and place are told alike."""
    dead, others = _dead([record]), _dead(group)
    if not dead or not others or dead & others:
        return True
    one, other = best_place([record]), best_place(group)
    return one is not None and other is not None and spot(one) == spot(other) is not None


def _dead(records: Sequence[Record]) -> set[int]:
    return {harm.low for record in records for harm in record.harm if harm.kind is HarmKind.KILLED}
