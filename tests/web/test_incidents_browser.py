"""Incidents, search and charts in a real browser."""

from __future__ import annotations

import pytest
from axe_core_python.sync_playwright import Axe
from browsing import OpenPage
from playwright.sync_api import Page, expect

from saksi.linking import link_store
from saksi.model import Verdict
from saksi.review import Decision
from saksi.store import Store
from saksi.web.whole import decide


@pytest.fixture
def linked(store: Store) -> Store:
    link_store(store)
    return store


def deep(store: Store) -> list[str]:
    """Pages within the sections, with one of an incident that was rejected."""
    incidents = [row.id for row in store.incident_rows()]
    decide(store, incidents[0], Verdict.REJECT, Decision("ani", note="latihan"))
    pages = [f"/incidents/{name}" for name in incidents[:4]]
    return [*pages, "/incidents?place=sirte", "/search?q=milisi", "/charts?by=day", "/charts?by=actor", "/history"]


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


def test_an_incident_is_accepted_rejected_and_taken_back_without_a_mouse(page: Page, linked: Store) -> None:
    wanted = max(linked.incidents(), key=lambda one: len(one.records))
    page.goto(f"/incidents/{wanted.id}")
    page.keyboard.press("c")
    page.keyboard.type("tiga saksi")
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("a")
    expect(page.get_by_role("status")).to_have_text("Accepted.")
    expect(page.locator("h1 .standing")).to_have_text("accepted")
    assert [judgement.note for judgement in linked.judgements(wanted.id)] == ["tiga saksi"]
    with page.expect_navigation():
        page.keyboard.press("u")
    expect(page.locator("h1 .standing")).to_have_text("open")
    with page.expect_navigation():
        page.keyboard.press("r")
    expect(page.get_by_role("heading", level=1)).to_have_text("This incident is no more")
    assert wanted.id not in {one.id for one in linked.incidents()}
    with page.expect_navigation():
        page.keyboard.press("u")
    expect(page.locator("h1 .standing")).to_have_text("open")
    page.keyboard.press("?")
    assert {"a", "r", "c", "n", "s"} <= set(page.locator("#help dt").all_inner_texts())


def test_incidents_are_merged_and_split_without_a_mouse(page: Page, linked: Store) -> None:
    page.goto("/incidents?place=sirte&since=2025-06-05&until=2025-06-05")
    page.locator("tbody a").first.click()
    before = linked.count_incidents()
    page.keyboard.press("m")
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Merged.")
    assert linked.count_incidents() == before - 1
    page.keyboard.press("s")
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Split.")
    assert linked.count_incidents() == before


def test_the_second_of_two_browsers_keeps_what_was_filled_in(open_page: OpenPage, linked: Store) -> None:
    wanted = max(linked.incidents(), key=lambda one: len(one.records))
    one, other = open_page(f"/incidents/{wanted.id}"), open_page(f"/incidents/{wanted.id}")
    leaving = other.get_by_role("group", name="Records of another event")
    leaving.get_by_role("checkbox").first.check()
    other.locator("form", has=leaving).get_by_label("Note").fill("another raid")
    with one.expect_navigation():
        one.keyboard.press("a")
    judged = list(linked.judgements())
    other.get_by_role("button", name="Split").click()
    expect(other.locator("#stale")).to_contain_text("accepted")
    expect(leaving.get_by_role("checkbox").first).to_be_checked()
    expect(other.locator("form", has=leaving).get_by_label("Note")).to_have_value("another raid")
    assert list(linked.judgements()) == judged
    other.get_by_role("button", name="Split").click()
    expect(other.get_by_role("status")).to_have_text("Split.")


def test_a_bar_of_the_timeline_narrows_the_table(page: Page, linked: Store) -> None:
    page.goto("/incidents")
    page.locator("[data-timeline][data-ready=yes] a").last.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "since=" in page.url
    assert 0 < page.locator("tbody tr").count() < linked.count_incidents()


def test_a_filter_stands_folded_on_a_phone_until_it_is_wanted(open_page: OpenPage, linked: Store) -> None:
    page = open_page("/incidents", viewport={"width": 390, "height": 800})
    place = page.get_by_label("Place", exact=True)
    expect(place).to_be_hidden()
    page.locator(".filters > summary").click()
    place.fill("sirte")
    place.press("Enter")
    expect(place).to_have_value("sirte")
    expect(place).to_be_visible()
