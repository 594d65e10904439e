"""Families: what is one witness, why, and that nothing depends on the order."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from benchmarks.linking_scores import pairwise
from hypothesis import given
from hypothesis import strategies as st
from merge_texts import report

from saksi.merge import find_families
from saksi.merge.credits import credited, house
from saksi.merge.names import locatives, names, numbers, sounded
from saksi.model import Interval, Report, report_id

DAY = date(2025, 3, 4)
WIRE = report(
    "Shells hit Tamarin market, 14 dead\nTAMARIN (AFP) - Shells fell on the market of Tamarin on Tuesday and killed"
    " 14 people, said doctor Salma Idris of the Nur clinic. Another 37 were hurt when rows of stalls"
    " collapsed near the bridge.",
    DAY,
    "AFP",
    "en",
)
TRANSLATION = report(
    "Pasar Tamarin Dihantam Peluru Meriam\nPeluru meriam jatuh di pasar Tamarin pada Selasa dan menewaskan 14 orang,"
    " demikian dilansir AFP. Dokter Salma Idris dari klinik Nur menyebut 37 orang lain luka.",
    DAY,
    "Harian Contoh",
)
REPOST = report(WIRE.raw.replace(" (AFP)", "").replace(" near the bridge", ""), DAY, "Desert Herald", "en")
RIVAL = report(
    "Doctor tells of a night of wounds in Tamarin\nDoctor Salma Idris had run out of thread by midnight. She counted"
    " 16 bodies from the market in Tamarin and sent nine children on to the capital.",
    DAY,
    "Gulf Courier",
    "en",
)
ALL = (WIRE, TRANSLATION, REPOST, RIVAL)


def sets(reports: tuple[Report, ...]) -> set[frozenset[str]]:
    return {frozenset(family.report_ids) for family in find_families(reports)}


def test_a_wire_story_its_repost_and_its_translation_are_one_witness() -> None:
    assert sets(ALL) == {frozenset({WIRE.id, TRANSLATION.id, REPOST.id}), frozenset({RIVAL.id})}


def test_every_link_says_why() -> None:
    (family,) = (one for one in find_families(ALL) if len(one.report_ids) == 3)
    kinds = {link.kind: link.reason for link in family.links}
    assert family.origin == "AFP"
    assert "wording" in kinds["copy"]
    assert "both credit AFP" in kinds["credit"]
    assert "14" in kinds["credit"]


@given(st.permutations(ALL))
def test_the_order_of_reports_changes_nothing(shuffled: list[Report]) -> None:
    assert find_families(shuffled) == find_families(ALL)


def test_a_family_that_grows_keeps_its_id() -> None:
    before = find_families((WIRE, REPOST, RIVAL))
    after = find_families(ALL, before)
    assert {family.id for family in before} == {family.id for family in after}


def test_the_same_agency_weeks_later_is_another_story() -> None:
    later = replace(TRANSLATION, published=Interval.day(date(2025, 4, 9)))
    assert sets((WIRE, later)) == {frozenset({WIRE.id}), frozenset({later.id})}


def test_a_measure_of_likeness_only_proposes() -> None:
    words = (
        "Pasar Dihantam\nPeluru meriam di pasar Tamarin menewaskan 14 orang dan melukai 37 orang, kata seorang dokter."
    )
    uncredited = report(words, DAY, "Harian Contoh")
    assert len(find_families((WIRE, uncredited))) == 2
    assert len(find_families((WIRE, uncredited), similarity=lambda one, other: 0.99)) == 1
    assert len(find_families((WIRE, RIVAL), similarity=lambda one, other: 0.99)) == 2


@pytest.mark.parametrize(
    ("text", "outlet", "agencies"),
    [
        ("Kairo (ANTARA/AP) - Warga mengungsi.", "Antara", {"Antara", "AP"}),
        ("Warga mengungsi, kata petugas kepada Associated Press.", "Tempo", {"AP"}),
        ("Warga mengungsi. (reuters/wrt)", "Warta", {"Reuters"}),
        ("Kantor di Jalan AP Pettarani rusak; antara lain atapnya.", "Warta", set()),
        ("Residents fled, a nurse told AFP.", None, {"AFP"}),
    ],
)
def test_credits(text: str, outlet: str | None, agencies: set[str]) -> None:
    assert credited(text, outlet) == agencies


def test_editions_are_of_one_house() -> None:
    assert house("BBC News Indonesia") == house("BBC News")
    assert house("Tempo.co") != house("Kompas.com")


def test_names_and_numbers_meet_across_languages() -> None:
    told = names("Judul Berita\nMenurut dokter, warga Teheran dan milisi Huthi di kota Hudaidah menahan Salma Idris.")
    retold = names("A headline\nPeople of Tehran and the Houthi militia in the city of Hodeidah held Salma Idris.")
    assert told == retold
    assert numbers("Empat belas orang tewas dan 1.200 mengungsi pada 2024", "id") == {14, 1200}
    assert sounded("sidon") != sounded("sudan")
    assert locatives("Ledakan di Kampung Tamarin, near the town of Bir Nasr") >= {sounded("tamarin"), sounded("nasr")}


def test_the_benchmark_of_families_holds_its_floor() -> None:
    folder = Path(__file__).parents[2] / "benchmarks" / "linking"
    lines = [json.loads(line) for path in sorted(folder.glob("part-*-reports-*.jsonl")) for line in path.open()]
    reports = {
        report_id(line["text"]): report(
            line["text"], date.fromisoformat(line["published"]), line["outlet"], line["language"]
        )
        for line in lines
    }
    found = {one: family.id for family in find_families(list(reports.values())) for one in family.report_ids}
    right = {report_id(line["text"]): line["family"] for line in lines}
    assert pairwise(right, found).f1 >= 0.95
