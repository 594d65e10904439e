"""The page of who holds which place."""

from __future__ import annotations

import re
from datetime import date

import pytest
from desks import Desk

from saksi.merge.control import ControlState, Holding
from saksi.model import Interval, Report, report_id
from saksi.pipeline import build
from saksi.web.holding_bars import Axis
from saksi.web.holdings import COLOURS, Held

TOLD = (
    "Pasukan pemerintah Libya merebut kota Sirte dari ISIS pada 3 Juni 2016, kata juru bicara militer.\n",
    "Kelompok ISIS merebut kota Sirte dari pasukan pemerintah Libya pada 9 Juni 2016, kata juru bicara kelompok itu.\n",
)


def code_more(desk: Desk) -> None:
    pipeline = build("rules")
    run = desk.store.begin(pipeline.reader.name)
    for number, raw in enumerate(TOLD):
        day = Interval.day(date(2016, 6, 10 + number))
        report = Report(report_id(raw), f"sirte-{number}.txt", raw, outlet="Warta Contoh", published=day, language="id")
        made = pipeline.code(report)
        desk.store.save(run, made.report, made.text, pipeline.reader.name, made.records)
    desk.store.finish(run)


@pytest.fixture
def told(desk: Desk) -> Desk:
    code_more(desk)
    return desk


def test_holdings_stand_with_bars_and_evidence(told: Desk) -> None:
    page = told.client.get("/control", params={"place": "sirt"}).text
    section = page.partition('class="held-place"')[2]
    assert ">Sirte</a>" in section
    assert len(re.findall(r"<rect [^>]*holder-", section)) == section.count('<tr id="holding-') > 1
    assert "2016-06-09" in section
    (record,) = {
        each.id
        for each in told.store.records()
        if each.event_type == "seizure" and "kelompok itu" in words(told, each.id)
    }
    assert f"/review/{record}" in section


def words(desk: Desk, record_id: str) -> str:
    record = desk.store.record(record_id)
    raw = desk.store.report(record.report_id).raw
    return " ".join(span.of(raw) for span in record.evidence)


def test_a_day_shows_what_stood_then(told: Desk) -> None:
    page = told.client.get("/control", params={"place": "sirte", "at": "2016-06-05"}).text
    assert page.count('<tr id="holding-') == 1
    assert 'class="day"' in page


def test_what_is_no_day_is_said(told: Desk) -> None:
    assert 'class="trouble"' in told.client.get("/control", params={"at": "yesterday"}).text


@pytest.mark.parametrize("asked", [{"place": "nowhere at all"}, {"country": "NZ"}, {"holder": "nobody at all"}])
def test_what_is_not_told_is_said(told: Desk, asked: dict[str, str]) -> None:
    page = told.client.get("/control", params=asked)
    assert page.status_code == 200
    assert "No report tells" in page.text


def test_a_holder_is_found_by_name(told: Desk) -> None:
    assert ">Sirte</a>" in told.client.get("/control", params={"holder": "islamic state"}).text


def test_a_rejected_record_no_longer_counts(told: Desk) -> None:
    seized = [
        each for each in told.store.records() if each.event_type == "seizure" and "kelompok itu" in words(told, each.id)
    ]
    for record in seized:
        told.post(f"/review/{record.id}/reject")
    page = told.client.get("/control", params={"place": "sirte"}).text
    assert all(f"/review/{record.id}" not in page for record in seized)


def holding(start: date | None, end: date | None) -> Holding:
    return Holding("p", "P", "a", ControlState.HELD, start, end, (), ())


def test_an_axis_holds_all_days_and_bears_few_marks() -> None:
    for last in (date(2016, 6, 12), date(2016, 9, 1), date(2024, 1, 1), date.max):
        axis = Axis.of([holding(date(2016, 6, 1), last), holding(None, None)])
        assert 0 < axis.at(date(2016, 6, 1)) < axis.at(last) <= 100
        assert 1 <= len(list(axis.marks())) <= 8


def test_an_axis_without_days_stands() -> None:
    assert Axis.of([]).start < Axis.of([]).end


def test_those_who_hold_one_place_differ_in_colour() -> None:
    holdings = [
        Holding(f"p-{number}", f"Place {number}", f"{side} {number}", ControlState.HELD, None, None, (), ())
        for number in range(12)
        for side in ("army", "rebels")
    ]
    colours = Held(tuple(holdings), {}, {}).colours
    assert all(colours[f"army {number}"] != colours[f"rebels {number}"] for number in range(12))
    assert set(colours.values()) == set(range(COLOURS))
