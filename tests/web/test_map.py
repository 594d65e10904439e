"""The map of incidents, its ground, what lies beside it, and the timeline."""

from __future__ import annotations

import json

import pytest
from axe_core_python.sync_playwright import Axe
from browsing import OpenPage
from desks import Desk
from playwright.sync_api import expect

from saksi.linking import link_store
from saksi.store import Store
from saksi.store.listing import Facet, IncidentFilter
from saksi.web.basemap import basemap, rings, simpler
from saksi.web.pages import map as map_page

#: Countries too small for the map's ground.
SMALL = {"MC", "SX", "TK", "TV", "UM", "VA"}


@pytest.fixture
def linked(desk: Desk) -> Desk:
    link_store(desk.store)
    return desk


def features(desk: Desk, path: str, **asked: object) -> list[dict[str, object]]:
    answer = desk.client.get(path, params=asked)
    assert answer.status_code == 200
    return list(answer.json()["features"])


def test_every_incident_is_on_the_map_or_beside_it(linked: Desk) -> None:
    rows = linked.store.incident_rows()
    points = {point["properties"]["id"] for point in features(linked, "/map/incidents.json")}  # type: ignore[index]
    assert points == {row.id for row in rows if row.placed}
    page = linked.client.get("/map").text.partition('class="beside"')[2]
    beside = {row.id for row in rows if not row.placed}
    assert beside
    assert all(f"/incidents/{name}" in page for name in beside)
    assert not any(f"/incidents/{name}" in page for name in points)


def test_a_box_and_a_filter_narrow_the_map(linked: Desk) -> None:
    every = features(linked, "/map/incidents.json")
    africa = features(linked, "/map/incidents.json", south=10, north=40, west=0, east=40)
    libya = features(linked, "/map/incidents.json", country="LY")
    assert 0 < len(africa) < len(every)
    assert 0 < len(libya) <= len(africa)
    assert features(linked, "/map/incidents.json", south=-60, north=-50, west=0, east=40) == []


def test_many_incidents_are_clustered_by_the_store(linked: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    single = features(linked, "/map/incidents.json")
    monkeypatch.setattr(map_page, "_SINGLE", 1)
    cells = features(linked, "/map/incidents.json")
    assert sum(cell["properties"]["incidents"] for cell in cells) == len(single)  # type: ignore[index,misc]


@pytest.mark.parametrize("box", [{"south": "x"}, {"north": 91}, {"west": "nan"}])
def test_a_box_that_is_none_is_refused(linked: Desk, box: dict[str, object]) -> None:
    assert linked.client.get("/map/incidents.json", params=box).status_code == 422


def test_holders_stand_at_their_places_on_a_day(linked: Desk) -> None:
    for place in features(linked, "/map/holders.json"):
        assert place["properties"]["state"] in ("held", "contested", "unknown")  # type: ignore[index]
    assert features(linked, "/map/holders.json", at="0001-01-01") == [] or features(linked, "/map/holders.json")


def test_the_timeline_counts_what_is_dated_and_says_what_is_not(linked: Desk) -> None:
    page = linked.client.get("/map").text.partition('class="timeline"')[2]
    years = linked.store.tally(IncidentFilter(), Facet.YEAR)
    dated = [each for each in years if each.key]
    assert page.count('class="incidents"') == len(dated) if len(dated) > 6 else page.count('class="incidents"') > 0
    link = page.partition('href="')[2].partition('"')[0].replace("&amp;", "&")
    narrowed = linked.client.get(link)
    assert narrowed.status_code == 200
    assert 'class="incidents"' in narrowed.text


def test_the_ground_is_geojson_of_all_lands() -> None:
    told = json.loads(basemap())
    lands = {each["properties"]["country"] for each in told["features"] if each["properties"]["kind"] == "land"}
    assert {"ID", "LY", "SY", "UA", "SD"} <= lands
    assert {each["properties"]["kind"] for each in told["features"]} == {"land", "country", "region"}
    for each in told["features"]:
        if each["properties"]["kind"] == "land":
            assert each["geometry"]["coordinates"] or each["properties"]["country"] in SMALL, each["properties"]
            assert all(ring[0] == ring[-1] for (ring,) in each["geometry"]["coordinates"])


def test_lines_are_joined_to_rings_whichever_way_they_run() -> None:
    (ring,) = rings([[(0, 0), (1, 0)], [(1, 1), (1, 0)], [(1, 1), (0, 1), (0, 0)], [(5, 5), (6, 6)]])
    assert ring[0] == ring[-1]
    assert set(ring) == {(0, 0), (1, 0), (1, 1), (0, 1)}


def test_a_simpler_line_keeps_its_ends_and_corners() -> None:
    line = [(0.0, 0.0), (1.0, 0.001), (2.0, 0.0), (2.0, 2.0)]
    assert simpler(line, 0.01) == [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]
    assert simpler([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)], 5) == [(0.0, 0.0), (1.0, 1.0), (0.0, 0.0)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_shows_ground_and_markers_by_itself(open_page: OpenPage, store: Store, scheme: str) -> None:
    link_store(store)
    page = open_page("/map", viewport={"width": 1280, "height": 800}, color_scheme=scheme)
    expect(page.locator("#map[data-ready=yes]")).to_be_visible(timeout=60_000)
    assert page.locator("#map .incident-dot, #map .incident-many").count() > 0
    assert page.locator("#map .leaflet-tile").count() == 0
    assert page.locator("#map canvas").count() >= 1
    assert page.locator("#map-status").inner_text() == ""
    marker = page.locator("#map .incident-dot, #map .incident-many").first
    marker.focus()
    page.keyboard.press("Enter")
    faults = [f"{each['id']}: {each['nodes'][0]['html']}" for each in Axe().run(page)["violations"]]
    assert faults == []


def test_the_map_fits_a_phone(open_page: OpenPage, store: Store) -> None:
    link_store(store)
    page = open_page("/map", viewport={"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
