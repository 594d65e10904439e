"""Ids of families and incidents: from what they hold, and kept while they grow."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence


def set_id(prefix: str, members: Sequence[str]) -> str:
    """The id of a new set: a hash of its members, whatever their order."""
    return prefix + hashlib.sha256("|".join(sorted(members)).encode()).hexdigest()[:20]


def keep_ids(prefix: str, sets: Sequence[Sequence[str]], known: Mapping[str, str]) -> list[str]:
    """An id for each of the disjoint `sets`, in their order.

    `known` tells the id that a member's set had before. A set takes the old id that most of its members had; where two
    sets want the same one, the one with more of its members has it (of equals the one with the smallest member). The
    others get an id of their own.
    """
    wishes = []
    for index, members in enumerate(sets):
        shared = Counter(known[member] for member in members if member in known)
        wishes += [(-count, min(members), old, index) for old, count in shared.items()]
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, old, index in sorted(wishes):
        if index not in ids and old not in taken:
            ids[index] = old
            taken.add(old)
    return [ids.get(index) or _fresh(prefix, members, taken) for index, members in enumerate(sets)]


def _fresh(prefix: str, members: Sequence[str], taken: set[str]) -> str:
    """An id that no set has kept from before."""
    fresh = set_id(prefix, members)
    while fresh in taken:
        fresh = set_id(prefix, [fresh])
    return fresh
