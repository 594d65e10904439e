"""The charts, their pictures and their figures."""

from __future__ import annotations

import csv
import io
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from desks import Desk
from hypothesis import given
from hypothesis import strategies as st
from web_texts import ATTACK

from saksi.linking import link_store
from saksi.store import Facet
from saksi.web.counting import TIMES, _days, _keys
from saksi.web.drawing import WIDTH, Drawing, Figure, Words, over_time, ranked

COUNT = st.integers(0, 10**6)
FIGURES = st.builds(
    lambda name, incidents, low, more, most: Figure(name, name, "/", incidents, low, low + more, low + more + most),
    st.text(),
    COUNT,
    COUNT,
    COUNT,
    COUNT,
)
WORDS = Words("title", "description", "incidents", "dead")


@pytest.fixture
def linked(desk: Desk) -> Desk:
    link_store(desk.store)
    return desk


def test_charts_by_every_facet_in_every_form(linked: Desk) -> None:
    for facet in Facet:
        for language in ("id", "en"):
            page = linked.client.get(f"/charts?by={facet.value}", headers={"accept-language": language})
            assert page.status_code == 200
            assert 'role="img"' in page.text
            assert ATTACK not in page.text
        answer = linked.client.get(f"/charts.svg?by={facet.value}")
        assert answer.headers["content-type"].startswith("image/svg+xml")
        root = ElementTree.fromstring(answer.text)
        names = [child.tag.rpartition("}")[2] for child in root]
        assert names[:2] == ["title", "desc"]
        assert set(names) <= {"title", "desc", "rect", "line", "text"}


def test_the_figures_are_those_of_the_store(linked: Desk) -> None:
    rows = list(csv.DictReader(io.StringIO(linked.client.get("/charts.csv?by=type").text)))
    assert sum(int(row["incidents"]) for row in rows) == len(linked.store.incident_rows())
    for row in rows:
        assert int(row["deaths_low"]) <= int(row["deaths_best"]) <= int(row["deaths_high"])


def test_months_without_incidents_are_there_too(linked: Desk) -> None:
    rows = list(csv.DictReader(io.StringIO(linked.client.get("/charts.csv?by=month&since=2025-01-01").text)))
    keys = [row["key"] for row in rows if row["key"]]
    assert keys == sorted(set(keys))


def test_each_figure_leads_to_its_incidents(linked: Desk) -> None:
    page = linked.client.get("/charts?by=country&min_toll=1").text
    assert "/incidents?country=LY&amp;min_toll=1" in page or "/incidents?min_toll=1&amp;country=LY" in page


def test_a_chart_of_nothing_and_of_nonsense(linked: Desk) -> None:
    assert linked.client.get("/charts?place=nowhere").status_code == 200
    assert linked.client.get("/charts.svg?place=nowhere&by=place").status_code == 200
    assert linked.client.get("/charts?by=nonsense").status_code == 200


@given(st.lists(FIGURES, max_size=40))
def test_nothing_is_drawn_outside(figures: list[Figure]) -> None:
    for drawing in (over_time(figures, WORDS), ranked(figures, WORDS)):
        assert all(is_inside(drawing, x, y) for x, y in corners(drawing))


def is_inside(drawing: Drawing, x: float, y: float) -> bool:
    return -0.01 <= x <= WIDTH + 0.01 and -0.01 <= y <= drawing.height + 0.01


def corners(drawing: Drawing) -> list[tuple[float, float]]:
    assert all(bar.width >= 0 and bar.height >= 0 for bar in drawing.bars)
    ends = [(bar.x + bar.width, bar.y + bar.height) for bar in drawing.bars]
    marks = [(end, mark.y1) for mark in drawing.marks for end in (mark.x1, mark.x2)]
    ends += marks
    return [*((bar.x, bar.y) for bar in drawing.bars), *ends, *((label.x, label.y) for label in drawing.labels)]


@given(FIGURES)
def test_the_best_figure_is_a_line_between_the_least_and_the_most(one: Figure) -> None:
    drawn = over_time([one], WORDS)
    assert len(drawn.marks) == (1 if one.high else 0)
    for mark in drawn.marks:
        low, high = (next(bar for bar in drawn.bars if bar.role == role) for role in ("low", "high"))
        assert high.y - 0.01 <= mark.y1 == mark.y2 <= low.y + 0.01
    for mark in ranked([one], WORDS).marks:
        assert mark.x1 == mark.x2


@given(st.sampled_from(TIMES), st.dates(date(1, 1, 1), date(9999, 12, 31)), st.integers(0, 300))
def test_stretches_of_time_follow_without_gaps(facet: Facet, first: date, days: int) -> None:
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    keys = list(_keys(facet, str(first), str(last)))
    spans = [_days(facet, key) for key in keys]
    assert spans[0][0] <= first
    assert spans[-1][1] >= last
    assert all(one[1].toordinal() + 1 == other[0].toordinal() for one, other in pairwise(spans))
