"""Deciding at the desk: each decision a judgement, none overwritten silently."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from desks import Desk, Open
from web_texts import FIGHT

from saksi.evaluate.gold import load_gold
from saksi.linking import link_store
from saksi.model import Modality, Record, Verdict
from saksi.review import FIELDS, Standing, find_record

HARM = {"field": "harm", "kind": "killed", "who": "warga", "by": "", "total": "no"}


def verdicts(desk: Desk) -> list[Verdict]:
    return [judgement.verdict for judgement in desk.store.judgements()]


def correct_toll(desk: Desk, record: Record, dead: int, expected: str = "") -> object:
    words = record.harm[0]
    return desk.post(
        f"/review/{record.id}/correct",
        **HARM,
        words=words.text,
        start=words.span.start,
        end=words.span.end,
        low=dead,
        high=dead,
        expected=expected,
    )


def deadly(desk: Desk) -> Record:
    return next(record for record in desk.store.records() if record.harm)


def test_accepting_goes_on_to_the_next_record(desk: Desk) -> None:
    first = desk.app.state.queue.waiting()[0].found.record
    second = desk.app.state.queue.waiting()[1].found.record
    answer = desk.post(f"/review/{first.id}/accept", expected="", note="jelas")
    assert answer.headers["location"].startswith(f"/review/{second.id}?done={first.id}:j-")
    assert find_record(desk.store, first.id).standing is Standing.ACCEPTED
    (judgement,) = desk.store.judgements()
    assert (judgement.reviewer, judgement.note) == ("ani", "jelas")
    assert first.id not in [item.found.record.id for item in desk.app.state.queue.waiting()]


def test_undoing_brings_the_record_back(desk: Desk) -> None:
    record = deadly(desk)
    desk.post(f"/review/{record.id}/reject", expected="")
    (judgement,) = desk.store.judgements()
    answer = desk.post("/review/undo", target=record.id, judgement=judgement.id, record=record.id)
    assert answer.headers["location"].startswith(f"/review/{record.id}?done=")
    assert find_record(desk.store, record.id).standing is Standing.OPEN
    assert verdicts(desk) == [Verdict.REJECT, Verdict.UNDO]
    assert desk.post("/review/undo", target=record.id, judgement=judgement.id).status_code == 409


def test_a_corrected_toll_is_shown_with_what_it_was(desk: Desk) -> None:
    record = deadly(desk)
    assert correct_toll(desk, record, 14).status_code == 303
    assert find_record(desk.store, record.id).record.harm[0].low == 14
    page = desk.client.get(f"/review/{record.id}").text
    assert "killed 14 warga" in page
    assert 'class="field changed"' in page
    assert "corrected" in page


def test_the_queue_ends_when_all_is_settled(desk: Desk) -> None:
    while items := desk.app.state.queue.waiting():
        desk.post(f"/review/{items[0].found.record.id}/accept", expected="")
    assert "Nothing awaits a decision" in desk.client.get("/review").text
    assert desk.client.get("/review/next").url.path == "/review"


def test_the_second_reviewer_is_told_and_nothing_is_overwritten(open_desk: Open) -> None:
    one, other = open_desk(person="ani"), open_desk(person="budi")
    record = deadly(one)
    assert correct_toll(one, record, 14).status_code == 303
    late = correct_toll(other, record, 41)
    assert late.status_code == 409
    assert "ani changed this record" in late.text
    assert 'name="low" inputmode="numeric" size="7" value="41"' in late.text  # what was typed is not lost
    assert find_record(one.store, record.id).record.harm[0].low == 14
    assert other.post(f"/review/{record.id}/accept", expected="").status_code == 409
    newest = re.search(r'name="expected" value="(j-\w+)"', late.text)
    assert newest is not None
    assert correct_toll(other, record, 41, expected=newest[1]).status_code == 303


def test_every_field_has_a_form_that_keeps_what_it_shows(desk: Desk) -> None:
    for record in desk.store.records():
        for field in FIELDS:
            page = desk.client.get(f"/review/{record.id}?edit={field}")
            assert page.status_code == 200
            assert f'name="field" value="{field}"' in page.text


@pytest.mark.parametrize(
    ("field", "form", "check"),
    [
        ("event_type", {"choice": "shelling"}, lambda record: record.event_type == "shelling"),
        ("modality", {"choice": "denied"}, lambda record: record.modality is Modality.DENIED),
        ("background", {"choice": "yes"}, lambda record: record.background),
        ("actor", {"words": "orang"}, lambda record: [actor.text for actor in record.actors] == ["orang"]),
        (
            "recipient",
            {"words": "kota Benghazi", "actor_id": "x:1"},
            lambda record: record.recipients[0].actor_id == "x:1",
        ),
        (
            "place",
            {"words": "BENGHAZI"},
            lambda record: (record.place.name, record.place.country) == ("Benghazi", "LY"),
        ),
        (
            "place",
            {"words": "kota", "name": "Kota Kita", "country": "ly", "lat": "1.5", "lon": "-3"},
            lambda record: (record.place.name, record.place.country, record.place.lat) == ("Kota Kita", "LY", 1.5),
        ),
        (
            "time",
            {"words": "Juni 2025", "from": "2025-06-02"},
            lambda record: (
                (str(record.time.end), record.time.time_precision, record.time.date_prec) == ("2025-06-02", 1, 1)
            ),
        ),
        ("attribution", {"words": "orang"}, lambda record: record.attribution[0].text == "orang"),
        (
            "evidence",
            {"words": "x", "start": "0", "end": "8"},
            lambda record: record.evidence[0].of(FIGHT) == "BENGHAZI",
        ),
    ],
)
def test_fields_can_be_corrected(desk: Desk, field: str, form: dict[str, str], check: object) -> None:
    record = next(each for each in desk.store.records() if desk.store.report(each.report_id).raw == FIGHT)
    if field == "place":
        desk.post(f"/review/{record.id}/correct", field="place", expected="")
        expected = next(iter(desk.store.judgements())).id
    else:
        expected = ""
    answer = desk.post(f"/review/{record.id}/correct", field=field, expected=expected, **form)
    assert answer.status_code == 303, answer.text
    assert check(find_record(desk.store, record.id).record)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"field": "shoes"}, "there is no field"),
        ({"field": "event_type", "choice": "tea_party"}, "there is no event type"),
        ({"field": "actor", "words": "Napoleon"}, "does not stand in the text"),
        ({"field": "time", "words": "Juni", "from": "yesterday"}, "is no day"),
        ({"field": "time", "words": "Juni", "from": "2025-06-05", "to": "2025-06-01"}, "runs backward"),
        ({**HARM, "words": "12", "low": "many"}, "whole number"),
        ({**HARM, "words": "12", "low": "12", "high": "2"}, "runs backward"),
        ({"field": "place", "words": "Benghazi", "lat": "91"}, "no number of degrees"),
        ({"field": "evidence"}, "words that state it"),
        ({"field": "evidence", "words": "x", "start": "0", "end": "999999"}, "the text ends before"),
        ({"field": "modality", "choice": "asserted"}, "holds that value already"),
    ],
)
def test_what_cannot_be_is_said_and_not_kept(desk: Desk, form: dict[str, str], told: str) -> None:
    record = next(each for each in desk.store.records() if desk.store.report(each.report_id).raw == FIGHT)
    answer = desk.post(f"/review/{record.id}/correct", expected="", **form)
    assert answer.status_code == 422
    assert told in answer.text
    assert verdicts(desk) == []


def test_what_was_filled_in_stays_where_it_cannot_be_taken(desk: Desk) -> None:
    record = desk.record("air_strike")
    row = {"words": "kata lain", "kind": "injured", "low": "12", "high": "2", "who": "warga", "by": "dokter"}
    answer = desk.post(f"/review/{record.id}/correct", field="harm", expected="", note="lihat lagi", **row)
    assert answer.status_code == 422
    for name in ("words", "low", "high", "who", "by"):
        assert f'name="{name}" ' in answer.text
        assert f'value="{row[name]}"' in answer.text
    assert '<option value="injured" selected>' in answer.text
    assert 'value="lihat lagi"' in answer.text
    place = {"words": "Benghazi", "name": "Bengasi", "country": "LY", "lat": "91", "lon": "x", "precision": "2"}
    page = desk.post(f"/review/{record.id}/correct", field="place", expected="", **place).text
    assert 'value="Bengasi"' in page
    assert 'value="91"' in page
    assert '<option value="2" selected>' in page


@pytest.mark.parametrize("verdict", ["accept", "reject", "correct"])
def test_who_comes_too_late_keeps_the_note(desk: Desk, open_desk: Open, verdict: str) -> None:
    record = desk.record("air_strike")
    open_desk(person="budi").post(f"/review/{record.id}/accept", expected="")
    fields = {"field": "modality", "choice": "alleged"} if verdict == "correct" else {}
    answer = desk.post(f"/review/{record.id}/{verdict}", expected="", note="dua saksi", **fields)
    assert answer.status_code == 409
    assert 'id="stale"' in answer.text
    assert 'value="dua saksi"' in answer.text
    assert len(verdicts(desk)) == 1


def test_a_record_leads_to_its_incident(desk: Desk) -> None:
    record = desk.record("air_strike")
    assert 'href="/incidents/i-' not in desk.client.get(f"/review/{record.id}").text
    link_store(desk.store)
    home = desk.store.incidents_of([record.id])[record.id]
    assert f'href="/incidents/{home}" data-key="i"' in desk.client.get(f"/review/{record.id}").text


def test_what_is_taken_back_twice_is_told_on_its_page(desk: Desk) -> None:
    record = desk.record("air_strike")
    desk.post(f"/review/{record.id}/accept", expected="")
    made = next(desk.store.judgements())
    assert desk.post("/review/undo", target=record.id, judgement=made.id).status_code == 303
    again = desk.post("/review/undo", target=record.id, judgement=made.id)
    assert again.status_code == 409
    assert 'role="alert"' in again.text
    assert 'id="record-title"' in again.text


def test_a_missed_record_is_added_to_the_report(desk: Desk) -> None:
    report = next(report for report in desk.store.reports() if report.name.endswith("serangan.txt"))
    raw = desk.store.report(report.id).raw
    start = raw.index("Warga")
    answer = desk.post(
        f"/reports/{report.id}/records",
        start=start,
        end=raw.index("Misrata.") + 8,
        event_type="displacement",
        words="x",
    )
    added = answer.headers["location"].rpartition("/")[2]
    assert find_record(desk.store, added).standing is Standing.ADDED
    page = desk.client.get(f"/reports/{report.id}").text
    assert f"/review/{added}" in page
    assert (
        desk.post(
            f"/review/{added}/correct", field="place", words="Misrata", expected=find_record(desk.store, added).newest
        ).status_code
        == 303
    )
    assert find_record(desk.store, added).record.place.name == "Misrata"
    assert desk.post(f"/reports/{report.id}/records", event_type="displacement").status_code == 422


def test_judged_reports_become_gold_that_evaluate_reads(desk: Desk, tmp_path: Path) -> None:
    report = next(report for report in desk.store.reports() if report.name.endswith("pertempuran.txt"))
    records = [each for each in desk.store.records() if each.report_id == report.id]
    correct_toll(desk, next(each for each in records if each.harm), 14)
    for record in records:
        desk.post(f"/review/{record.id}/accept", expected=find_record(desk.store, record.id).newest)
    archive = zipfile.ZipFile(io.BytesIO(desk.client.get("/standing/gold.zip").content))
    archive.extractall(tmp_path)
    (gold,) = load_gold(tmp_path / "gold")
    assert gold.raw == FIGHT
    assert [each.slots["harm"][0].low for each in gold.records if each.slots["harm"]] == [14]
    content = json.loads((tmp_path / "gold" / "pertempuran.json").read_text())
    assert "reader" not in content["records"][0]


def test_history_and_standing_show_what_was_decided(desk: Desk) -> None:
    record = deadly(desk)
    correct_toll(desk, record, 14)
    assert "corrected" in desk.client.get(f"/history?target={record.id}").text
    assert "<b>1</b> fits the newest reading" in desk.client.get("/standing").text
