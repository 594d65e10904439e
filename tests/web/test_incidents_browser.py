"""Incidents, search and charts in a real browser."""

from __future__ import annotations

import pytest
from axe_core_python.sync_playwright import Axe
from browsing import OpenPage
from playwright.sync_api import Page, expect

from saksi.linking import link_store
from saksi.store import Store


@pytest.fixture
def linked(store: Store) -> Store:
    link_store(store)
    return store


def deep(store: Store) -> list[str]:
    incidents = [f"/incidents/{row.id}" for row in store.incident_rows()]
    return [*incidents[:3], "/incidents?place=sirte", "/search?q=milisi", "/charts?by=day", "/charts?by=actor"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_deeper_page_has_a_fault_of_accessibility(open_page: OpenPage, linked: Store, scheme: str) -> None:
    page = open_page("/incidents", color_scheme=scheme, viewport={"width": 1280, "height": 800})
    for path in deep(linked):
        page.goto(path)
        faults = [f"{path}: {fault['id']}: {fault['nodes'][0]['html']}" for fault in Axe().run(page)["violations"]]
        assert faults == []
        assert page.evaluate("window.hacked") is None


def test_a_phone_shows_the_deeper_pages_without_scrolling_sideways(open_page: OpenPage, linked: Store) -> None:
    page = open_page("/incidents", viewport={"width": 390, "height": 800})
    for path in deep(linked):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_two_incidents_are_merged_on_the_page_of_one(page: Page, linked: Store) -> None:
    page.goto("/incidents?place=sirte&since=2025-06-05&until=2025-06-05")
    page.locator("tbody a").first.click()
    before = linked.count_incidents()
    page.get_by_role("group", name="The same event as").get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.locator(".claims tr.family")).to_have_count(2)
    assert linked.count_incidents() == before - 1


def test_words_are_searched_without_a_mouse(page: Page, linked: Store) -> None:
    page.goto("/search")
    page.keyboard.press("/")
    page.keyboard.type("menyerang")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()


def test_a_chart_is_taken_home_as_a_picture(page: Page, linked: Store) -> None:
    page.goto("/charts?by=type")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download PNG").click()
    assert taken.value.path().read_bytes().startswith(b"\x89PNG")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download SVG").click()
    assert taken.value.path().read_bytes().strip().startswith(b"<svg")
