"""The ground of the map: land and borders as GeoJSON (RFC 7946) out of the regions that the gazetteer ships.

Regions share their border lines, so every line is made simpler once and neighbours still meet. They come from Natural
Earth (public domain).
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from saksi.knowledge.atlas.shapes import REGIONS

Point = tuple[float, float]

#: How far a line may be moved when it is made simpler, in degrees: about three kilometres.
TOLERANCE = 0.03
#: Decimals of a degree that are kept: about 100 metres.
_DECIMALS = 3


@cache
def basemap() -> bytes:
    """Land by country, then borders of countries, then those of their regions, as one GeoJSON text."""
    data = json.loads(gzip.decompress(REGIONS.read_bytes()))
    users: dict[int, list[str]] = defaultdict(list)
    for region in data["regions"]:
        for numbers in region["rings"]:
            for number in numbers:
                users[max(number, ~number)].append(region["country"])
    lines = {at: simpler(_points(data["lines"][at], data["unit"]), TOLERANCE) for at in users}
    edges: dict[str, list[list[Point]]] = defaultdict(list)
    for at, countries in users.items():
        for country in set(countries):
            if countries.count(country) % 2:  # an even number of a country's regions meet at a line inside it
                edges[country].append(lines[at])
    features = [
        *(_land(country, rings(held)) for country, held in sorted(edges.items())),
        _borders("country", (lines[at] for at, countries in users.items() if len(set(countries)) > 1)),
        _borders("region", (lines[at] for at, held in users.items() if len(held) > 1 and len(set(held)) == 1)),
    ]
    told = {"type": "FeatureCollection", "features": features}
    return json.dumps(told, separators=(",", ":")).encode()


@cache
def packed() -> bytes:
    """The same as gzip packs it, once and for all."""
    return gzip.compress(basemap(), mtime=0)


def rings(lines: Iterable[Sequence[Point]]) -> Iterator[list[Point]]:
    """Lines joined end to end until they close; what does not close is left out."""
    unused = {number: list(line) for number, line in enumerate(lines)}
    ends: dict[Point, list[int]] = defaultdict(list)
    for number, line in unused.items():
        ends[line[0]].append(number)
        ends[line[-1]].append(number)
    while unused:
        ring = unused.pop(next(iter(unused)))
        while ring[0] != ring[-1]:
            following = next((number for number in ends[ring[-1]] if number in unused), None)
            if following is None:
                break
            line = unused.pop(following)
            ring.extend(line[1:] if line[0] == ring[-1] else line[-2::-1])
        if ring[0] == ring[-1]:
            yield ring


def simpler(points: Sequence[Point], tolerance: float) -> list[Point]:
    """A line with the points left out that lie within `tolerance` of what remains (Ramer, Douglas and Peucker)."""
    if len(points) < 3:
        return list(points)
    kept = {0, len(points) - 1}
    closed = points[0] == points[-1]
    first = max(range(len(points)), key=lambda at: _squared(points[at], points[0])) if closed else len(points) - 1
    kept.add(first)
    waiting = [(0, first), (first, len(points) - 1)]
    while waiting:
        start, end = waiting.pop()
        farthest, distance = _farthest(points, start, end)
        if distance > tolerance * tolerance:
            kept.add(farthest)
            waiting += [(start, farthest), (farthest, end)]
    return [points[at] for at in sorted(kept)]


def _farthest(points: Sequence[Point], start: int, end: int) -> tuple[int, float]:
    """The point farthest from the line between two others, and the square of its distance."""
    (x, y), (a, b) = points[start], points[end]
    width, height = a - x, b - y
    length = width * width + height * height
    best, most = start, -1.0
    for at in range(start + 1, end):
        over, up = points[at][0] - x, points[at][1] - y
        along = min(max((over * width + up * height) / length, 0.0), 1.0) if length else 0.0
        away = (over - along * width) ** 2 + (up - along * height) ** 2
        if away > most:
            best, most = at, away
    return best, most


def _squared(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _points(steps: Sequence[int], unit: int) -> list[Point]:
    """A line as its file keeps it: each point as the way from the one before."""
    x = y = 0
    found = []
    for right, up in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + right, y + up
        found.append((x / unit, y / unit))
    return found


def _land(country: str, closed: Iterable[Sequence[Point]]) -> Mapping[str, Any]:
    """A country: each ring a polygon of its own; islets that shrank to a line are left out."""
    shape = [[_rounded(ring)] for ring in closed if len(ring) > 3]
    return _feature("land", {"type": "MultiPolygon", "coordinates": shape}, country=country)


def _borders(kind: str, lines: Iterable[Sequence[Point]]) -> Mapping[str, Any]:
    return _feature(kind, {"type": "MultiLineString", "coordinates": [_rounded(line) for line in lines]})


def _feature(kind: str, geometry: Mapping[str, Any], **more: str) -> Mapping[str, Any]:
    return {"type": "Feature", "properties": {"kind": kind, **more}, "geometry": geometry}


def _rounded(line: Sequence[Point]) -> list[list[float]]:
    return [[round(x, _DECIMALS), round(y, _DECIMALS)] for x, y in _apart(line)]


def _apart(line: Sequence[Point]) -> Iterator[Point]:
    """The points without those that equal the one before."""
    yield line[0]
    yield from (later for earlier, later in pairwise(line) if earlier != later)
