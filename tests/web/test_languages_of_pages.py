"""What pages say in the language of the interface, beyond the words of their templates: refusals, errors, reasons."""

from __future__ import annotations

import re
from datetime import date

import pytest
from desks import Desk, Open

from saksi.linking import link_store
from saksi.merge.levels import COMPARISONS
from saksi.merge.relations import REASONS
from saksi.merge.scoring import trained_weights
from saksi.model import Interval, Report, Verdict, report_id
from saksi.pipeline import build
from saksi.web.catalogue import catalogue, words
from saksi.web.reasons import reason, whole_reason

#: Words that stand in English messages only.
ENGLISH = re.compile(r"\b(the|does|not|give|select|is|no|holds|already|runs|that|these)\b")


@pytest.fixture
def indonesian(desk: Desk) -> Desk:
    desk.client.headers["accept-language"] = "id"
    return desk


def alert_of(page: str) -> str:
    found = re.search(r'role="alert"[^>]*>(.*?)</', page, re.DOTALL)
    assert found, page
    return found[1]


@pytest.mark.parametrize(
    ("field", "filled", "told"),
    [
        ("place", {"words": "kata yang tidak ada"}, "tidak ada dalam teks"),
        ("modality", {"choice": "asserted"}, "sudah bernilai itu"),
        ("evidence", {"words": ""}, "harus punya kata-kata"),
        ("time", {"words": "Juni", "from": "2025-06-05", "to": "2025-06-04"}, "terbalik"),
        ("time", {"words": "Juni", "from": "besok"}, "bukan tanggal"),
        ("harm", {"words": "12", "kind": "killed", "low": "lima"}, "bilangan bulat"),
        ("place", {"words": "Sirte", "lat": "900"}, "bukan bilangan derajat"),
        ("event_type", {"choice": "nothing"}, "pilih dari"),
    ],
)
def test_what_is_refused_is_told_in_the_language(
    indonesian: Desk, field: str, filled: dict[str, str], told: str
) -> None:
    record = indonesian.record("air_strike")
    answer = indonesian.post(f"/review/{record.id}/correct", field=field, expected="", **filled)
    assert answer.status_code == 422, answer.text
    assert told in alert_of(answer.text)
    assert not ENGLISH.search(alert_of(answer.text)), alert_of(answer.text)


@pytest.mark.parametrize("path", ["/incidents/i-none", "/reports/r-none", "/review/e-none", "/nowhere"])
@pytest.mark.parametrize(("language", "title"), [("id", "Tidak ditemukan"), ("en", "Not found")])
def test_what_is_not_there_is_told_without_the_servers_paths(desk: Desk, path: str, language: str, title: str) -> None:
    answer = desk.client.get(path, headers={"accept-language": language})
    assert answer.status_code == 404
    assert f"<h1>{title}</h1>" in answer.text
    assert desk.store.where not in answer.text
    assert desk.store.where not in desk.client.get(f"/api/v1{path}").text


def test_a_toll_is_told_in_the_language(indonesian: Desk) -> None:
    record = next(record for record in indonesian.store.records() if record.harm)
    for path in (f"/review/{record.id}", f"/reports/{record.report_id}"):
        page = indonesian.client.get(path).text
        assert re.search(r"<span>tewas \d+", page)
        assert "killed" not in re.sub(r"<option.*?</option>", "", page)


def test_the_history_speaks_the_language_and_leads_to_what_was_judged(indonesian: Desk) -> None:
    record = next(record for record in indonesian.store.records() if record.harm)
    low = str(record.harm[0].low + 1)
    fields = {"field": "harm", "words": record.harm[0].text, "kind": "killed", "low": low, "who": "orang"}
    assert indonesian.post(f"/review/{record.id}/correct", expected="", **fields).status_code == 303
    page = indonesian.client.get("/history").text
    assert f"<ins>tewas {low}+</ins>" in page
    assert f'href="/review/{record.id}"' in page


