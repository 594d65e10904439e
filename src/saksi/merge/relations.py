"""Incidents that belong beside one another without being one: days of a siege, a day's total, what one report tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from saksi.merge.levels import place_level
from saksi.merge.tellings import Telling
from saksi.merge.traits import Traits
from saksi.model import Relation

#: Days between two incidents of one place and kind that are told as days of one story.
DAYS_OF_ONE = 7


def relations(
    groups: Mapping[str, Sequence[Telling]], pairs: Iterable[tuple[Telling, Telling]]
) -> dict[str, list[Relation]]:
    """What stands beside each incident, by its id.

    Args:
        groups: the tellings of each incident.
        pairs: tellings that were compared, or stand in one report.
    """
    home = {telling.traits.id: name for name, members in groups.items() for telling in members}
    found: dict[str, list[Relation]] = defaultdict(list)
    for one, other in pairs:
        first, second = home.get(one.traits.id), home.get(other.traits.id)
        if first is None or second is None or first == second:
            continue
        if kind := _kind(one.traits, other.traits):
            found[first].append(Relation(second, *kind))
            found[second].append(Relation(first, *kind))
    return found


def _kind(one: Traits, other: Traits) -> tuple[str, str] | None:
    """The kind of tie and the reason, as strong as it goes."""
    if not (one.kind in other.kin or other.kind in one.kin):
        return None
    place = place_level(one, other)
    if _is_total(one, other, place) or _is_total(other, one, place):
        return "total", "on one day, the wider place with the higher toll"
    if place == "one_spot" and one.row & other.row and _other_day(one, other):
        return "another_day", f"the same place within {DAYS_OF_ONE} days"
    if one.report_id == other.report_id:
        return "told_together", "one report tells both"
    return None


def _is_total(one: Traits, other: Traits, place: str | None) -> bool:
    wider = place == "inside" and (one.reach or 0) > (other.reach or 0)
    more = bool(one.killed and other.killed) and max(one.killed, default=0) > max(other.killed, default=0)
    return wider and more and one.dated and other.dated and one.first == other.first and one.last == other.last


def _other_day(one: Traits, other: Traits) -> bool:
    if not (one.dated and other.dated) or one.first is None or other.first is None:
        return False
    return 0 < abs(one.first - other.first) <= DAYS_OF_ONE
