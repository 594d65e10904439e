"""`saksi gazetteer` as a user calls it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from calls import Run

from saksi.knowledge.atlas import Atlas

CSV = "nama,lat,lon\nZubdir,-3.9,137.0\nZonder,,\n"


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    """An environment with a gazetteer of its own."""
    ready = Atlas()
    assert ready.path is not None
    (tmp_path / "cache").mkdir()
    shutil.copy(ready.path, tmp_path / "cache" / ready.path.name)
    (tmp_path / "survey.csv").write_text(CSV)
    return {"SAKSI_CACHE": str(tmp_path / "cache"), "SAKSI_DATA": str(tmp_path / "data")}


def test_info_shows_the_terms(run: Run) -> None:
    done = run("gazetteer", "info")
    assert done.code == 0
    for told in ("CC BY 4.0", "public domain", "Natural Earth", "GeoNames", "places", "polygons"):
        assert told in done.out
    (line,) = run("gazetteer", "info", "--json").lines
    assert {part["name"] for part in line["parts"]} >= {"own", "regions", "towns"}


def test_find(run: Run) -> None:
    found = run("gazetteer", "find", "Yerusalem", "--json").lines
    assert (found[0]["id"], found[0]["country"], found[0]["exact"]) == ("p:jerusalem-il", "IL", True)
    assert {one["country"] for one in run("gazetteer", "find", "Tripoli", "--country", "lb", "--json").lines} == {"LB"}
    assert "Misrata" in run("gazetteer", "find", "Misrata").out
    assert run("gazetteer", "find", "Zzyzxtan").code == 1


def test_add_find_and_remove(run: Run, places: dict[str, str]) -> None:
    done = run("gazetteer", "add", "survey.csv", "--licence", "CC0", **places)
    assert (done.code, done.out) == (0, "survey: 1 places added\n")
    assert "row 3: it has no coordinates" in done.err
    (found,) = run("gazetteer", "find", "Zubdir", "--json", **places).lines
    assert (found["source"], found["country"]) == ("survey", "ID")
    assert "CC0" in run("gazetteer", "info", **places).out
    assert run("gazetteer", "remove", "survey", **places).code == 0
    assert run("gazetteer", "find", "Zubdir", **places).code == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("paint",), "there is no action"),
        (("find",), "needs a name"),
        (("add", "nowhere.csv"), "is no file"),
        (("add", "survey.csv", "--map", "name"), "--map"),
        (("remove", "nobody"), "there is no source"),
    ],
)
def test_wrong_calls_say_what_to_do(run: Run, places: dict[str, str], arguments: tuple[str, ...], told: str) -> None:
    done = run("gazetteer", *arguments, **places)
    assert done.code == 2
    assert told in done.err
    assert "(" in done.err
