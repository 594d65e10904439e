"""Our own places: their form, and their sources against the packages' data."""

from __future__ import annotations

from collections import Counter

import pytest
from sources.check_places import Known, far

from saksi.errors import CodebookError
from saksi.knowledge.overlay import SOURCES, Named, overlay, own_places
from saksi.knowledge.place import PRECISION


@pytest.fixture(scope="module")
def places() -> list[Named]:
    return list(overlay())


def test_places_are_well_formed(places: list[Named]) -> None:
    for named in places:
        place = named.place
        assert place.kind in PRECISION
        assert (place.lat is None) == (place.lon is None)
        assert place.lat is None or (-90 <= place.lat <= 90 and -180 <= place.lon <= 180)
        assert all(name == name.strip() and name for name in named.names)
        assert place.source in SOURCES


def test_ids_are_unique(places: list[Named]) -> None:
    twice = [key for key, count in Counter(named.place.id for named in places).items() if count > 1]
    assert twice == []


def test_sources_are_what_the_packages_confirm(places: list[Named]) -> None:
    known = Known()
    wrong = {named.place.id: found for named in places if (found := known.source(named)) != named.place.source}
    assert wrong == {}
    assert [(ours.id, town.id) for ours, town in far(known, places)] == []


@pytest.mark.parametrize(
    "row",
    [
        {"name": "Nowhere", "kind": "castle", "at": [1.0, 2.0], "source": "GeoNames"},
        {"name": "Nowhere", "kind": "town", "at": [1.0, 2.0]},
        {"name": "Nowhere", "kind": "town", "at": [1.0], "source": "GeoNames"},
        {"name": "Nowhere", "kind": "town", "source": "hearsay"},
        {"name": "Nowhere", "kind": "town", "source": "GeoNames", "height": 3},
    ],
)
def test_a_broken_entry_is_named(row: dict[str, object]) -> None:
    with pytest.raises(CodebookError, match="Nowhere"):
        list(own_places({"ID": {"-": [row]}}))


def test_it_is_large_and_covers_the_countries_at_war(places: list[Named]) -> None:
    assert len(places) >= 3000
    counts = Counter(named.place.country for named in places)
    for country, least in {
        "ID": 350,
        "PS": 150,
        "UA": 200,
        "SY": 120,
        "LB": 60,
        "LY": 100,
        "YE": 80,
        "SD": 80,
        "MM": 120,
    }.items():
        assert counts[country] >= least, country
    kinds = Counter(named.place.kind for named in places)
    for kind, least in {"sea": 50, "camp": 40, "facility": 150, "crossing": 20, "province": 350}.items():
        assert kinds[kind] >= least, kind


def test_most_points_are_confirmed(places: list[Named]) -> None:
    told = [named for named in places if named.place.source != "own knowledge"]
    assert len(told) / len(places) > 0.5
