"""Polygons: points in them, their packing, and the lines that neighbours share."""

from __future__ import annotations

from array import array
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from sources.topology import Topology, joints, simplified

from saksi.knowledge.atlas.shapes import area, box, contains, pack, regions, rings_of, unpack

SQUARE = array("f", [0, 0, 4, 0, 4, 4, 0, 4, 0, 0])
HOLE = array("f", [1, 1, 3, 1, 3, 3, 1, 3, 1, 1])
ISLAND = array("f", [1.5, 1.5, 2.5, 1.5, 2.5, 2.5, 1.5, 2.5, 1.5, 1.5])
inside = st.floats(-1, 5, width=32).filter(lambda x: all(abs(x - edge) > 0.01 for edge in (0, 1, 1.5, 2.5, 3, 4)))


@given(inside, inside)
def test_holes_are_out_and_islands_in_them_in(lat: float, lon: float) -> None:
    def within(low: float, high: float) -> bool:
        return low < lat < high and low < lon < high

    wanted = within(0, 4) and (not within(1, 3) or within(1.5, 2.5))
    assert contains((SQUARE, HOLE, ISLAND), lat, lon) is wanted


@given(st.lists(st.lists(st.floats(-180, 180, width=32), min_size=2, max_size=20), max_size=5))
def test_packing_loses_nothing(rings: list[list[float]]) -> None:
    shapes = [array("f", ring) for ring in rings]
    assert [list(ring) for ring in unpack(pack(shapes))] == [list(ring) for ring in shapes]


def test_box_and_area() -> None:
    assert box((HOLE, ISLAND)) == (1, 3, 1, 3)
    assert area((SQUARE,)) == 16


def test_geojson_polygons() -> None:
    ring = [[0, 0], [1, 0], [1, 1], [0, 0]]
    assert len(rings_of({"type": "Polygon", "coordinates": [ring]})) == 1
    assert len(rings_of({"type": "MultiPolygon", "coordinates": [[ring], [ring, ring]]})) == 3


def test_shipped_regions_are_whole() -> None:
    found = list(regions())
    assert len(found) > 4_500
    assert len({region.country for region in found}) > 220
    for region in found:
        assert region.names
        assert region.rings
        for ring in region.rings:
            assert len(ring) >= 8
            assert ring[:2] == ring[-2:]


def test_neighbours_keep_one_border() -> None:
    wavy = [(5, 0), (6, 2), (5, 4), (5, 6), (4, 8), (5, 10)]
    west = [(0, 0), *wavy, (0, 10), (0, 0)]
    east = [(10, 0), (10, 10), *reversed(wavy), (10, 0)]
    topology = Topology([west, east])
    left, right = topology.cut(west), topology.cut(east)
    shared = {number if number >= 0 else ~number for number in left} & {n if n >= 0 else ~n for n in right}
    assert len(shared) == 1
    assert joints([west, east]) == {(5, 0), (5, 10)}
    assert sum(len(line) - 1 for line in topology.lines) == 5 + 3 + 3


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=40), st.floats(0, 10))
def test_simplified_lines_keep_their_ends_and_points(line: list[tuple[int, int]], tolerance: float) -> None:
    kept = simplified(line, tolerance)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    at = iter(line)
    assert all(point in at for point in kept)
    assert len(list(pairwise(kept))) <= len(line) - 1
