"""Indonesia in the gazetteer: its 38 provinces, and the regencies of Papua, Aceh, Maluku and Central Sulawesi."""

from __future__ import annotations

import pytest

from saksi.knowledge import shared
from saksi.knowledge.bearings import apart
from saksi.knowledge.divisions import divisions
from saksi.knowledge.place import Place

PROVINCES = sorted({regency.province for regency in divisions().all})
PAPUA = ("Papua", "West Papua", "Southwest Papua", "Central Papua", "Highland Papua", "South Papua")
#: A regency's point may be its middle or its seat: they are at most so many kilometres apart.
WIDE = 150.0


def test_there_are_38_provinces() -> None:
    assert len(PROVINCES) == 38


@pytest.mark.parametrize("name", PROVINCES)
def test_every_province_has_a_point(name: str) -> None:
    place = shared.gazetteer().look_up(name, ["ID"])[0]
    assert (place.name, place.country) == (name, "ID")
    assert place.lat is not None


@pytest.mark.parametrize(
    ("code", "title"),
    [
        (one.code, one.title)
        for one in divisions().all
        if one.province in (*PAPUA, "Aceh", "Maluku", "North Maluku", "Central Sulawesi")
    ],
)
def test_regencies_have_points(code: str, title: str) -> None:
    regency = next(one for one in divisions().all if one.code == code)
    found = shared.gazetteer().look_up(f"{regency.kind} {regency.name}", ["ID"])
    seat = Place("", "", "ID", "town", regency.lat, regency.lon)
    assert found, title
    assert apart(found[0], seat) <= WIDE
