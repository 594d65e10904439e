"""Polygons cut into the lines that neighbours share, so that both sides are simplified alike and no gap opens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

Point = tuple[int, int]


@dataclass(slots=True)
class Topology:
    """Lines by their number; a ring is a list of numbers, `~n` for line `n` walked backwards."""

    rings: list[list[Point]]
    lines: list[list[Point]] = field(default_factory=list)
    _known: dict[tuple[Point, ...], int] = field(default_factory=dict)
    _joints: set[Point] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._joints = joints(self.rings)

    def cut(self, ring: Sequence[Point]) -> list[int]:
        """A closed ring (its last point is its first) as numbers of lines."""
        body = list(ring[:-1])
        stops = [at for at, point in enumerate(body) if point in self._joints]
        first = stops[0] if stops else min(range(len(body)), key=body.__getitem__)
        body = body[first:] + body[:first]
        ends = [at - first for at in stops] if stops else [0]
        body.append(body[0])
        ends.append(len(body) - 1)
        return [self._number(body[start : end + 1]) for start, end in pairwise(ends)]

    def _number(self, line: list[Point]) -> int:
        backwards = line[::-1]
        turned = backwards < line
        key = tuple(backwards if turned else line)
        if key not in self._known:
            self._known[key] = len(self.lines)
            self.lines.append(list(key))
        return ~self._known[key] if turned else self._known[key]


def joints(rings: Iterable[Sequence[Point]]) -> set[Point]:
    """The points where lines meet: where two rings that share the point go on to different neighbours."""
    beside: dict[Point, frozenset[Point]] = {}
    found = set()
    for ring in rings:
        body = ring[:-1]
        for at, point in enumerate(body):
            pair = frozenset((body[at - 1], body[(at + 1) % len(body)]))
            if beside.setdefault(point, pair) != pair:
                found.add(point)
    return found


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """The line without points that lie less than `tolerance` from it (Douglas and Peucker); its ends stay."""
    if len(line) < 3:
        return list(line)
    kept = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    if line[0] == line[-1]:  # a whole ring: its far side stays, too
        far = max(range(len(line)), key=lambda at: _gap(line[at], line[0], line[0]))
        kept.add(far)
        stack = [(0, far), (far, len(line) - 1)]
    while stack:
        start, end = stack.pop()
        worst, farthest = tolerance * tolerance, None
        for at in range(start + 1, end):
            gap = _gap(line[at], line[start], line[end])
            if gap > worst:
                worst, farthest = gap, at
        if farthest is not None:
            kept.add(farthest)
            stack += [(start, farthest), (farthest, end)]
    return [line[at] for at in sorted(kept)]


def _gap(point: Point, start: Point, end: Point) -> float:
    """The square of the distance of a point from a stretch."""
    (x, y), (a, b), (c, d) = point, start, end
    length = (c - a) ** 2 + (d - b) ** 2
    along = ((x - a) * (c - a) + (y - b) * (d - b)) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return (x - a - along * (c - a)) ** 2 + (y - b - along * (d - b)) ** 2


def area(ring: Sequence[Point]) -> float:
    """The area of a closed ring, in its own units squared."""
    return abs(sum(a * d - c * b for (a, b), (c, d) in pairwise(ring))) / 2
