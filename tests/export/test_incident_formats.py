"""ACLED, UCDP GED and POLECAT: the exact headings, the codes, what is left out, the way back to the evidence."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from made_incidents import (
    HEZBOLLAH,
    IDF,
    TARHUNA,
    TYRE,
    clash,
    everything,
    made_dossier,
    made_testimony,
    material,
    plan,
    protest,
    strike,
    threat,
)
from saksi.export import EXPORTERS, Outcome, export
from saksi.export.cells import unguard
from saksi.export.evidence import COLUMNS as EVIDENCE
from saksi.export.material import Dossier
from saksi.model import Modality

ACLED = """event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,\
inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,\
latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"""
GED = """id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,\
dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,\
number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,\
where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,\
event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"""
POLECAT = """Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,\
Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,\
Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,\
Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,\
Publication Date,Story People,Story Organizations,Story Locations,Language,Version"""

YEAR = (date(2026, 1, 1), date(2026, 12, 31))

Write = Callable[..., tuple[Outcome, list[dict[str, str]]]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(form: str, *dossiers: Dossier) -> tuple[Outcome, list[dict[str, str]]]:
        path = tmp_path / "out.csv"
        outcome = export(form, material(*dossiers), str(path))
        with path.open(encoding="utf-8", newline="") as stream:
            return outcome, list(csv.DictReader(stream))

    return write


@pytest.mark.parametrize(
    ("form", "header", "columns"), [("acled", ACLED, 31), ("ucdp-ged", GED, 49), ("polecat", POLECAT, 40)]
)
def test_the_header_is_the_formats_own(form: str, header: str, columns: int, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    export(form, material(), str(path))
    assert path.read_bytes() == header.encode() + b"\r\n"
    assert len(header.split(",")) == columns


@pytest.mark.parametrize("form", ["acled", "ucdp-ged", "polecat"])
def test_every_row_leads_to_its_evidence(form: str, write: Write, tmp_path: Path) -> None:
    _, rows = write(form, *everything())
    with (tmp_path / "out.csv.evidence.csv").open(encoding="utf-8", newline="") as stream:
        found = list(csv.DictReader(stream))
    assert tuple(found[0]) == EVIDENCE
    ids = {next(iter(row.values())) for row in rows}
    assert ids == {row["row_id"] for row in found}
    raw = {one.report.id: one.report.raw for dossier in everything() for one in dossier.testimonies}
    for row in found:
        assert unguard(row["words"]) == raw[row["report_id"]][int(row["start"]) : int(row["end"])]


def test_acled_row(write: Write) -> None:
    _, (row,) = write("acled", strike())
    expected = {
        "event_id_cnty": "LBN-i-strike",
        "event_date": "2026-05-04",
        "year": "2026",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
        "inter1": "8",
        "actor2": "Civilians (Lebanon)",
        "assoc_actor_2": "warga",
        "inter2": "7",
        "interaction": "78",
        "civilian_targeting": "Civilian targeting",
        "iso": "422",
        "region": "Middle East",
        "country": "Lebanon",
        "admin1": "South Governorate",
        "admin2": "Tyre",
        "admin3": "",
        "location": "Tyre",
        "latitude": "33.273",
        "longitude": "35.194",
        "geo_precision": "1",
        "source": "Kabar Kedua; Warta Contoh",
        "source_scale": "",
        "timestamp": "1780315200",
    }
    assert {name: row[name] for name in expected} | {"source": expected["source"]} == expected
    assert set(row["source"].split("; ")) == {"Kabar Kedua", "Warta Contoh"}
    assert "membom Tirus" in row["notes"]
    assert all(one.record.id in row["notes"] for one in strike().testimonies)
    assert row["tags"] == "saksi incident=i-strike; families=2; records=2"
    assert row["fatalities"] == str(strike().fatalities)


def test_acled_puts_crowds_first(write: Write) -> None:
    _, (row,) = write("acled", protest())
    assert (row["actor1"], row["assoc_actor_1"], row["inter1"]) == ("Protesters (Libya)", "mahasiswa", "6")
    assert (row["actor2"], row["inter2"], row["interaction"]) == ("", "", "60")
    assert row["disorder_type"] == "Demonstrations"
    assert row["fatalities"] == "0"
    force = made_dossier(
        made_testimony(
            "polisi menembaki demonstran di Tarhuna, 2 tewas pada Senin",
            "force_against_protesters",
            actors=(("polisi", None, None),),
            recipients=(("demonstran", None, None),),
            place=TARHUNA,
            killed=(2, 2),
            who="demonstran",
        )
    )
    _, (row,) = write("acled", force)
    assert row["sub_event_type"] == "Excessive force against protesters"
    assert (row["actor1"], row["assoc_actor_1"]) == ("Protesters (Libya)", "demonstran")
    assert (row["actor2"], row["inter2"], row["interaction"]) == ("polisi", "1", "16")


def test_acled_says_unidentified_where_nobody_is_named(write: Write) -> None:
    unknown = made_dossier(made_testimony("Seorang guru ditembak di Tirus, Senin.", "attack", actors=(), recipients=()))
    _, (row,) = write("acled", unknown)
    assert (row["actor1"], row["inter1"], row["interaction"]) == ("Unidentified Armed Group (Lebanon)", "3", "37")
    assert row["actor2"] == "Civilians (Lebanon)"


def test_an_actor_of_unknown_kind_has_no_code(write: Write) -> None:
    odd = made_dossier(
        made_testimony(
            "Senin Xyzzy menembaki Qwerty di Tirus.",
            "armed_clash",
            actors=(("Xyzzy", None, None),),
            recipients=(("Qwerty", None, None),),
        )
    )
    _, (row,) = write("acled", odd)
    assert (row["actor1"], row["inter1"], row["actor2"], row["inter2"], row["interaction"]) == (
        "Xyzzy",
        "",
        "Qwerty",
        "",
        "",
    )


def test_a_country_is_no_pin(write: Write) -> None:
    _, (row,) = write("acled", clash())
    assert (row["latitude"], row["longitude"], row["geo_precision"], row["location"]) == ("", "", "3", "Lebanon")
    assert (row["event_date"], row["time_precision"]) == ("2026-05-05", "2")
    assert row["notes"].startswith("2026-05-04 to 2026-05-07. ")
    _, (row,) = write("ucdp-ged", clash())
    assert (row["latitude"], row["geom_wkt"], row["priogrid_gid"], row["where_prec"]) == ("", "", "", "6")


@pytest.mark.parametrize(
    ("form", "dossier", "reason"),
    [
        ("acled", threat(), "no event type of ACLED"),
        ("acled", plan(), "planned, asked for or denied, but not said to have happened"),
        ("acled", made_dossier(made_testimony("x", place=None)), "no known country"),
        ("acled", made_dossier(made_testimony("x", days=None)), "no day known, not to a month"),
        (
            "acled",
            made_dossier(made_testimony("x", days=(date(2026, 1, 1), date(2026, 12, 31)))),
            "no day known, not to a month",
        ),
        ("ucdp-ged", protest(), "no organised violence by UCDP's definition"),
        ("ucdp-ged", made_dossier(made_testimony("x")), "no reported death"),
        ("polecat", plan(), "planned, asked for or denied, but not said to have happened"),
        ("polecat", made_dossier(made_testimony("x", "control")), "no event type of PLOVER"),
    ],
)
def test_what_is_left_out_is_told(form: str, dossier: Dossier, reason: str, write: Write) -> None:
    outcome, rows = write(form, dossier)
    assert (outcome.written, rows) == (0, [])
    assert outcome.left_out == {reason: 1}


def test_ged_row(write: Write) -> None:
    _, (row,) = write("ucdp-ged", strike())
    toll = strike().toll
    expected = {
        "relid": "i-strike",
        "year": "2026",
        "active_year": "",
        "code_status": "",
        "type_of_violence": "3",
        "conflict_new_id": "",
        "dyad_name": "Government of Israel - Civilians",
        "side_a": "Government of Israel",
        "side_b": "Civilians",
        "side_b_new_id": "9999",
        "number_of_sources": "2",
        "where_prec": "1",
        "where_coordinates": "Tyre",
        "adm_1": "South Governorate",
        "adm_2": "Tyre",
        "geom_wkt": "POINT (35.194 33.273)",
        "priogrid_gid": "177551",
        "country": "Lebanon",
        "country_id": "660",
        "region": "Middle East",
        "event_clarity": "1",
        "date_prec": "1",
        "date_start": "2026-05-04",
        "date_end": "2026-05-04",
        "best": str(toll.best),
        "low": str(toll.low),
        "high": str(toll.high),
        "deaths_civilians": str(toll.civilians),
        "gwnoa": "666",
        "gwnob": "",
    }
    assert {name: row[name] for name in expected} == expected
    assert int(row["id"]) < 2**48
    assert all(one.record.id in row["source_article"] for one in strike().testimonies)
    assert row["source_original"] == "dinkes"


def test_ged_names_two_sides(write: Write) -> None:
    _, (row,) = write("ucdp-ged", clash())
    assert row["type_of_violence"] == "1"
    assert {row["side_a"], row["side_b"]} == {"Government of Israel", "Hezbollah"}
    assert (row["date_prec"], row["event_clarity"]) == ("2", "2")
    assert (row["gwnoa"], row["gwnob"]) == ("666", "")


def test_the_unarmed_are_no_first_actor_where_another_is_named(write: Write) -> None:
    mixed = made_dossier(
        made_testimony(
            "Senin warga Palestina dan militer Israel di Tirus, 2 warga tewas",
            actors=(("warga Palestina", None, None), IDF),
            recipients=(),
            killed=(2, 2),
        )
    )
    _, (row,) = write("acled", mixed)
    assert (row["inter1"], row["assoc_actor_1"]) == ("8", "warga Palestina")
    _, (row,) = write("ucdp-ged", mixed)
    assert (row["side_b"], row["side_b_new_id"], row["type_of_violence"]) == ("Civilians", "9999", "3")


def test_polecat_has_a_row_a_pair(write: Write) -> None:
    both = made_dossier(
        made_testimony(
            "Hizbullah mengancam militer Israel dan warga",
            "threat",
            actors=(HEZBOLLAH,),
            recipients=(IDF, ("warga", None, None)),
        )
    )
    outcome, rows = write("polecat", both)
    assert outcome.written == 1
    assert [row["Recipient Name Raw"] for row in rows] == ["militer Israel", "warga"]
    assert {row["Event ID"] for row in rows} == {"i-1"}
    expected = {
        "Event Type": "THREATEN",
        "Quad Code": "VERBAL CONFLICT",
        "Actor Country": "LBN",
        "Actor COW": "660",
        "Primary Actor Sector": "REB",
        "Actor Name Raw": "Hizbullah",
        "Recipient Country": "ISR",
        "Primary Recipient Sector": "MIL",
        "Country": "LBN",
        "City": "Tyre",
        "GeoNames ID": "267008",
        "Language": "id",
        "Intensity": "",
    }
    assert {name: rows[0][name] for name in expected} == expected
    assert rows[1]["Primary Recipient Sector"] == "CVL"


def test_no_evidence_stands_beside_a_device(capfd: pytest.CaptureFixture[str]) -> None:
    assert export("acled", material(strike()), "/dev/null").written == 1
    assert not Path("/dev/null.evidence.csv").exists()
    assert export("acled", material(strike()), "-").written == 1
    assert capfd.readouterr().out.startswith("event_id_cnty,")


@pytest.mark.parametrize("form", EXPORTERS)
def test_hostile_text_harms_no_file(form: str, tmp_path: Path) -> None:
    raw = '=HYPERLINK("x")\x00\ud800,"\r\nSenin Tirus 4 warga\u2028'
    told = made_testimony(raw, outlet="@outlet\n\x00", killed=(4, 4), modality=Modality.ALLEGED)
    hostile = made_dossier(told)
    hostile = replace(
        hostile, incident=replace(hostile.incident, place=replace(TYRE, name="-Tyre\ud800", text="+T\x00"))
    )
    path = tmp_path / "out"
    assert export(form, material(hostile), str(path)).written == 1
    if form != "parquet":
        assert b"\x00" not in path.read_bytes()
        path.read_text("utf-8")


@pytest.mark.parametrize("form", EXPORTERS)
def test_the_same_material_gives_the_same_bytes(form: str, tmp_path: Path) -> None:
    files = []
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        export(form, material(*everything()), str(folder / "out"))
        files.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert files[0] == files[1]
