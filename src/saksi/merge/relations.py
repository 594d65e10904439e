"""Incidents that belong beside one another without being one: days of a siege, a day's total, what one report tells."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from saksi.merge.levels import place_level
from saksi.merge.traits import Traits

#: Days between two incidents of one place and kind that are told as days of one story.
DAYS_OF_ONE = 7
#: The kinds of ties and what they rest on. `saksi.merge.weighing` says the first two in SQL.
REASONS: Mapping[str, str] = MappingProxyType(
    {
        "total": "on one day, the wider place with the higher toll",
        "another_day": f"the same place within {DAYS_OF_ONE} days",
        "told_together": "one report tells both",
    }
)


def tie(one: Traits, other: Traits) -> str | None:
    """How the incidents of two tellings belong together, as strong as it goes: a key of `REASONS`."""
    if not (one.kind in other.kin or other.kind in one.kin):
        return None
    place = place_level(one, other)
    if _is_total(one, other, place) or _is_total(other, one, place):
        return "total"
    if place == "one_spot" and one.row & other.row and _other_day(one, other):
        return "another_day"
    return "told_together" if one.report_id == other.report_id else None


def _is_total(one: Traits, other: Traits, place: str | None) -> bool:
    wider = place == "inside" and (one.reach or 0) > (other.reach or 0)
    more = bool(one.killed and other.killed) and max(one.killed, default=0) > max(other.killed, default=0)
    return wider and more and one.dated and other.dated and one.first == other.first and one.last == other.last


def _other_day(one: Traits, other: Traits) -> bool:
    if not (one.dated and other.dated) or one.first is None or other.first is None:
        return False
    return 0 < abs(one.first - other.first) <= DAYS_OF_ONE