def test_a_decision_on_an_incident_is_one_in_the_history(desk: Desk) -> None:
    link_store(desk.store)
    wanted = max(desk.store.incidents(), key=lambda one: len(one.records))
    page = desk.client.get(f"/incidents/{wanted.id}").text
    expected = re.search(r'name="expected" value="([^"]+)"', page)
    assert expected
    desk.post(f"/incidents/{wanted.id}/accept", expected=expected[1])
    told = desk.client.get("/history").text
    assert f'href="/incidents/{wanted.id}"' in told
    assert f"<summary>records: {len(wanted.records)}</summary>" in told
    assert told.count("<time ") == 1
    own = desk.client.get(f"/history?target={wanted.records[0]}").text
    assert own.count("part of the decision on its incident") == 1
    assert [one.verdict for one in desk.store.judgements(wanted.id)] == [Verdict.ACCEPT]


def test_every_reason_of_a_link_has_words() -> None:
    levels = trained_weights().levels
    assert set(levels) == set(COMPARISONS)
    missing = [f"{name}.{level}" for name in levels for level in levels[name]]
    assert [key for key in missing if f"reasons.{key}" not in catalogue()] == []
    said = words("id")
    assert [text for text in REASONS.values() if whole_reason(said, text) == text] == []
    found = reason(said, "against e-1: time same +1.5, family other -0.2, moon full +0.1")
    assert found.other == "e-1"
    assert found.parts == (("hari yang sama", "+1.5"), ("laporan dari sumber lain", "-0.2"), ("moon full", "+0.1"))


WIRE = (
    "DAKAR - Sedikitnya 23 tentara tewas ketika kelompok bersenjata menyerang pangkalan di Menaka, Mali, pada 7 Mei "
    "2025, kata juru bicara militer Amadou Sangare kepada kantor berita AFP. Tujuh kendaraan dibakar dan 41 senjata "
    "dirampas, katanya. Serangan itu terjadi menjelang subuh dan berlangsung tiga jam.\n"
)


@pytest.mark.parametrize(("language", "told"), [("id", "laporan yang lebih pendek"), ("en", "of the shorter report")])
def test_reports_of_one_origin_say_why_they_are_one_witness(desk: Desk, language: str, told: str) -> None:
    pipeline = build("rules")
    run = desk.store.begin(pipeline.reader.name)
    for number, outlet in enumerate(("Kabar Satu", "Kabar Dua")):
        raw = WIRE + "Dikutip lengkap.\n" * number
        day = Interval.day(date(2025, 5, 8))
        report = Report(report_id(raw), f"mali-{number}.txt", raw, outlet=outlet, published=day, language="id")
        made = pipeline.code(report)
        desk.store.save(run, made.report, made.text, pipeline.reader.name, made.records)
    link_store(desk.store)
    row = next(row for row in desk.store.incident_rows() if row.reports == 2)
    assert row.families == 1
    page = desk.client.get(f"/incidents/{row.id}", headers={"accept-language": language}).text
    assert re.search(f"<li>Kabar (Satu|Dua) – Kabar (Satu|Dua): [^<]*{told}", page)


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_incident_says_why_its_records_belong(open_desk: Open, language: str) -> None:
    desk = open_desk()
    link_store(desk.store)
    said = words(language)
    for incident in desk.store.incidents():
        page = desk.client.get(f"/incidents/{incident.id}", headers={"accept-language": language}).text
        for link in incident.links:
            for text, _ in reason(said, link.reason).parts:
                assert text in page


def test_what_reviewers_differ_on_is_told_in_the_language(open_desk: Open) -> None:
    ani, budi = open_desk(person="ani"), open_desk(person="budi")
    record = ani.record("air_strike")
    fields = {"field": "modality", "choice": "alleged", "expected": ""}
    assert ani.post(f"/review/{record.id}/correct", **fields).status_code == 303
    last = list(ani.store.judgements())[-1].id
    assert budi.post(f"/review/{record.id}/reject", expected=last).status_code == 303
    page = ani.client.get("/standing", headers={"accept-language": "id"}).text
    assert "<b>ani</b> dipertahankan" in page
    assert "<b>budi</b> ditolak" in page
    assert f'href="/review/{record.id}">{ani.store.report(record.report_id).name}' in page
