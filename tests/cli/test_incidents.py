"""`saksi incidents`, `saksi control`, and `saksi show` of an incident."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calls import Run

from saksi.model import Family, Incident, Link
from saksi.review import Decision, correct, field_text, reject
from saksi.store import RecordFilter, open_store

NOON = (
    "RAFAH - Serangan udara militer Israel di Rafah, Gaza, pada 4 Juni 2025 menewaskan sedikitnya 5 orang, kata "
    "Kementerian Kesehatan Gaza.\n"
)
NIGHT = (
    "RAFAH - Serangan udara militer Israel di Rafah, Gaza, pada 4 Juni 2025 menewaskan 17 orang, kata Kementerian "
    "Kesehatan Gaza.\n"
)
OTHER = (
    "Serangan udara militer Israel di Rafah, Gaza, pada 4 Juni 2025 menewaskan 9 orang, menurut rumah sakit setempat.\n"
)
TOWN = "Kota Darna dikuasai ISIS.\nPasukan pemerintah merebut kota Sirte dari ISIS pada 2 Juni 2025.\n"
REPORTS = {
    "noon": (NOON, "2025-06-04", "Warta Contoh"),
    "copy": (NOON + "Baca terus kabar kami.\n", "2025-06-04", "Salinan Contoh"),
    "night": (NIGHT, "2025-06-05", "Kabar Contoh"),
    "other": (OTHER, "2025-06-05", "Berita Contoh"),
    "town": (TOWN, "2025-06-04", "Warta Contoh"),
}


@pytest.fixture
def linked(run: Run, tmp_path: Path) -> Run:
    """A database with one incident of three families, and a report on who holds two towns."""
    folder = tmp_path / "berita"
    folder.mkdir()
    for name, (text, published, outlet) in REPORTS.items():
        (folder / f"{name}.txt").write_text(text)
        (folder / f"{name}.meta.json").write_text(json.dumps({"published": published, "outlet": outlet}))
    assert run("code", folder).code == 0
    store = open_store(str(tmp_path / "saksi.db"))
    strikes = sorted(store.records(RecordFilter(event_type="air_strike")), key=lambda record: record.report_id)
    assert len(strikes) == 4
    named = {store.report(record.report_id).name.split(".")[0]: record for record in strikes}
    families = [
        Family("f-wire", tuple(sorted({named["noon"].report_id, named["copy"].report_id}))),
        Family("f-night", (named["night"].report_id,)),
        Family("f-other", (named["other"].report_id,)),
    ]
    store.save_families(families)
    first = named["noon"]
    links = tuple(Link(record.id, 8.0, "same place and day") for record in strikes)
    ids = tuple(record.id for record in strikes)
    incident = Incident(
        "i-rafah", "air_strike", ids, ("f-night", "f-other", "f-wire"), links,
        first.place, first.time.start if first.time else None, first.time.end if first.time else None,
        first.actors, first.recipients,
    )  # fmt: skip
    store.save_incidents([], [one.id for one in store.incidents()])
    store.save_incidents([incident])
    store.close()
    return run


def test_incidents_are_listed_with_toll_and_witnesses(linked: Run) -> None:
    ran = linked("incidents")
    assert (ran.code, ran.err) == (0, "")
    line = next(line for line in ran.out.splitlines() if "i-rafah" in line)
    assert "air_strike" in line
    assert "2025-06-04" in line
    assert "9-17, best 9" in line
    assert line.split()[-2:] == ["3", "4"]


def test_incidents_are_filtered(linked: Run) -> None:
    for options in (["--type", "air_strike"], ["--min-families", 3], ["--min-toll", 17], ["--country", "ps"]):
        assert [one["id"] for one in linked("incidents", "--json", *options).lines] == ["i-rafah"], options
    for options in (["--type", "attack"], ["--min-families", 4], ["--min-toll", 18], ["--from", "2025-06-05"]):
        assert linked("incidents", "--json", *options).lines == [], options
    assert linked("incidents", "--order", "loudest").code == 2
    assert linked("incidents", "--type", "party").code == 2


def test_json_has_the_claims_side_by_side(linked: Run) -> None:
    (incident,) = linked("incidents", "--json").lines
    assert (incident["families"], len(incident["reports"])) == (3, 4)
    ucdp = incident["views"]["ucdp"]
    assert (ucdp["low"], ucdp["best"], ucdp["high"]) == (9, 9, 17)
    assert (incident["views"]["acled"], incident["views"]["airwars"]["grade"]) == (9, "fair")
    harm = incident["claims"]["harm"]
    assert sorted(claim["low"] for claim in harm) == [5, 5, 9, 17]
    replaced = [harm[claim["revised_by"]]["low"] for claim in harm if claim["revised_by"] is not None]
    assert replaced == [17, 17]
    assert {claim["family"] for claim in harm if claim["low"] == 5} == {"f-wire"}


def test_show_prints_who_says_what(linked: Run) -> None:
    ran = linked("show", "i-raf")
    assert (ran.code, ran.err) == (0, "")
    assert "3 families, 4 reports" in ran.out
    assert "9-17, best 9 dead" in ran.out
    harm = [line for line in ran.out.splitlines() if " killed" in line]
    assert len(harm) == 3
    (noon,) = (line for line in harm if line.strip().startswith("5+"))
    assert "Kementerian Kesehatan Gaza" in noon
    assert "Warta Contoh" in noon
    assert "Salinan Contoh" in noon
    assert "later 17" in noon
    assert linked("show", "i-raf", "--json").lines[0]["id"] == "i-rafah"


def test_control_of_a_place(linked: Run) -> None:
    ran = linked("control", "Sirte")
    assert (ran.code, ran.err) == (0, "")
    assert "2025-06-02 to …" in ran.out
    assert "Islamic State" in ran.out
    assert "Pasukan pemerintah merebut kota Sirte" in ran.out
    before, after = linked("control", "sirte", "--json").lines
    assert (before["holder"], before["end"], after["start"]) == ("is", "2025-06-01", "2025-06-02")
    assert after["evidence"][0]["words"] == ["Pasukan pemerintah merebut kota Sirte dari ISIS pada 2 Juni 2025."]
    (on,) = linked("control", "Sirte", "--at", "2025-05-30", "--json").lines
    assert on["holder"] == "is"
    (town,) = linked("control", "Darna", "--json").lines
    assert (town["holder"], town["start"], town["at_latest"]) == ("is", "2025-06-04", True)
    assert linked("control", town["place_id"], "--json").lines == [town]


def test_control_of_an_untold_place(linked: Run) -> None:
    ran = linked("control", "Tobruk")
    assert ran.code == 2
    assert "no record tells who holds 'Tobruk'" in ran.err
    assert linked("control", "Sirte", "--at", "yesterday").code == 2


def test_a_corrected_toll_and_a_rejected_record_show_at_once(linked: Run, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "saksi.db"))
    records = {store.report(one.report_id).name: one for one in store.records(RecordFilter(event_type="air_strike"))}
    night, other = records["night.txt"], records["other.txt"]
    harm = json.loads(field_text(night, "harm"))
    harm[0] |= {"low": 21, "high": 21}
    correct(store, night.id, "harm", json.dumps(harm), Decision("ani"))
    reject(store, other.id, Decision("ani"))
    store.close()
    (incident,) = linked("incidents", "--json").lines
    assert sorted(claim["low"] for claim in incident["claims"]["harm"]) == [5, 5, 21]
    assert (incident["views"]["ucdp"]["best"], incident["families"]) == (21, 2)
    assert "21 dead" in linked("show", "i-rafah").out
    (coded,) = linked("incidents", "--json", "--as-coded").lines
    assert sorted(claim["low"] for claim in coded["claims"]["harm"]) == [5, 5, 9, 17]
