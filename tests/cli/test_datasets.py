"""Exports, comparison, releases and differences from the command line, on reports that were coded and linked."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from calls import STRIKE, call
from typer.testing import CliRunner, Result

from saksi.cli.app import app
from saksi.errors import SaksiError
from saksi.export import EXPORTERS

RUNNER = CliRunner()


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of one coded and linked report."""
    folder = tmp_path_factory.mktemp("coded")
    (folder / "b.txt").write_text(STRIKE)
    ran = call(folder, "code", "b.txt", "--db", "saksi.db")
    assert ran.code == 0, ran.err
    return folder / "saksi.db"


@pytest.fixture
def database(coded: Path, tmp_path: Path) -> Path:
    """A copy of that database in a folder of its own."""
    return Path(shutil.copy(coded, tmp_path / "saksi.db"))


def saksi(*arguments: object) -> Result:
    """Call `saksi` in this process."""
    ran = RUNNER.invoke(app, list(map(str, arguments)))
    if isinstance(ran.exception, SaksiError):
        raise ran.exception
    return ran


@pytest.mark.parametrize("form", EXPORTERS)
def test_every_format_is_written(form: str, database: Path) -> None:
    path = database.parent / "out"
    ran = saksi("export", form, "-o", path, "--db", database)
    assert ran.exit_code == 0, ran.stderr
    assert f"{EXPORTERS[form].unit} in {path}" in ran.stderr
    if form == "ucdp-ged":  # "the military" is no identified side
        assert "left out 1: " in ran.stderr
    else:
        assert ran.stderr.startswith("1 ")
    assert path.stat().st_size


def test_acled_by_country_and_what_is_left_out(database: Path) -> None:
    path = database.parent / "out.csv"
    saksi("export", "acled", "-o", path, "--country", "LY", "--db", database)
    with path.open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["country"], row["event_date"], row["fatalities"]) == ("Libya", "2025-06-04", "15")
    assert (database.parent / "out.csv.evidence.csv").is_file()
    assert "no such incidents" in saksi("export", "acled", "-o", path, "--country", "ID", "--db", database).stderr


def test_incidents_go_to_standard_output(database: Path) -> None:
    ran = call(database.parent, "export", "geojson", "-o", "-", "--db", database)
    assert json.loads(ran.out)["type"] == "FeatureCollection"
    assert not list(database.parent.glob("*.evidence.csv"))


@pytest.mark.parametrize("option", [("--modality", "asserted"), ("--report", "b.txt"), ("--reader", "rules-1")])
def test_filters_of_records_are_no_filters_of_incidents(option: tuple[str, str], database: Path) -> None:
    with pytest.raises(SaksiError, match="picks records"):
        saksi("export", "acled", "-o", database.parent / "out.csv", *option, "--db", database)


def test_compare_with_our_own_export(database: Path) -> None:
    path = database.parent / "out.csv"
    saksi("export", "acled", "-o", path, "--db", database)
    ran = call(database.parent, "compare", path, "--db", database, "--json")
    (found,) = ran.lines
    assert found["format"] == "acled"
    assert found["counts"] == {"theirs": 1, "matches": 1, "misses": 0, "extra": 0, "differing": 0}
    assert call(database.parent, "compare", path, "--db", database).out.startswith("acled: 1 events; 1 matched")


def test_release_and_diff(database: Path) -> None:
    folder = database.parent
    ran = call(folder, "release", "-o", "one", "--version", "1", "--author", "Redaksi", "--db", database)
    assert ran.code == 0, ran.err
    assert "SHA256SUMS" in ran.err
    assert call(folder, "release", "-o", "one", "--version", "1", "--db", database).code == 1
    (folder / "c.txt").write_text("Serangan udara di Tobruk, Libya, pada 9 Juni 2025 menewaskan 4 orang.\n")
    assert call(folder, "code", "c.txt", "--db", database).code == 0
    (found,) = call(folder, "diff", "one", database, "--json").lines
    assert {row["reason"] for row in found["counts"]} == {"new report"}
    assert len(found["reports"]["added"]) == 1
    table = call(folder, "diff", "one", database)
    assert "1 reports more" in table.out
    assert "new report" in table.out
