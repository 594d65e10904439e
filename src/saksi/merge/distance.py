"""Distances on the globe."""

from __future__ import annotations

import math

#: Mean radius of the Earth in kilometres.
RADIUS = 6371.0

Point = tuple[float | None, float | None]


def kilometres(one: Point, other: Point) -> float | None:
    """The great-circle distance of two points (latitude, longitude in degrees); None where one is unknown."""
    if one[0] is None or one[1] is None or other[0] is None or other[1] is None:
        return None
    lat, lat2 = math.radians(one[0]), math.radians(other[0])
    half = math.sin((lat2 - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(lat2) * math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    return 2 * RADIUS * math.asin(min(1.0, math.sqrt(half)))
