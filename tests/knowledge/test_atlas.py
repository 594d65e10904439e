"""The gazetteer's file: built from the packages, asked by name and by point, renewed where its sources change."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from saksi.knowledge import Gazetteer
from saksi.knowledge.atlas import Atlas, build, opening
from saksi.knowledge.atlas.folders import cache_folder, user_folder
from saksi.knowledge.atlas.opening import path_in


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas()


@pytest.fixture
def copy(atlas: Atlas, tmp_path: Path) -> Iterator[Path]:
    """A folder with a file of its own, and no added places."""
    assert atlas.path is not None
    shutil.copy(atlas.path, path_in(tmp_path))
    Atlas(tmp_path)
    yield tmp_path


def test_the_file_is_built_from_the_packages(tmp_path: Path) -> None:
    atlas = Atlas(tmp_path)
    assert atlas.path == path_in(tmp_path)
    counts = atlas.counts()
    assert counts["places"] > 200_000
    assert counts["names"] > 700_000
    assert counts["polygons"] > 4_500
    assert {part.name for part in atlas.parts()} == {"own", "regions", "towns"}
    assert [path.suffix for path in tmp_path.iterdir() if path.suffix not in (".sqlite", ".lock")] == []


def test_every_part_tells_its_terms(atlas: Atlas) -> None:
    terms = {part.name: part.licence for part in atlas.parts()}
    assert "CC BY 4.0" in terms["towns"]
    assert "public domain" in terms["regions"]
    assert "CLDR" in terms["own"]


def test_full_text_finds_parts_of_names(atlas: Atlas) -> None:
    found = {hit.place.id for hit in atlas.search("sidi bou", 50)}
    assert "p:sidi-bou-said-tn" in found
    assert atlas.search("Sana'a")[0].place.country == "YE"
    assert atlas.search("Sanaa")[0].exact
    assert atlas.search("   ") == []


def test_search_signs_do_no_harm(atlas: Atlas) -> None:
    for words in ('"', 'a"b*', "NEAR(a b)", "-x", "col:um", "' OR 1=1 --", "%"):
        atlas.search(words)


@pytest.mark.parametrize(
    ("lat", "lon", "country", "division"),
    [
        (50.45, 30.52, "UA", "Kyiv"),
        (45.3, 34.4, "UA", "Crimea"),
        (-6.9, 107.6, "ID", "West Java"),
        (31.5, 34.47, "PS", "Gaza Strip"),
        (31.9, 35.2, "PS", "West Bank"),
        (19.35, -72.5, "HT", "Artibonite"),
    ],
)
def test_divisions_by_point(atlas: Atlas, lat: float, lon: float, country: str, division: str) -> None:
    assert atlas.country_at(lat, lon) == country
    assert division in str(atlas.division_at(lat, lon))


@pytest.mark.parametrize(
    ("lat", "lon", "division"),
    [
        (-4.1, 138.95, "Highland Papua"),
        (-8.49, 140.4, "South Papua"),
        (-3.36, 135.5, "Central Papua"),
        (-2.55, 140.7, "Papua"),
        (-0.88, 131.3, "Southwest Papua"),
        (3.3, 117.6, "North Kalimantan"),
    ],
)
def test_provinces_younger_than_the_map(atlas: Atlas, lat: float, lon: float, division: str) -> None:
    assert atlas.division_at(lat, lon) == division


def test_at_sea_there_is_no_division(atlas: Atlas) -> None:
    assert atlas.division_at(0.0, -30.0) is None
    assert atlas.country_at(-40.0, 80.0) is None


def test_near(atlas: Atlas) -> None:
    found = atlas.near(32.38, 15.09, 30.0)
    assert found[0][0].name == "Misrata"
    assert [far for _, far in found] == sorted(far for _, far in found)
    assert all(far <= 30.0 for _, far in found)
    assert all(place.country == "LY" for place, _ in found)


def test_places_by_id(atlas: Atlas) -> None:
    place = atlas.get("p:misrata-ly")
    assert place is not None
    assert (place.name, place.admin1) == ("Misrata", "Misrata")
    assert "Misratah" in atlas.names_of("p:misrata-ly")
    assert atlas.get("p:nowhere") is None
    assert atlas.names_of("p:nowhere") == ()


def test_small_towns_and_regions_count_only_where_the_report_is_set() -> None:
    gazetteer = Gazetteer()
    assert gazetteer.look_up("Queensland") == []
    assert gazetteer.look_up("Queensland", ["AU"])[0].source == "Natural Earth"
    assert {place.country for place in gazetteer.look_up("Sudan")} == {"SD"}
    assert gazetteer.look_up("Bihar", ["IN"])[0].kind == "province"


def test_towns_know_their_division() -> None:
    towns = Gazetteer().look_up("Lamongan", ["ID"])
    assert towns[0].admin1 == "East Java"


def test_a_change_of_our_own_places_is_taken_over(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path_in(copy).stat().st_ino
    monkeypatch.setattr(build, "_own_fingerprint", lambda: "changed")
    atlas = Atlas(copy)
    assert {part.name: part.fingerprint for part in atlas.parts()}["own"] == "changed"
    assert path_in(copy).stat().st_ino == before
    assert atlas.get("p:misrata-ly") is not None
    assert atlas.search("Misratah")[0].place.id == "p:misrata-ly"


def test_a_broken_file_is_built_anew(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path_in(copy).write_bytes(b"no database at all" * 100)
    called = []
    monkeypatch.setattr(opening, "build", lambda path, wanted: called.append(path) or _tiny(path))
    Atlas(copy)
    assert called == [path_in(copy)]


def _tiny(path: Path) -> None:
    path.unlink()
    build.build(path, [])


def test_two_processes_build_it_once(tmp_path: Path) -> None:
    """A second process waits for the first, then takes what it has made: here both find our own places stale."""
    ready = Atlas()
    assert ready.path is not None
    shutil.copy(ready.path, path_in(tmp_path))
    with sqlite3.connect(path_in(tmp_path)) as database:
        database.execute("UPDATE part SET fingerprint = 'old' WHERE name = 'own'")
    code = (
        "import sys, pathlib; from saksi.knowledge.atlas import Atlas;"
        "print(Atlas(pathlib.Path(sys.argv[1])).get('p:misrata-ly').name)"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    assert [run.communicate(timeout=120)[0].strip() for run in runs] == ["Misrata", "Misrata"]
    with sqlite3.connect(path_in(tmp_path)) as database:
        assert database.execute("SELECT count(*) FROM place WHERE key = 'p:misrata-ly'").fetchone() == (1,)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("SAKSI_CACHE", "SAKSI_DATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "c"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "d"))
    assert cache_folder() == tmp_path / "c" / "saksi"
    assert user_folder() == tmp_path / "d" / "saksi" / "places"
    monkeypatch.setenv("SAKSI_CACHE", str(tmp_path / "own"))
    monkeypatch.setenv("SAKSI_DATA", str(tmp_path / "mine"))
    assert cache_folder() == tmp_path / "own"
    assert user_folder() == tmp_path / "mine" / "places"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="folders have no owner here")
def test_where_the_cache_cannot_be_written_the_file_stands_elsewhere(
    copy: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare = tmp_path_factory.mktemp("spare")
    shutil.copy(path_in(copy), path_in(spare))
    monkeypatch.setattr(opening, "spare_folder", lambda: spare)
    blocked = copy / "file"
    blocked.write_text("")
    atlas = Atlas(blocked / "cache")
    assert atlas.path == path_in(spare)
    assert atlas.search("Misrata")
