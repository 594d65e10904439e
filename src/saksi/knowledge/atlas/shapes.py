"""Polygons: the reduced regions of Natural Earth that Saksi ships, and whether a point lies in one."""

from __future__ import annotations

import gzip
import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

REGIONS = Path(__file__).with_name("regions.json.gz")
#: A ring: longitude, latitude of each point in turn, closed (the last point is the first).
Ring = Sequence[float]


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level division of a country (ISO): names, its own in English first, codes, a point inside, its rings.

    `geonames` is the code that GeoNames gives it ("ID.36"), "" where it gives none.
    """

    country: str
    iso: str
    geonames: str
    names: tuple[str, ...]
    type: str
    lat: float
    lon: float
    rings: tuple[Ring, ...]


def regions() -> Iterator[Region]:
    """The regions of Natural Earth as Saksi ships them (made by `sources/make_regions.py`)."""
    data = json.loads(gzip.decompress(REGIONS.read_bytes()))
    lines = [_points(line, data["unit"]) for line in data["lines"]]
    for one in data["regions"]:
        rings = tuple(_ring(numbers, lines) for numbers in one["rings"])
        lat, lon = one["at"]
        yield Region(one["country"], one["iso"], one["geonames"], tuple(one["names"]), one["type"], lat, lon, rings)


def _points(steps: Sequence[int], unit: int) -> list[tuple[float, float]]:
    x = y = 0
    found = []
    for a, b in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + a, y + b
        found.append((x / unit, y / unit))
    return found


def _ring(numbers: Iterable[int], lines: Sequence[Sequence[tuple[float, float]]]) -> Ring:
    flat = array("f")
    for number in numbers:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        for x, y in line[1:] if flat else line:
            flat.extend((x, y))
    return flat


def rings_of(geometry: Mapping[str, Any]) -> tuple[Ring, ...]:
    """The rings of a GeoJSON polygon or multipolygon."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return tuple(
        array("f", [float(part) for point in ring for part in point[:2]]) for polygon in polygons for ring in polygon
    )


def pack(rings: Sequence[Ring]) -> bytes:
    """Rings as bytes: how many, the length of each, then their numbers."""
    return array("I", [len(rings), *map(len, rings)]).tobytes() + b"".join(array("f", ring).tobytes() for ring in rings)


def unpack(data: bytes) -> tuple[Ring, ...]:
    """The rings that `pack` wrote."""
    head, flat, found, at = array("I"), array("f"), [], 0
    head.frombytes(data[:4])
    count = head[0]
    head.frombytes(data[4 : 4 + 4 * count])
    flat.frombytes(data[4 + 4 * count :])
    for length in head[1:]:
        found.append(flat[at : at + length])
        at += length
    return tuple(found)


def box(rings: Sequence[Ring]) -> tuple[float, float, float, float]:
    """South, north, west and east of rings."""
    xs, ys = [x for ring in rings for x in ring[::2]], [y for ring in rings for y in ring[1::2]]
    return min(ys), max(ys), min(xs), max(xs)


def area(rings: Sequence[Ring]) -> float:
    """The size of rings in square degrees; holes are counted in, for it serves only to put shapes in order."""
    return sum(
        abs(sum(a * d - c * b for (a, b), (c, d) in pairwise(zip(ring[::2], ring[1::2], strict=True)))) / 2
        for ring in rings
    )


def contains(rings: Sequence[Ring], lat: float, lon: float) -> bool:
    """Whether a point lies inside rings, islands counted in and holes out (ray casting, even-odd rule)."""
    inside = False
    for ring in rings:
        x, y = ring[0], ring[1]
        for at in range(2, len(ring), 2):
            a, b = ring[at], ring[at + 1]
            if (y > lat) != (b > lat) and lon < (a - x) * (lat - y) / (b - y) + x:
                inside = not inside
            x, y = a, b
    return inside
