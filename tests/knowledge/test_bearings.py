"""Places told by distance and direction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.knowledge import Gazetteer
from saksi.knowledge.bearings import BEARINGS, Away, apart
from saksi.knowledge.place import Place

TOWN = Place("p:one", "One", "LY", "city", 30.0, 15.0)


@pytest.mark.parametrize(
    ("words", "lat", "lon"),
    [
        ("120 km di selatan Misrata", 31.3, 15.09),
        ("sekitar 60 kilometer sebelah timur Sirte", 31.21, 17.22),
        ("about 10 miles north of Derna", 32.91, 22.64),
        ("30 km dari Sabha", 27.04, 14.43),
    ],
)
def test_spot_away_from_a_town(words: str, lat: float, lon: float) -> None:
    place = Gazetteer().look_up(words, ["LY"])[0]
    assert place.lat == pytest.approx(lat, abs=0.02)
    assert place.lon == pytest.approx(lon, abs=0.02)
    assert place.precision == 2


@given(st.floats(1, 300), st.sampled_from(sorted(BEARINGS)))
def test_as_far_as_told(kilometres: float, direction: str) -> None:
    moved = Away(kilometres, direction, "One").move(TOWN)
    assert apart(TOWN, moved) == pytest.approx(kilometres, rel=0.02, abs=1.5)


def test_without_direction_it_stays() -> None:
    moved = Away(20, None, "One").move(TOWN)
    assert (moved.lat, moved.lon, moved.kind) == (30.0, 15.0, "area")
