"""The pages of incidents: the table with its filters, and an incident with its claims side by side."""

from __future__ import annotations

import csv
import io
import re

import pytest
from desks import Desk
from web_texts import ATTACK

from saksi.linking import link_store
from saksi.review import seen


@pytest.fixture
def linked(desk: Desk) -> Desk:
    link_store(desk.store)
    return desk


def listed(desk: Desk, query: str = "") -> int:
    page = desk.client.get(f"/incidents?{query}")
    assert page.status_code == 200, page.text
    return page.text.count('<a href="/incidents/i-')


def test_every_incident_is_listed(linked: Desk) -> None:
    rows = linked.store.incident_rows()
    assert rows
    assert listed(linked) == len(rows)
    assert f"Incidents: {len(rows)}" in linked.client.get("/incidents").text


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_store_without_incidents(desk: Desk, language: str) -> None:
    page = desk.client.get("/incidents", headers={"accept-language": language})
    assert page.status_code == 200
    assert "saksi merge" in page.text


def test_filters_keep_what_they_ask_for(linked: Desk) -> None:
    assert listed(linked, "place=benghazi") == len([r for r in linked.store.incident_rows() if r.place == "Benghazi"])
    assert listed(linked, "country=LY") > 0
    assert listed(linked, "country=US") == 0
    assert 0 < listed(linked, "since=2025-06-04&until=2025-06-05") < listed(linked)
    assert listed(linked, "min_toll=9") >= 3
    assert listed(linked, "min_toll=100000&place=&actor=&status=&order=") == 0
    assert listed(linked, "status=open") == listed(linked)
    assert listed(linked, "text=medis") > 0
    assert listed(linked, "order=toll") == listed(linked)


def test_what_cannot_be_read_is_told_and_asks_nothing(linked: Desk) -> None:
    page = linked.client.get("/incidents?since=soon&min_toll=many&status=gone")
    assert page.status_code == 200
    assert "could not be read" in page.text
    assert listed(linked, "since=soon") == listed(linked)
    assert listed(linked, "min_toll=99999999999999999999&text=%00&place=%ED%A0%80") == 0


def test_pages_follow_one_another(linked: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saksi.web.pages.incidents._PAGE", 2)
    seen: list[str] = []
    after = ""
    while True:
        page = linked.client.get(f"/incidents?order=oldest&after={after}").text
        seen += [part.split('"')[0] for part in page.split('<a href="/incidents/')[1:]]
        if 'data-key="n"' not in page:
            break
        after = seen[-1]
    assert len(seen) == len(set(seen)) == len(linked.store.incident_rows())


def test_the_table_as_csv(linked: Desk) -> None:
    answer = linked.client.get("/incidents.csv?country=LY&order=toll")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == listed(linked, "country=LY")
    tolls = [int(row["deaths_high"] or 0) for row in rows]
    assert tolls == sorted(tolls, reverse=True)


def test_hostile_names_stay_text_in_the_table(linked: Desk) -> None:
    page = linked.client.get(f"/incidents?place={ATTACK}&actor={ATTACK}").text
    assert ATTACK not in page
    assert ATTACK not in linked.client.get("/incidents").text


def test_every_incident_opens_with_its_claims_and_records(linked: Desk) -> None:
    for incident in linked.store.incidents():
        page = linked.client.get(f"/incidents/{incident.id}")
        assert page.status_code == 200
        assert ATTACK not in page.text
        assert page.text.count('scope="rowgroup"') == len(incident.families)
        for record in incident.records:
            assert f'href="/review/{record}"' in page.text
            assert f'href="/reports/{linked.store.record(record).report_id}"' in page.text


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_toll_is_told_by_each_method(linked: Desk, language: str) -> None:
    deadly = next(row for row in linked.store.incident_rows() if row.figures.deaths_low == 12)
    page = linked.client.get(f"/incidents/{deadly.id}", headers={"accept-language": language}).text
    assert "UCDP GED" in page
    assert "ACLED" in page
    assert "<q>Sedikitnya 12</q>" in page
    assert {"id": "terbaik 12", "en": "best 12"}[language] in page


def test_a_corrected_or_rejected_record_shows_on_its_incident(linked: Desk) -> None:
    incident = next(linked.store.incidents())
    for record in incident.records:
        linked.post(f"/review/{record}", verdict="reject", expected="")
    page = linked.client.get(f"/incidents/{incident.id}")
    assert page.status_code == 200


def test_an_incident_that_is_not_there(linked: Desk) -> None:
    assert linked.client.get("/incidents/i-none").status_code == 404


def test_an_incident_with_what_is_said_of_it_is_merged_whole(linked: Desk) -> None:
    rows = sorted(linked.store.incident_rows(), key=lambda row: -row.records)
    assert rows[0].records > 1
    for other in rows[1:4]:
        before = linked.store.count_incidents()
        answer = linked.post("/incidents/merge", incident=[other.id, rows[0].id], expected=seen(linked.store, other.id))
        page = linked.client.get(answer.headers["location"])
        assert page.status_code == 200
        assert linked.store.count_incidents() == before - 1
        undone = list(linked.store.judgements())[-1]
        linked.post("/review/undo", target=undone.target, judgement=undone.id)
        assert linked.store.count_incidents() == before


def test_the_timeline_above_the_table_leads_to_its_times(linked: Desk) -> None:
    table = linked.client.get("/incidents?country=LY").text
    (address,) = re.findall(r'data-timeline="([^"]+)"', table)
    page = linked.client.get(address.replace("&amp;", "&")).text
    bars = re.findall(r'href="(/incidents\?[^"]*since=[^"]*)" aria-label', page)
    assert bars
    assert all("country=LY" in bar for bar in bars)
    for bar in bars:
        assert listed(linked, bar.partition("?")[2].replace("&amp;", "&")) > 0
