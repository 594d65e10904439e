"""Whole incidents accepted and rejected at the desk, and decisions that come too late told in place."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from desks import Desk, Open

from saksi.linking import link_store
from saksi.model import Incident, Span, record_id
from saksi.review import Standing, find_record
from saksi.store import RecordFilter, Status, Store


@pytest.fixture
def linked(desk: Desk) -> Desk:
    link_store(desk.store)
    return desk


@pytest.fixture
def largest(linked: Desk) -> Incident:
    return max(linked.store.incidents(), key=lambda one: len(one.records))


def expected(desk: Desk, incident_id: str) -> str:
    found = re.search(r'name="expected" value="([^"]+)"', desk.client.get(f"/incidents/{incident_id}").text)
    assert found
    return found[1]


def decide(desk: Desk, incident: Incident, verdict: str, **fields: object) -> str:
    known = {"expected": expected(desk, incident.id), **fields}
    answer = desk.post(f"/incidents/{incident.id}/{verdict}", **known)
    assert answer.status_code == 303, answer.text
    return desk.client.get(answer.headers["location"]).text


def undo_last(desk: Desk) -> str:
    last = list(desk.store.judgements())[-1]
    return desk.client.get(desk.post("/review/undo", target=last.target, judgement=last.id).headers["location"]).text


def code_anew(store: Store, report_id: str) -> None:
    """A newer reader finds the same events on a few characters less."""
    made = []
    for record in store.records(RecordFilter(report=report_id)):
        evidence = tuple(Span(span.start, max(span.start + 1, span.end - 2)) for span in record.evidence)
        name = record_id(report_id, record.event_type, evidence, record.triggers)
        made.append(replace(record, id=name, evidence=evidence, reader="rules-2"))
    run, text = store.begin("rules-2"), store.clean_text(report_id)
    assert text is not None
    store.save(run, store.report(report_id), text, "rules-2", made)


def test_an_accepted_incident_shows_so_and_undo_opens_it_again(linked: Desk, largest: Incident) -> None:
    page = decide(linked, largest, "accept", note="dua saksi")
    assert "Accepted." in page
    assert linked.store.incident_row(largest.id).status is Status.ACCEPTED
    assert {find_record(linked.store, name).standing for name in largest.records} == {Standing.ACCEPTED}
    assert "dua saksi" in linked.client.get(f"/history?target={largest.id}").text
    assert "Taken back." in undo_last(linked)
    assert linked.store.incident_row(largest.id).status is Status.OPEN


def test_a_rejected_incident_is_gone_until_it_is_taken_back(linked: Desk, largest: Incident) -> None:
    before = {one.id: one for one in linked.store.incidents()}
    page = decide(linked, largest, "reject", note="latihan")
    assert "Rejected." in page
    assert "no more" in page
    assert "latihan" in page
    assert largest.id not in {one.id for one in linked.store.incidents()}
    assert f'href="/incidents/{largest.id}"' not in linked.client.get("/incidents").text
    undo_last(linked)
    now = {one.id: frozenset(one.records) for one in linked.store.incidents()}
    assert now == {name: frozenset(one.records) for name, one in before.items()}
    together = [tie for tie in largest.related if tie.kind == "told_together"]
    assert set(together) <= set(linked.store.incident(largest.id).related)


@pytest.mark.parametrize("anew", [False, True])
def test_a_rejected_incident_stays_away_after_coding_and_linking_again(
    linked: Desk, largest: Incident, anew: bool
) -> None:
    reports = {linked.store.record(name).report_id for name in largest.records}
    others = linked.store.count_incidents() - 1
    decide(linked, largest, "reject")
    for report_id in reports:
        code_anew(linked.store, report_id)
    link_store(linked.store, anew=anew)
    told = [one.event_type for one in linked.store.incidents()]
    assert linked.store.count_incidents() == others, told
    page = undo_last(linked)
    assert linked.store.count_incidents() == others + 1
    assert "Taken back." in page


@pytest.mark.parametrize("verdict", ["accept", "reject", "split"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_who_comes_too_late_is_told_in_place_and_keeps_the_form(
    linked: Desk, largest: Incident, open_desk: Open, verdict: str, language: str
) -> None:
    seen = expected(linked, largest.id)
    other = open_desk(person="budi")
    other.post(f"/review/{largest.records[-1]}/accept", expected="", note="tiga saksi")
    kept = list(linked.store.judgements())
    linked.client.headers["accept-language"] = language
    answer = linked.post(
        f"/incidents/{largest.id}/{verdict}", expected=seen, record=[largest.records[0]], note="dua kejadian"
    )
    assert answer.status_code == 409
    assert 'id="stale"' in answer.text
    assert "budi" in answer.text
    assert "tiga saksi" in answer.text
    assert 'value="dua kejadian"' in answer.text
    if verdict == "split":
        assert f'name="record" value="{largest.records[0]}" checked' in answer.text
    assert list(linked.store.judgements()) == kept
    again = re.search(r'name="expected" value="([^"]+)"', answer.text)
    assert again
    fields = {"expected": again[1], "record": [largest.records[0]]}
    assert linked.post(f"/incidents/{largest.id}/{verdict}", **fields).status_code == 303


def test_a_merge_into_what_went_elsewhere_is_told_where_it_went(linked: Desk, open_desk: Open) -> None:
    one, other, third = sorted(row.id for row in linked.store.incident_rows())[:3]
    seen = {name: expected(linked, name) for name in (one, other, third)}
    budi = open_desk(person="budi")
    home = budi.post("/incidents/merge", incident=[one, other], expected=seen[one]).headers["location"]
    home = home.partition("?")[0]
    gone = other if one in home else one
    answer = linked.post("/incidents/merge", incident=[gone, third], expected=seen[gone], note="serangan yang sama")
    assert answer.status_code == 409
    assert "budi" in answer.text
    assert 'value="serangan yang sama"' in answer.text
    assert f'value="{third}" checked' in answer.text or "serangan yang sama" in answer.text
    assert linked.client.get(f"/incidents/{gone}").url.path == home
    grown = home.rpartition("/")[2]
    late = linked.post("/incidents/merge", incident=[grown, third], expected=seen[grown])
    assert late.status_code == 409
    assert "budi" in late.text  # who merged, although the judgement bears the other incident's id
    assert len(list(linked.store.judgements())) == 1


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_rejected_incident_says_what_it_was(linked: Desk, largest: Incident, language: str) -> None:
    titles = {linked.store.report(linked.store.record(name).report_id).name for name in largest.records}
    decide(linked, largest, "reject")
    page = linked.client.get(f"/incidents/{largest.id}", headers={"accept-language": language})
    assert page.status_code == 200
    for name in largest.records:
        assert f'href="/review/{name}"' in page.text
    assert all(title in page.text for title in titles)


def test_nothing_left_to_decide_is_said_in_place(linked: Desk, largest: Incident) -> None:
    decide(linked, largest, "accept")
    fields = {"expected": expected(linked, largest.id)}
    page = linked.client.get(f"/incidents/{largest.id}").text
    assert 'data-key="a" disabled' in page
    answer = linked.post(f"/incidents/{largest.id}/accept", **fields)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert linked.post(f"/incidents/{largest.id}/split", **fields).status_code == 422


def test_the_next_incident_is_one_on_which_nobody_decided(linked: Desk, largest: Incident) -> None:
    for _ in range(linked.store.count_incidents()):
        location = linked.client.get("/incidents/next?after=i-none", follow_redirects=False).headers["location"]
        name = location.rpartition("/")[2]
        assert linked.store.incident_row(name).status is Status.OPEN
        decide(linked, linked.store.incident(name), "accept")
    assert linked.client.get("/incidents/next", follow_redirects=False).headers["location"] == "/incidents"


def test_readers_may_not_decide_on_incidents(linked: Desk, largest: Incident) -> None:
    for verdict in ("accept", "reject", "split"):
        answer = linked.client.post(f"/incidents/{largest.id}/{verdict}", data={"expected": ""})
        assert answer.status_code == 403  # no page of ours sent it


def test_what_a_person_added_belongs_to_its_incident_like_any_other_record(linked: Desk) -> None:
    report = next(one for one in linked.store.reports() if one.name.endswith("serangan.txt"))
    raw = linked.store.report(report.id).raw
    span = Span(raw.index("Warga"), raw.index("Misrata.") + 8)
    fields = {"start": span.start, "end": span.end, "event_type": "force_against_protesters"}
    added = linked.post(f"/reports/{report.id}/records", **fields).headers["location"].rpartition("/")[2]
    link_store(linked.store)
    home = linked.store.incidents_of([added])[added]
    for _ in range(3):  # every later linking leaves it there
        page = linked.client.get(f"/incidents/{home}").text
        assert f'href="/review/{added}"' in page
        assert "serangan.txt" in page
        link_store(linked.store, anew=True)
        assert linked.store.incidents_of([added]) == {added: home}
    other = next(one.id for one in linked.store.incidents() if one.id != home)
    merged = linked.post("/incidents/merge", incident=[home, other], expected=expected(linked, home))
    assert merged.status_code == 303
    both = linked.store.incidents_of([added, *linked.store.incident(linked.store.incidents_of([added])[added]).records])
    assert len(set(both.values())) == 1
    now = linked.store.incident(both[added])
    decide(linked, now, "reject")
    assert linked.store.incidents_of([added]) == {}
    assert find_record(linked.store, added).standing is Standing.REJECTED
    undo_last(linked)
    assert set(linked.store.incident(now.id).records) == set(now.records)


def test_an_accepted_incident_is_listed_so_after_coding_and_linking_again(linked: Desk, largest: Incident) -> None:
    decide(linked, largest, "accept")
    for report_id in {linked.store.record(name).report_id for name in largest.records}:
        code_anew(linked.store, report_id)
    link_store(linked.store)
    (row,) = [row for row in linked.store.incident_rows() if row.status is not Status.OPEN]
    assert row.status is Status.ACCEPTED
    assert not set(linked.store.incident(row.id).records) & set(largest.records)
    last = linked.store.incident(row.id).records[-1]
    linked.post(f"/review/{last}/reject", expected="")
    assert linked.store.incident_row(row.id).status is Status.ACCEPTED
    undo_last(linked)
    assert linked.store.incident_row(row.id).status is Status.ACCEPTED
