"""The pages of actors: what they did and suffered, and who the unknown ones are."""

from __future__ import annotations

from datetime import date

import pytest
from desks import Desk

from saksi.linking import link_store
from saksi.merge.provisional import Provisional, Provisionals
from saksi.model import Interval, Report, Verdict, report_id
from saksi.pipeline import build
from saksi.store.listing import Facet, IncidentFilter

TOLD = (
    "Kelompok bersenjata Laskar Anumerta menyerang desa Waghete di Papua pada 3 Juni 2025. Sedikitnya 4 orang tewas.\n",
    "Laskar Anumertha menyerang pos polisi di kota Benghazi pada 5 Juni 2025, menewaskan 6 polisi.\n",
)


@pytest.fixture
def told(desk: Desk) -> Desk:
    pipeline = build("rules")
    run = desk.store.begin(pipeline.reader.name)
    for number, raw in enumerate(TOLD):
        day = Interval.day(date(2025, 6, 6 + number))
        report = Report(
            report_id(raw), f"laskar-{number}.txt", raw, outlet="Warta Contoh", published=day, language="id"
        )
        made = pipeline.code(report)
        desk.store.save(run, made.report, made.text, pipeline.reader.name, made.records)
    desk.store.finish(run)
    link_store(desk.store)
    return desk


def entities(desk: Desk) -> Provisionals:
    refs = [ref for record in desk.store.records() for ref in (*record.actors, *record.recipients)]
    return Provisionals(refs, desk.store.judgements())


def unknown(desk: Desk) -> Provisional:
    return next(one for one in entities(desk) if any("Anumert" in text for text, _ in one.spellings))


def test_actors_are_listed_with_what_they_did_and_suffered(told: Desk) -> None:
    page = told.client.get("/actors").text
    rows = told.store.incident_rows()
    assert rows
    assert page.count("/actors/actor?id=") > 1
    assert told.client.get("/actors", params={"name": "no such actor"}).text.count("/actors/actor?id=") == 0


def test_a_known_actor_is_found_by_an_alias_and_has_its_incidents(told: Desk) -> None:
    page = told.client.get("/actors", params={"name": "ISIS"}).text
    assert "/actors/actor?id=is" in page
    one = told.client.get("/actors/actor", params={"id": "is"}).text
    assert "<h1>" in one
    for row in told.store.incident_rows(IncidentFilter(actor_id="is")):
        assert f"/incidents/{row.id}" in one


def test_every_listed_actor_opens(told: Desk) -> None:
    keys = {each.key for facet in (Facet.ACTOR, Facet.RECIPIENT) for each in told.store.tally(IncidentFilter(), facet)}
    for key in keys:
        assert told.client.get("/actors/actor", params={"id": key}).status_code == 200, key


def test_an_unknown_actor_is_named_merged_and_undone(told: Desk) -> None:
    one = unknown(told)
    assert one.id in told.client.get("/actors/unknown").text
    assert told.post("/actors/actor", id=one.id, decision="name", name="Laskar Anumerta Papua").status_code == 303
    assert unknown(told).name == "Laskar Anumerta Papua"
    seen = list(told.store.judgements(one.id))[-1].id
    answer = told.post("/actors/actor", id=one.id, decision="merge", into="Islamic State", expected=seen)
    assert answer.status_code == 303
    assert unknown(told).actor_id == "is"
    page = told.client.get("/actors/actor", params={"id": "is"}).text
    assert all(text in page for text, _ in one.spellings)
    assert told.client.get(answer.headers["location"]).status_code == 200
    for path in ("/history", "/standing", "/control", "/review"):
        assert told.client.get(path).status_code == 200
    judgement = list(told.store.judgements(one.id))[-1]
    assert told.post("/review/undo", target=one.id, judgement=judgement.id).headers["location"].endswith(one.id)
    assert unknown(told).actor_id is None
    assert [each.verdict for each in told.store.judgements(one.id)] == [Verdict.CORRECT, Verdict.MERGE, Verdict.UNDO]
    assert link_store(told.store) is not None


def test_an_unknown_actor_is_merged_into_another_unknown_one_by_name(told: Desk) -> None:
    one, other = list(entities(told))[:2]
    page = told.client.get("/actors/actor", params={"id": one.id}).text
    assert f'<option value="{other.name}">' in page
    assert '<option value="Islamic State">' in page
    assert told.post("/actors/actor", id=one.id, decision="merge", into=other.name).status_code == 303
    (merged,) = [each for each in entities(told) if one.spellings[0] in each.spellings]
    assert other.spellings[0] in merged.spellings


def test_who_comes_too_late_keeps_what_was_filled_in(told: Desk) -> None:
    one = unknown(told)
    told.post("/actors/actor", id=one.id, decision="name", name="Satu", expected="")
    late = {"decision": "merge", "into": "Islamic State", "note": "menurut laporan lain", "expected": ""}
    page = told.client.post("/actors/actor", data={"csrf": told.csrf, "id": one.id, **late}).text
    assert "ani" in page
    assert 'value="Islamic State"' in page.partition('name="into"')[2][:200]
    assert 'value="menurut laporan lain"' in page


def test_what_names_nobody_is_rejected(told: Desk) -> None:
    one = unknown(told)
    assert told.post("/actors/actor", id=one.id, decision="reject").headers["location"] == "/actors/unknown"
    assert entities(told).get(one.id) is None
    assert one.id not in told.client.get("/actors/unknown").text


@pytest.mark.parametrize(
    "fields",
    [{"decision": "merge", "into": "nobody at all"}, {"decision": "name", "name": " "}, {"decision": "elope"}],
)
def test_a_decision_that_cannot_be_is_refused(told: Desk, fields: dict[str, str]) -> None:
    one = unknown(told)
    answer = told.post("/actors/actor", id=one.id, **fields)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert list(told.store.judgements()) == []


def test_who_has_not_seen_the_newest_judgement_is_told(told: Desk) -> None:
    one = unknown(told)
    told.post("/actors/actor", id=one.id, decision="name", name="Satu", expected="")
    assert told.post("/actors/actor", id=one.id, decision="name", name="Dua", expected="").status_code == 409
    assert unknown(told).name == "Satu"


def test_an_actor_of_whom_nothing_is_told_is_not_there(told: Desk) -> None:
    assert told.client.get("/actors/actor", params={"id": "nobody at all"}).status_code == 404
