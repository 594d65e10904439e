"""The pages of places: what happened there, and who holds them."""

from __future__ import annotations

import pytest
from desks import Desk

from saksi.linking import link_store
from saksi.store.listing import Facet, IncidentFilter


@pytest.fixture
def linked(desk: Desk) -> Desk:
    link_store(desk.store)
    return desk


def keys(desk: Desk) -> list[str]:
    return [each.key for each in desk.store.tally(IncidentFilter(), Facet.PLACE) if each.key]


def test_places_are_listed_and_each_opens_with_its_incidents(linked: Desk) -> None:
    page = linked.client.get("/places").text
    assert page.count("/places/place?id=") == len(keys(linked)) > 2
    for key in keys(linked):
        one = linked.client.get("/places/place", params={"id": key})
        assert one.status_code == 200, key
        for row in linked.store.incident_rows(IncidentFilter(place_id=key)):
            assert f"/incidents/{row.id}" in one.text


def test_places_by_name(linked: Desk) -> None:
    page = linked.client.get("/places", params={"name": "sirt"}).text
    assert page.count("/places/place?id=") == 1
    assert "There is no such place." in linked.client.get("/places", params={"name": "no such place"}).text


def test_a_place_tells_its_names_and_position(linked: Desk) -> None:
    key = next(key for key in keys(linked) if "sirte" in key)
    page = linked.client.get("/places/place", params={"id": key}).text
    assert "<h1>Sirte</h1>" in page
    assert "Surt" in page or "Sirte;" in page
    assert "31." in page


def test_a_place_of_which_nothing_is_told_is_not_there(linked: Desk) -> None:
    assert linked.client.get("/places/place", params={"id": "no such place at all"}).status_code == 404
