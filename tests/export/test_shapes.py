"""GeoJSON, Parquet and FollowTheMoney hold to their own rules, and codes of place and time to theirs."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_incidents import LEBANON, TYRE, clash, everything, made_dossier, made_testimony, material, strike
from saksi.errors import ExportError
from saksi.export import export
from saksi.export.countries import countries, country_of
from saksi.export.naming import interaction
from saksi.export.whereabouts import priogrid_gid, spot, when_of, where_prec
from saksi.model import TimeRef


def geojson(folder: Path) -> dict[str, object]:
    path = folder / "out.geojson"
    export("geojson", material(*everything()), str(path))
    found: dict[str, object] = json.loads(path.read_text("utf-8"))
    return found


def test_geojson_is_of_rfc_7946(tmp_path: Path) -> None:
    collection = geojson(tmp_path)
    assert set(collection) == {"type", "features"}
    assert collection["type"] == "FeatureCollection"
    features = collection["features"]
    assert isinstance(features, list)
    assert [one["id"] for one in features] == ["i-strike", "i-protest", "i-clash", "i-plan", "i-threat"]
    for one in features:
        assert set(one) == {"type", "id", "geometry", "properties"}
        assert one["type"] == "Feature"
        if one["geometry"] is not None:
            lon, lat = one["geometry"]["coordinates"]
            assert one["geometry"]["type"] == "Point"
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90


def test_geojson_has_no_false_pins_and_all_evidence(tmp_path: Path) -> None:
    features = {one["id"]: one for one in geojson(tmp_path)["features"]}  # type: ignore[attr-defined]
    assert features["i-clash"]["geometry"] is None
    assert features["i-threat"]["geometry"] is None
    assert features["i-strike"]["geometry"]["coordinates"] == [35.194, 33.273]
    evidence = features["i-strike"]["properties"]["evidence"]
    raw = {one.report.id: one.report.raw for one in strike().testimonies}
    assert len(evidence) == 2
    assert all(one["words"] == raw[one["report"]][one["start"] : one["end"]] for one in evidence)
    assert features["i-threat"]["properties"]["deaths_best"] is None
    assert features["i-strike"]["properties"]["deaths_best"] == strike().toll.best
    assert features["i-threat"]["properties"]["start"] is None


def test_geojson_without_incidents(tmp_path: Path) -> None:
    export("geojson", material(), str(tmp_path / "x"))
    assert json.loads((tmp_path / "x").read_text()) == {"type": "FeatureCollection", "features": []}


def test_parquet_has_three_tables_that_join(tmp_path: Path) -> None:
    export("parquet", material(*everything()), str(tmp_path / "out.parquet"))
    tables = {name: pq.read_table(tmp_path / name).to_pylist() for name in sorted(p.name for p in tmp_path.iterdir())}
    assert list(tables) == ["out.claims.parquet", "out.parquet", "out.records.parquet"]
    incidents, records = tables["out.parquet"], tables["out.records.parquet"]
    assert [row["incident_id"] for row in incidents] == [one.incident.id for one in everything()]
    assert {row["record_id"] for row in records} == {one for row in incidents for one in row["record_ids"]}
    assert {row["record_id"] for row in tables["out.claims.parquet"]} <= {row["record_id"] for row in records}
    first = incidents[0]
    assert first["start"] == date(2026, 5, 4)
    assert (first["deaths_low"], first["deaths_high"]) == (strike().toll.low, strike().toll.high)
    assert (first["lat"], incidents[2]["lat"]) == (TYRE.lat, None)
    raw = {one.report.id: one.report.raw for one in strike().testimonies}
    for row in records[:2]:
        passage = row["evidence"][0]
        assert passage["words"] == raw[row["report_id"]][passage["start"] : passage["end"]]
    harm = [row for row in tables["out.claims.parquet"] if row["field"] == "harm" and row["incident_id"] == "i-strike"]
    assert sorted(row["low"] for row in harm) == [7, 9]


def test_parquet_cannot_go_to_standard_output() -> None:
    with pytest.raises(ExportError, match="three files"):
        export("parquet", material(), "-")


def test_ftm_entities_are_valid_by_the_library(tmp_path: Path) -> None:
    model = pytest.importorskip("followthemoney").model
    path = tmp_path / "out.ftm.json"
    export("ftm", material(*everything()), str(path))
    entities = [model.get_proxy(json.loads(line)) for line in path.read_text("utf-8").splitlines()]
    ids = [one.id for one in entities]
    assert len(ids) == len(set(ids))
    for one in entities:
        one.schema.validate(one.to_dict())
        for _, value in one.itervalues():
            assert value
        pointed = [value for prop, value in one.itervalues() if prop.type.name == "entity"]
        assert set(pointed) <= set(ids)
    by_id = {one.id: one for one in entities}
    event = by_id["i-strike"]
    assert event.schema.name == "Event"
    assert event.get("startDate") == ["2026-05-04"]
    assert event.get("country") == ["lb"]
    assert [by_id[one].caption for one in event.get("involved")] == [by_id["actor-mil-il"].caption]
    assert {by_id[one].schema.name for one in event.get("proof")} == {"Article"}
    told = [one for one in entities if one.schema.name == "Documentation" and "i-strike" in one.get("entity")]
    assert {one.first("recordId") for one in told} == {one.record.id for one in strike().testimonies}
    assert any("membom Tirus" in (one.first("summary") or "") for one in told)


def test_ftm_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    with pytest.raises(ExportError, match="followthemoney") as caught:
        export("ftm", material(), str(tmp_path / "x"))
    assert "saksi[ftm]" in caught.value.hint


def test_countries_are_told_apart() -> None:
    found = countries().values()
    for field in ("iso3", "iso", "gw", "name"):
        values = [value for one in found if (value := getattr(one, field)) is not None]
        assert len(values) == len(set(values)), field
    assert all(len(one.code) == 2 and len(one.iso3) == 3 for one in found)
    assert {one.ucdp_region for one in found} == {"Africa", "Americas", "Asia", "Europe", "Middle East"}
    assert len({one.acled_region for one in found}) == 16
    indonesia = country_of("id")
    assert indonesia is not None
    assert (indonesia.iso, indonesia.gw, indonesia.iso3) == (360, 850, "IDN")
    assert country_of("ZZ") is None
    assert country_of(None) is None


@given(st.decimals(-90, 90, places=6).map(float), st.decimals(-180, 180, places=6).map(float))
def test_a_cell_of_the_grid_holds_its_point(lat: float, lon: float) -> None:
    gid = priogrid_gid(lat, lon)
    row, column = divmod(gid - 1, 720)
    assert 1 <= gid <= 259200
    assert row / 2 - 90 <= lat <= row / 2 - 89.5
    assert column / 2 - 180 <= lon <= column / 2 - 179.5


def test_the_corners_of_the_grid() -> None:
    assert (priogrid_gid(-90, -180), priogrid_gid(90, 180)) == (1, 259200)


@pytest.mark.parametrize(
    ("first", "second", "alone", "expected"),
    [
        (1, None, True, 10),
        (1, None, False, None),
        (2, 2, False, 22),
        (8, 7, False, 78),
        (None, 7, False, None),
        (None, None, True, None),
    ],
)
def test_interaction_is_the_lower_code_first(
    first: int | None, second: int | None, alone: bool, expected: int | None
) -> None:
    assert interaction(first, second, alone=alone) == expected


def test_precision_of_a_place_is_never_better_than_known() -> None:
    bare = replace(TYRE, where_prec=None)
    assert where_prec(bare) == 1
    assert where_prec(replace(bare, geo_precision=2)) == 3
    assert where_prec(replace(bare, geo_precision=3)) == 4
    assert where_prec(replace(bare, geo_precision=3, admin1=None)) == 6
    assert where_prec(replace(bare, geo_precision=None)) is None
    assert spot(replace(LEBANON, lat=33.9, lon=35.9)) is None
    assert spot(None) is None


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 500))
def test_precision_of_time_by_length(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    when = when_of(made_dossier(made_testimony("x", days=(start, end))))
    assert when is not None
    assert when.start <= when.middle <= when.end
    assert when.time_precision == (1 if days == 0 else 2 if days < 7 else 3)
    codes = [code for most, code in ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)) if days + 1 <= most]
    assert when.date_prec == (codes[0] if codes else None)


def test_what_the_record_says_of_precision_counts() -> None:
    dossier = clash()
    (told,) = dossier.testimonies
    time = TimeRef("pekan ini", told.record.time.span, date(2026, 5, 4), date(2026, 5, 7), 2, None, 3)  # type: ignore[union-attr]
    when = when_of(made_dossier(replace(told, record=replace(told.record, time=time))))
    assert when is not None
    assert when.date_prec == 3
