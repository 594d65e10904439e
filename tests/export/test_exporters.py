"""What is exported: round trips, safe cells, files that appear whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from model_strategies import of_one_report, records, reports
from saksi.errors import ExportError, UsageError
from saksi.export import EXPORTERS, export, record_form, report_form, to_line
from saksi.export.material import Dossier, Given
from saksi.export.plain import record_from_plain, record_to_plain
from saksi.export.rows import COLUMNS
from saksi.export.transcript import read_jsonl
from saksi.model import (
    ActorRef,
    Claim,
    Harm,
    HarmKind,
    Interval,
    Modality,
    PlaceRef,
    Record,
    Report,
    Span,
    Speaker,
    TimeRef,
)

RAW = "Menurut saksi, =milisi menyerang Tarhuna pada Senin. Sedikitnya 7 warga tewas."
REPORT = Report("r-1", "a.txt", RAW, "Warta Contoh", published=Interval.day(date(2026, 5, 4)), language="id")


def span(words: str) -> Span:
    start = RAW.index(words)
    return Span(start, start + len(words))


RECORD = Record(
    "e-1",
    "r-1",
    "attack",
    Modality.ALLEGED,
    (span("Sedikitnya 7 warga tewas."), span(RAW.split(". ", maxsplit=1)[0] + ".")),
    triggers=(span("menyerang"),),
    actors=(ActorRef("=milisi", span("=milisi"), "milisi-x"),),
    recipients=(ActorRef("warga", span("warga")),),
    place=PlaceRef("Tarhuna", span("Tarhuna"), "1", "Tarhuna", "LY", lat=32.43502, lon=13.6332, geo_precision=1),
    time=TimeRef("Senin", span("Senin"), date(2026, 5, 4), date(2026, 5, 4), 1),
    harm=(Harm(HarmKind.KILLED, "warga", 7, None, "Sedikitnya 7", span("Sedikitnya 7")),),
    attribution=(Speaker("saksi", span("saksi")),),
    value=Claim("value", "7", "7 warga", span("7 warga"), None, Modality.ASSERTED),
    reader="rules-1",
)


def test_the_contract_form() -> None:
    form = record_form(RAW, RECORD)
    assert {key: form[key] for key in ("id", "event_type", "modality", "actor", "recipient", "attribution")} == {
        "id": "e-1",
        "event_type": "attack",
        "modality": "alleged",
        "actor": ["=milisi"],
        "recipient": ["warga"],
        "attribution": ["saksi"],
    }
    assert form["place"] == {
        "text": "Tarhuna",
        "name": "Tarhuna",
        "country": "LY",
        "lat": 32.44,
        "lon": 13.63,
        "geo_precision": 1,
    }
    assert form["origin"] is None
    assert form["time"] == {
        "text": "Senin",
        "start": "2026-05-04",
        "end": "2026-05-04",
        "time_precision": 1,
        "basis": None,
    }
    assert form["harm"] == [{"kind": "killed", "who": "warga", "low": 7, "high": None, "text": "Sedikitnya 7"}]
    assert form["value"] == "7 warga"
    assert form["evidence"] == ["Menurut saksi, =milisi menyerang Tarhuna pada Senin.", "Sedikitnya 7 warga tewas."]
    assert form["evidence"] == [RAW[start:end] for start, end in form["evidence_spans"]]
    assert RAW[slice(*form["spans"]["place"][0])] == "Tarhuna"


def test_an_unresolved_place_keeps_its_words_and_an_unresolved_time_is_null() -> None:
    unresolved = replace(RECORD, place=PlaceRef("Entah", span("Tarhuna")), time=TimeRef("kelak", span("Senin")))
    form = record_form(RAW, unresolved)
    assert form["place"] == {
        "text": "Entah",
        "name": None,
        "country": None,
        "lat": None,
        "lon": None,
        "geo_precision": None,
    }
    assert form["time"] is None
    assert form["time_text"] == "kelak"


def test_a_line_holds_what_utf8_cannot() -> None:
    assert json.loads(to_line({"a": "\ud800é"})) == {"a": "\ud800é"}
    assert "é" in to_line({"a": "é"})
    assert len(to_line({"a": "x\n\r\x0b\x1c\x85\u2028\u2029y"}).splitlines()) == 1


@settings(deadline=None)
@given(record=records())
def test_plain_data_round_trips(record: Record) -> None:
    assert record_from_plain(json.loads(json.dumps(record_to_plain(record)))) == record


@settings(deadline=None)
@given(report=reports(), made=of_one_report(Report("r-1", "", "")))
def test_jsonl_round_trips(report: Report, made: list[Record]) -> None:
    assert list(read_jsonl(written("jsonl", (report, tuple(made))).splitlines())) == made


@pytest.mark.parametrize("line", ["{", "{}", '{"records": [{}]}', "[]", '{"records": [{"model": {}}]}'])
def test_a_line_of_another_form_is_named(line: str) -> None:
    with pytest.raises(ExportError, match="line 1"):
        list(read_jsonl([line]))


def written(form: str, *coded: tuple[Report, tuple[Record, ...]]) -> str:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        assert export(form, Given(coded), str(path)).written == sum(len(records) for _, records in coded)
        return path.read_bytes().decode()


def rows(*coded: tuple[Report, tuple[Record, ...]]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", *coded), newline="")))


def test_csv_has_a_record_a_row() -> None:
    (row,) = rows((REPORT, (RECORD,)))
    assert tuple(row) == COLUMNS
    assert row["place_lat"] == "32.43502"
    assert row["harm"] == "killed 7- warga"
    assert row["evidence"].startswith("Menurut saksi, =milisi menyerang")
    assert row["published_start"] == "2026-05-04"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_csv_cells_are_no_formulas(start: str) -> None:
    cell = f'{start}HYPERLINK("http://x.example")'
    (row,) = rows((replace(REPORT, outlet=cell), (RECORD,)))
    assert row["outlet"] == f"'{cell}"
    assert row["actors"] == "'=milisi"


def test_csv_leaves_negative_numbers_alone() -> None:
    south = replace(RECORD, place=PlaceRef("Makassar", Span(0, 1), lat=-5.14, lon=119.4))
    assert rows((REPORT, (south,)))[0]["place_lat"] == "-5.14"


@settings(deadline=None)
@given(report=reports(), made=of_one_report(Report("r-1", "", "")))
def test_csv_takes_every_record(report: Report, made: list[Record]) -> None:
    assert len(rows((report, tuple(made)))) == len(made)


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_every_exporter_of_records_writes_every_record(form: str) -> None:
    text = written(form, (REPORT, (RECORD, replace(RECORD, id="e-2"))))
    assert "e-1" in text
    assert "e-2" in text


class Breaking(Given):
    """Material that breaks off in the middle."""

    def coded(self) -> Iterator[tuple[Report, tuple[Record, ...]]]:
        yield REPORT, (RECORD,)
        raise KeyboardInterrupt

    def dossiers(self) -> Iterator[Dossier]:
        raise KeyboardInterrupt


@pytest.mark.parametrize("form", EXPORTERS)
def test_an_export_that_breaks_off_leaves_the_old_file(form: str, tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("as it was")
    with pytest.raises(KeyboardInterrupt):
        export(form, Breaking(), str(path))
    assert path.read_text() == "as it was"
    assert [left.name for left in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("place", [lambda folder: folder / "none" / "x", lambda _: Path("/dev/full")])
def test_what_cannot_be_written_is_named(place: Callable[[Path], Path], tmp_path: Path) -> None:
    path = place(tmp_path)
    if str(path).startswith("/dev") and not path.exists():
        pytest.skip("no /dev/full on this system")
    with pytest.raises(ExportError, match=str(path)):
        export("csv", Given([(REPORT, (RECORD,))] * 1000), str(path))


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="shapefile") as caught:
        export("shapefile", Given(), "x")
    assert "jsonl, csv, acled" in caught.value.hint


def test_a_report_without_records_has_its_form() -> None:
    assert report_form(REPORT, ()) == {"report": "a.txt", "records": []}
