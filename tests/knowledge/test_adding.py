"""Places that a user adds: GeoNames dumps, CSV and GeoJSON, the rows that are none, and what outlives a rebuild."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from saksi.errors import UsageError
from saksi.knowledge import Gazetteer
from saksi.knowledge.atlas import Atlas, build
from saksi.knowledge.atlas.adding import Added, add, remove
from saksi.knowledge.atlas.importing import GEONAMES
from saksi.knowledge.atlas.opening import path_in

CSV = """nama;lintang;bujur;provinsi;jenis;nama lain
Kampung Zubdir;-3,91;137,02;Papua Tengah;kampung;Zubdir Atas|Tsubdir
Zonder;;;;kampung;
Zenit;95;10;;kampung;
Zaneh;-3,9;137,1;;istana;
Znol;0;0;;;
;-3,9;137,1;;;
Zarmi;-3.70;137.3;;;
Zarmi;-3.70;137.3;;;
"""


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gazetteer of its own."""
    ready, folder = Atlas(), tmp_path_factory.mktemp("gazetteer")
    assert ready.path is not None
    shutil.copy(ready.path, path_in(folder))
    return folder


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def collection(*features: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def dump(*rows: dict[str, str]) -> str:
    return "".join("\t".join(row.get(name, "") for name in GEONAMES) + "\n" for row in rows)


def test_a_table_in_indonesian(tmp_path: Path, folder: Path) -> None:
    done = add(written(tmp_path / "survey.csv", CSV), "Survey", "CC BY 4.0", folder=folder)
    assert (done.source, done.places) == ("Survey", 2)
    assert [bad.row for bad in done.bad] == [3, 4, 5, 6, 7]
    reasons = " / ".join(bad.reason for bad in done.bad)
    for told in ("no coordinates", "not on the earth", "'istana' is no kind", "0, 0", "no name"):
        assert told in reasons
    place = Gazetteer(folder).look_up("Tsubdir")[0]
    assert (place.name, place.country, place.kind, place.admin1) == ("Kampung Zubdir", "ID", "village", "Central Papua")
    assert (place.lat, place.lon, place.source) == (-3.91, 137.02, "Survey")


def test_added_places_are_found_in_text_unless_told_otherwise(tmp_path: Path, folder: Path) -> None:
    path = written(tmp_path / "survey.csv", CSV)
    text = "Warga mengungsi dari Zarmi ke kota."
    add(path, "Survey", folder=folder)
    assert [found.text for found in Gazetteer(folder).find(text)] == ["Zarmi"]
    add(path, "Survey", found=False, folder=folder)
    assert Gazetteer(folder).find(text) == []
    assert Gazetteer(folder).look_up("Zarmi")


def test_added_places_outlive_a_rebuild(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(written(tmp_path / "survey.csv", CSV), "Survey", folder=folder)
    path_in(folder).unlink()
    monkeypatch.setattr(build.towns, "towns", lambda: iter(()))
    atlas = Atlas(folder)
    assert [hit.place.source for hit in atlas.search("Zarmi")] == ["Survey"]
    assert {part.name for part in atlas.parts()} == {"regions", "towns", "own", "added:Survey"}


def test_a_source_is_replaced_and_removed(tmp_path: Path, folder: Path) -> None:
    path = written(tmp_path / "a.csv", "name,lat,lon\nZubdir,1,117\n")
    add(path, "One", folder=folder)
    add(written(tmp_path / "b.csv", "name,lat,lon\nZarmi,1,117\n"), "Two", folder=folder)
    add(written(path, "name,lat,lon\nZenderan,1,117\n"), "One", folder=folder)
    gazetteer = Gazetteer(folder)
    assert gazetteer.look_up("Zubdir") == []
    assert gazetteer.look_up("Zenderan")
    remove("One", folder)
    assert Gazetteer(folder).look_up("Zenderan") == []
    assert Gazetteer(folder).look_up("Zarmi")
    with pytest.raises(UsageError, match="One"):
        remove("One", folder)


def test_columns_can_be_named(tmp_path: Path, folder: Path) -> None:
    path = written(tmp_path / "t.tsv", "WHERE\tNORTH\tEAST\nZubdir\t33.1\t36.2\n")
    with pytest.raises(UsageError, match="names"):
        add(path, "T", folder=folder)
    with pytest.raises(UsageError, match="no such"):
        add(path, "T", columns={"name": "THERE"}, folder=folder)
    add(path, "T", columns={"name": "WHERE", "lat": "NORTH", "lon": "EAST"}, folder=folder)
    place = Gazetteer(folder).look_up("Zubdir", ["SY"])[0]
    assert (place.country, place.kind) == ("SY", "village")


def test_a_country_may_be_told_by_name(tmp_path: Path, folder: Path) -> None:
    text = "name,lat,lon,country\nZubdir,33.1,36.2,Suriah\nZarmi,1,2,Atlantis\nZenderan,33,36,sy\n"
    done = add(written(tmp_path / "c.csv", text), "C", folder=folder)
    assert [bad.row for bad in done.bad] == [3]
    assert "Atlantis" in done.bad[0].reason
    assert {Gazetteer(folder).look_up(name, ["SY"])[0].country for name in ("Zubdir", "Zenderan")} == {"SY"}


def test_geojson_points_and_polygons(tmp_path: Path, folder: Path) -> None:
    bent = [[10, 10], [20, 10], [20, 20], [10, 20], [10, 19], [19, 19], [19, 11], [10, 11], [10, 10]]
    text = collection(
        feature({"type": "Point", "coordinates": [137.0, -3.9]}, name="Zubdir", jenis="distrik"),
        feature({"type": "Polygon", "coordinates": [bent]}, name="Zenderan"),
        feature({"type": "LineString", "coordinates": [[0, 1], [1, 1]]}, name="Zaris"),
        feature({"type": "Point", "coordinates": ["a", None]}, name="Zaluk"),
        feature({"type": "Polygon", "coordinates": [[[1, 1], [1, 1], [1, 1]]]}, name="Zitik"),
        feature(None, name="Znol"),
        "no feature",
        feature({"type": "Point", "coordinates": [137.0, -3.9]}),
    )
    done = add(written(tmp_path / "g.geojson", text), "G", folder=folder)
    assert done.places == 2
    assert [bad.row for bad in done.bad] == [3, 4, 5, 6, 7, 8]
    gazetteer = Gazetteer(folder)
    assert gazetteer.look_up("Zubdir")[0].kind == "district"
    area = gazetteer.look_up("Zenderan")[0]
    assert (area.kind, area.precision) == ("area", 2)
    assert area.lon is not None
    assert area.lon > 19, "the point of a bent polygon lies in it"


def test_a_geonames_dump(tmp_path: Path, folder: Path) -> None:
    here = {"lat": "-3.9", "lon": "137.1", "country": "ID", "admin1": "PT", "modified": "2024-01-01"}
    text = dump(
        {
            **here,
            "id": "990001",
            "name": "Zubdir",
            "also": "Tsubdir,Зубдир",
            "class": "P",
            "code": "PPL",
            "population": "0",
        },
        {**here, "id": "990002", "name": "Zarmi", "class": "P", "code": "PPL", "population": "20000"},
        {**here, "id": "990003", "name": "Kali Zender", "class": "H", "code": "STM"},
        {**here, "id": "990004", "name": "Republik Z", "class": "A", "code": "PCLI"},
        {**here, "id": "990005", "name": "Zutara", "class": "A", "code": "ADM2", "lat": "north"},
    )
    path = written(tmp_path / "ID.txt", text + "broken line\n")
    done = add(path, "GeoNames ID", "CC BY 4.0", folder=folder)
    assert done.places == 3
    assert [bad.row for bad in done.bad] == [5, 6]
    gazetteer = Gazetteer(folder)
    village = gazetteer.look_up("Tsubdir", ["ID"])[0]
    assert (village.id, village.kind, village.admin1) == ("g:990001", "village", "Central Papua")
    assert gazetteer.look_up("Kali Zender", ["ID"])[0].kind == "river"
    assert [found.text for found in gazetteer.find("Dari Zubdir ke Zarmi.")] == ["Zarmi"]
    with zipfile.ZipFile(tmp_path / "ID.zip", "w") as archive:
        archive.write(path, "ID.txt")
        archive.writestr("readme.txt", "about")
    assert add(tmp_path / "ID.zip", "GeoNames ID", folder=folder).places == 3


def test_a_town_that_is_known_already_is_not_doubled(tmp_path: Path, folder: Path) -> None:
    known = next(hit.place for hit in Atlas(folder).search("Lamongan") if hit.place.id.startswith("g:"))
    row = {"id": known.id[2:], "name": "Lamongan", "class": "P", "code": "PPL", "population": "70000"}
    text = dump({**row, "lat": "-7.1", "lon": "112.4", "country": "ID", "admin1": "08"})
    add(written(tmp_path / "ID.txt", text), "Again", folder=folder)
    assert [hit.place.id for hit in Atlas(folder).search("Lamongan")].count(known.id) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("empty.csv", ""),
        ("head.csv", "name,lat,lon\n"),
        ("bad.geojson", "{"),
        ("list.json", "[1, 2]"),
        ("none.geojson", '{"type": "FeatureCollection", "features": []}'),
        ("bad.zip", "no archive"),
        ("bad.csv", "name,lat,lon\nZ,x,y\n"),
    ],
)
def test_a_file_without_places_says_so(tmp_path: Path, folder: Path, name: str, text: str) -> None:
    with pytest.raises(UsageError, match=name.split(".", maxsplit=1)[0]):
        add(written(tmp_path / name, text), "Bad", folder=folder)
    assert not (folder / "places").exists()


def test_a_name_no_file_can_have_is_refused(tmp_path: Path, folder: Path) -> None:
    path = written(tmp_path / "a.csv", "name,lat,lon\nZubdir,1,117\n")
    with pytest.raises(UsageError, match="cannot name"):
        add(path, "../../etc", folder=folder)
    with pytest.raises(UsageError, match="kind"):
        add(path, "A", kind="castle", folder=folder)
    assert isinstance(add(path, "A", folder=folder), Added)
