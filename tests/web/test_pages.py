"""The pages, as a browser without JavaScript gets them."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from desks import Desk
from web_texts import ATTACK, HOSTILE

from saksi.web.sections import SECTIONS
from saksi.web.security.headers import POLICY

PATHS = [section.path for section in SECTIONS if section.path]


class Tags(HTMLParser):
    """Every tag of a page with the names of its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, set[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, {name for name, _ in attrs}))


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_section_opens_in_every_language(desk: Desk, path: str, language: str) -> None:
    page = desk.client.get(path, headers={"accept-language": language})
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text


def test_the_desk_begins_with_the_reports(desk: Desk) -> None:
    page = desk.client.get("/")
    assert page.url.path == "/reports"
    assert page.text.count("/reports/r-") == 5


def test_reports_by_outlet(desk: Desk) -> None:
    assert desk.client.get("/reports?outlet=warta").text.count("/reports/r-") == 3
    assert desk.client.get("/reports?outlet=nobody").text.count("/reports/r-") == 0


def test_every_report_and_every_record_opens(desk: Desk) -> None:
    for report in desk.store.reports():
        page = desk.client.get(f"/reports/{report.id}")
        assert page.status_code == 200
        assert page.text.count('class="record"') == report.records
    for record in desk.store.records():
        assert desk.client.get(f"/review/{record.id}").status_code == 200


def test_the_text_of_a_report_is_all_there(desk: Desk) -> None:
    for stored in desk.store.reports():
        report = desk.store.report(stored.id)
        text = desk.client.get(f"/reports/{report.id}").text.partition('id="text"')[2].partition("</div>")[0]
        assert "data-m=" in text or not stored.records
        starts = [int(start) for start in re.findall(r'<(?:span|del) data-s="(\d+)"', text)]
        assert starts == sorted(starts)


def test_hostile_text_is_shown_and_stays_text(desk: Desk) -> None:
    for path in ("/reports", f"/reports/{HOSTILE.id}", "/review"):
        page = desk.client.get(path).text
        assert ATTACK not in page
        assert "<svg onload" not in page
        assert 'href="javascript:' not in page
        assert "\u202e" not in page
        assert "\x00" not in page
    assert "&lt;script&gt;window.hacked=1&lt;/script&gt;" in desk.client.get(f"/reports/{HOSTILE.id}").text


@pytest.mark.parametrize("path", ["/reports", "/static/desk.css", "/vendor/leaflet/leaflet.js", "/nowhere"])
def test_every_answer_bears_the_security_headers(desk: Desk, path: str) -> None:
    headers = desk.client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert headers["x-content-type-options"] == "nosniff"


def test_no_page_holds_script_or_style_of_its_own(desk: Desk) -> None:
    record = desk.record()
    for path in [*PATHS, f"/reports/{record.report_id}", f"/review/{record.id}?edit=harm"]:
        tags = Tags()
        tags.feed(desk.client.get(path).text)
        assert all("src" in attributes for tag, attributes in tags.seen if tag == "script")
        assert not [
            tag for tag, names in tags.seen if tag == "style" or any(re.match("style|on", name) for name in names)
        ]


def test_browser_libraries_come_from_their_packages(desk: Desk) -> None:
    for path in (
        "/vendor/leaflet/leaflet.css",
        "/vendor/leaflet/images/layers.png",
        "/vendor/markercluster/MarkerCluster.css",
    ):
        assert desk.client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/reports/r-none", "/review/e-none", "/nowhere", "/language/xx"])
def test_what_is_not_there_is_a_page_that_says_so(desk: Desk, path: str) -> None:
    page = desk.client.get(path)
    assert page.status_code == 404
    assert "<main" in page.text


def test_the_language_chosen_is_kept(desk: Desk) -> None:
    assert desk.client.get("/language/id?back=/review").url.path == "/review"
    assert '<html lang="id">' in desk.client.get("/reports").text


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:1"])
def test_no_way_back_leads_elsewhere(desk: Desk, back: str) -> None:
    answer = desk.client.get("/language/en", params={"back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"
