"""Connected sets of a graph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def connected(members: Sequence[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The members in connected sets, each sorted, the sets in the order of their first members."""
    parent = {member: member for member in members}

    def root(member: str) -> str:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for one, other in pairs:
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    sets: dict[str, list[str]] = {}
    for member in sorted(members):
        sets.setdefault(root(member), []).append(member)
    return list(sets.values())
