"""How two tellings compare: one level of agreement for each comparison, None where nothing can be said.

The levels are those of `weights.yaml`; `saksi.merge.splink_model` says the same in SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from saksi.merge.distance import kilometres
from saksi.merge.traits import Traits

#: Kilometres between two precise places that are one spot, and that are neighbours.
ONE_SPOT, NEIGHBOURS = 2.0, 15.0
#: Kilometres that a wide region may stretch, and the reach from which on a place is one.
WIDE, REGION = 600.0, 100.0
#: Tolls that differ by no more than this factor may be one toll that grew.
GROWN = 2.0


def time_level(one: Traits, other: Traits) -> str | None:
    """How the days agree; an undated telling lies in the last days before publication."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    gap = max(one.first, other.first) - min(one.last, other.last)
    if one.dated and other.dated:
        if one.first == other.first and one.last == other.last:
            return "same"
        return "overlap" if gap <= 0 else "next_day" if gap == 1 else "apart"
    return "may_be" if gap <= 0 else "hardly" if gap <= 2 else "apart_undated"


def place_level(one: Traits, other: Traits) -> str | None:
    """How the places agree."""
    if one.country is None or other.country is None:
        return "one_spot" if one.spot is not None and one.spot == other.spot else None
    if one.country != other.country:
        return "other_country"
    if one.spot is not None and one.spot == other.spot:
        return "one_spot"
    return _distance_level(one, other)


def _distance_level(one: Traits, other: Traits) -> str | None:
    if one.region is not None and other.region is not None and one.region != other.region:
        return "far" if min(one.reach or 0, other.reach or 0) > 0 else "inside"
    distance = kilometres((one.lat, one.lon), (other.lat, other.lon))
    if distance is None or one.reach is None or other.reach is None:
        return "inside"
    if max(one.reach, other.reach) < NEIGHBOURS:
        return "one_spot" if distance <= ONE_SPOT else "neighbours" if distance <= NEIGHBOURS else "far"
    if one.region is None or other.region is None or distance <= max(one.reach, other.reach):
        return "inside" if distance <= WIDE else "far"
    return "inside" if max(one.reach, other.reach) > REGION else "far"


def type_level(one: Traits, other: Traits) -> str | None:
    """How the event types agree."""
    if one.kind == other.kind:
        return "same"
    if one.row & other.row:
        return "row"
    return "kin" if one.kind in other.kin or other.kind in one.kin else "other"


def toll_level(one: Traits, other: Traits) -> str | None:
    """How the figures of killed agree; where none are told, those of the hurt."""
    if one.killed and other.killed:
        if one.killed & other.killed:
            return "same_large" if max(one.killed & other.killed) > 9 else "same"
        low, high = sorted((max(one.killed), max(other.killed)))
        return "grown" if high <= GROWN * low else "differs"
    if one.hurt and other.hurt:
        return "hurt_same" if one.hurt & other.hurt else "hurt_differs"
    return None


def doer_level(one: Traits, other: Traits) -> str | None:
    """How the sides agree."""
    if one.doers and other.doers and one.doers & other.doers:
        return "same"
    if one.doers & other.sufferers or other.doers & one.sufferers:
        return "turned"
    if one.doers and other.doers:
        return "differ"
    return "same_target" if one.sufferers & other.sufferers else None


def name_level(one: Traits, other: Traits) -> str | None:
    """How many proper names of the telling sentences are shared."""
    if not one.names or not other.names:
        return None
    return _count(len(one.names & other.names))


def concept_level(one: Traits, other: Traits) -> str | None:
    """How much of what was hit, with what, is shared: concepts in common against those of the poorer telling."""
    fewest = min(len(one.concepts), len(other.concepts))
    if not fewest:
        return None
    shared = len(one.concepts & other.concepts)
    if shared == 0:
        return "none"
    share = shared / fewest
    return "most" if share >= 0.6 and shared > 1 else "many" if share >= 0.4 else "few"


def spot_level(one: Traits, other: Traits) -> str | None:
    """Whether names that stand where a place does are shared, in the gazetteer or not."""
    if not one.spots or not other.spots:
        return None
    shared = len(one.spots & other.spots)
    return "none" if not shared else "all" if shared == min(len(one.spots), len(other.spots)) else "some"


def number_level(one: Traits, other: Traits) -> str | None:
    """How many numbers besides one and two are shared."""
    if not one.numbers or not other.numbers:
        return None
    return _count(len(one.numbers & other.numbers))


def day_level(one: Traits, other: Traits) -> str | None:
    """Whether the whole reports tell a day in common."""
    if not one.days or not other.days:
        return None
    shared = len(one.days & other.days)
    return "none" if shared == 0 else "all" if one.days == other.days else "some"


def anchor_level(one: Traits, other: Traits) -> str | None:
    """Whether one or both tell neither day, town nor toll."""
    return None if not (one.vague or other.vague) else "two_vague" if one.vague and other.vague else "one_vague"


def extent_level(one: Traits, other: Traits) -> str | None:
    """Whether one or both tell of many places at once, as a day's total does."""
    return None if not (one.sweeps or other.sweeps) else "both" if one.sweeps and other.sweeps else "one"


def family_level(one: Traits, other: Traits) -> str | None:
    """Whether the reports are of one origin."""
    return "same" if one.family == other.family else "other"


def _count(shared: int) -> str:
    return "none" if shared == 0 else "one" if shared == 1 else "two" if shared == 2 else "more"


Comparison = Callable[[Traits, Traits], str | None]

#: Every comparison by its name, in the order of reasons.
COMPARISONS: Mapping[str, Comparison] = MappingProxyType(
    {
        "time": time_level,
        "place": place_level,
        "type": type_level,
        "sides": doer_level,
        "toll": toll_level,
        "spots": spot_level,
        "names": name_level,
        "concepts": concept_level,
        "numbers": number_level,
        "days": day_level,
        "extent": extent_level,
        "family": family_level,
        "anchor": anchor_level,
    }
)


def compare(one: Traits, other: Traits) -> dict[str, str | None]:
    """The level of every comparison."""
    return {name: level(one, other) for name, level in COMPARISONS.items()}
