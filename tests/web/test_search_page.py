"""The search page."""

from __future__ import annotations

import pytest
from desks import Desk
from web_texts import ATTACK, HOSTILE

from saksi.store import SearchHit
from saksi.web.pages.search import parts


def test_words_are_found_and_marked(desk: Desk) -> None:
    page = desk.client.get("/search?q=mengungsi").text
    assert "<mark>mengungsi</mark>" in page
    found = page.count('<p class="snippet"')
    assert f"Reports found: {found}" in page
    assert "/incidents?text=mengungsi" in page


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("asked", ["", "tiadakataini", '"', "-", "*", "%00", "a" * 999, "%ED%A0%80", "' OR 1=1 --"])
def test_every_search_is_answered(desk: Desk, asked: str, language: str) -> None:
    assert desk.client.get(f"/search?q={asked}", headers={"accept-language": language}).status_code == 200


def test_hostile_text_stays_text(desk: Desk) -> None:
    page = desk.client.get("/search", params={"q": "milisi"}).text
    assert f"/reports/{HOSTILE.id}" in page
    assert ATTACK not in page
    assert ATTACK not in desk.client.get("/search", params={"q": ATTACK}).text


def test_parts_are_the_snippet() -> None:
    hit = SearchHit("r-1", "name", None, None, "one two three", ((4, 7), (0, 3), (2, 5)), 1.0)
    found = list(parts(hit))
    assert "".join(text for text, _ in found) == "one two three"
    assert [text for text, marked in found if marked] == ["one", "two"]
