# ruff: noqa: E501 (tables of cases read better whole)
from __future__ import annotations

import gzip
import io
import json
import os
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from saksi.ingest import Failure, Metadata, ingest
from saksi.ingest.limits import MAX_BYTES
from saksi.model import Interval, Report, report_id

BODY = "Dua orang tewas dalam bentrokan di Kota Laut pada Selasa."


def read(*paths: Path | str, defaults: Metadata | None = None) -> tuple[list[Report], list[Failure]]:
    found = list(ingest([str(path) for path in paths], defaults or Metadata()))
    return [one for one in found if isinstance(one, Report)], [one for one in found if isinstance(one, Failure)]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only_failure(*paths: Path | str) -> Failure:
    reports, failures = read(*paths)
    assert not reports
    assert len(failures) == 1
    assert failures[0].name
    assert failures[0].reason
    assert failures[0].hint
    return failures[0]


def test_a_text_is_received_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", f"  {BODY}\r\n")
    [report], [] = read(path)
    assert report.raw == f"  {BODY}\r\n"
    assert report.id == report_id(report.raw)
    assert (report.name, report.published, report.outlet) == ("a.txt", None, None)


def test_a_sidecar_tells_what_is_known(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", BODY)
    write(
        tmp_path,
        "a.meta.json",
        json.dumps({"published": "2025-06-10", "outlet": "Warta Laut", "url": "https://warta.example/1"}),
    )
    write(tmp_path, "a.json", json.dumps({"report": "a.txt", "records": []}))
    [report], [] = read(tmp_path, defaults=Metadata(outlet="lain", language="id"))
    assert report.published == Interval.day(date(2025, 6, 10))
    assert (report.outlet, report.url, report.language) == ("Warta Laut", "https://warta.example/1", "id")


def test_a_date_that_a_sidecar_gives_as_unknown_stays_unknown(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", BODY)
    write(tmp_path, "a.meta.json", '{"published": null}')
    [report], [] = read(tmp_path, defaults=Metadata(published=Interval.day(date(2025, 1, 1))))
    assert report.published is None


def test_a_broken_sidecar_fails_its_report(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", BODY)
    write(tmp_path, "a.meta.json", "{")
    assert "a.meta.json" in only_failure(tmp_path).reason


def test_gold_and_sidecars_are_no_reports_even_when_named(tmp_path: Path) -> None:
    paths = [write(tmp_path, "a.txt", BODY), write(tmp_path, "a.json", "{}"), write(tmp_path, "a.meta.json", "{}")]
    reports, failures = read(*paths)
    assert (len(reports), failures) == (1, [])


def test_defaults_fill_what_is_missing(tmp_path: Path) -> None:
    day = Interval.day(date(2025, 6, 10))
    [report], [] = read(write(tmp_path, "a.txt", BODY), defaults=Metadata("Warta", "u", "t", day, "id"))
    assert (report.outlet, report.url, report.title, report.published, report.language) == (
        "Warta",
        "u",
        "t",
        day,
        "id",
    )


def test_the_same_content_is_one_report(tmp_path: Path) -> None:
    paths = [write(tmp_path, "a.txt", BODY), write(tmp_path, "b/a.txt", BODY)]
    assert len(read(tmp_path, *paths)[0]) == 1


def test_folders_are_searched_to_the_bottom_and_globs_too(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", BODY)
    write(tmp_path, "x/y/b.txt", BODY + " B")
    write(tmp_path, "x/notes.pdf", b"%PDF")
    write(tmp_path, ".hidden/c.txt", BODY + " C")
    assert [report.name for report in read(tmp_path)[0]] == ["a.txt", "x/y/b.txt"]
    assert [report.name for report in read(str(tmp_path / "**/*.txt"))[0]] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_json_lines_with_a_broken_line(tmp_path: Path, name: str) -> None:
    rows = [
        json.dumps(
            {
                "title": "Bentrokan di Kota Laut",
                "text": BODY,
                "date": "Selasa, 10 Jun 2025 11:55 WIB",
                "source": "Warta",
            }
        ),
        '{"text": "torn',
        "",
        "[1, 2]",
        json.dumps({"judul": "x"}),
        json.dumps({"content": BODY, "publish_date": "2025-06-11", "link": "https://www.warta.example/2"}),
    ]
    data = "\n".join(rows).encode()
    path = write(tmp_path, name, gzip.compress(data) if name.endswith("gz") else data)
    reports, failures = read(path)
    assert [report.name for report in reports] == [f"{name}:1", f"{name}:6"]
    assert reports[0].raw == f"Bentrokan di Kota Laut\n{BODY}"
    assert [str(report.published.start) for report in reports if report.published] == ["2025-06-10", "2025-06-11"]
    assert [report.outlet for report in reports] == ["Warta", "warta.example"]
    assert [failure.name.rpartition(":")[2] for failure in failures] == ["2", "4", "5"]
    assert "judul" in failures[2].reason
    assert "content" in failures[2].hint


def test_a_body_that_begins_with_its_title_gets_no_second(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "a.jsonl",
        json.dumps({"title": "Bentrokan di  Kota Laut", "text": f"Bentrokan di Kota Laut\n\n{BODY}"}),
    )
    assert read(path)[0][0].raw.count("Bentrokan") == 1


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([{"text": BODY}, {"text": BODY + " B"}]),
        json.dumps([{"text": BODY}, {"text": BODY + " B"}], indent=2),
        json.dumps({"text": BODY}, indent=1) + "\n" + json.dumps({"text": BODY + " B"}),
    ],
)
def test_json_arrays_and_values(tmp_path: Path, content: str) -> None:
    reports, failures = read(write(tmp_path, "a.json", content))
    assert ([report.name for report in reports], failures) == (["a.json:1", "a.json:2"], [])


def test_a_large_array_is_read_in_pieces(tmp_path: Path) -> None:
    rows = [{"text": f"{BODY} {number} " + "kata " * 300} for number in range(300)]
    assert len(read(write(tmp_path, "a.json", json.dumps(rows)))[0]) == 300


def test_a_torn_array_gives_what_came_before(tmp_path: Path) -> None:
    reports, failures = read(write(tmp_path, "a.json", json.dumps([{"text": BODY}])[:-1] + ', {"text": "x'))
    assert (len(reports), len(failures)) == (1, 1)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables(tmp_path: Path, delimiter: str) -> None:
    heading = delimiter.join(["Judul", "Isi Berita", "Tanggal", "Sumber"])
    row = delimiter.join(["Bentrokan", f'"{BODY}\nLalu ""reda"", kata polisi."', "10 Juni 2025", "Warta"])
    reports, failures = read(write(tmp_path, "a.csv", f"\ufeff{heading}\r\n{row}\r\n{delimiter * 3}\r\n"))
    assert failures == []
    assert reports[0].raw == f'Bentrokan\n{BODY}\nLalu "reda", kata polisi.'
    assert (reports[0].name, reports[0].outlet) == ("a.csv:2", "Warta")
    assert reports[0].published == Interval.day(date(2025, 6, 10))


def test_a_table_without_text_says_what_it_has(tmp_path: Path) -> None:
    failure = only_failure(write(tmp_path, "a.csv", "nomor,lokasi\n1,Kota Laut\n"))
    assert "nomor, lokasi" in failure.reason
    assert "content" in failure.hint


def test_a_row_that_does_not_fit_fails_alone(tmp_path: Path) -> None:
    reports, failures = read(write(tmp_path, "a.csv", f"text,date\na,b,c\n,2025-01-01\n{BODY},2025-01-01\n"))
    assert [report.name for report in reports] == ["a.csv:4"]
    assert [failure.name.rpartition(":")[2] for failure in failures] == ["2", "3"]


def test_numeric_dates_go_by_the_habit_of_their_file(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", f"text,date\n{BODY},9/10/2025 8:00\n{BODY} B,10/21/2025 9:00\n")
    assert [str(report.published.start) for report in read(path)[0] if report.published] == ["2025-09-10", "2025-10-21"]


PAGE = f"""<!doctype html><html><head><meta charset="{{charset}}"><title>Bentrokan di Kota Laut</title>
<meta property="article:published_time" content="2025-06-10T09:00:00+07:00"></head><body><nav>Beranda Politik</nav>
<article><h1>Bentrokan di Kota Laut</h1><p>{BODY} Warga mengungsi ke sekolah, kata kepala desa José.</p>
<p>Tembakan terdengar hingga malam dan pasar tutup sejak pagi, menurut beberapa pedagang di kota itu.</p></article></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_page_gives_its_article_and_date(tmp_path: Path, charset: str) -> None:
    path = write(tmp_path, "a.html", PAGE.replace("{charset}", charset).encode(charset))
    [report], [] = read(path)
    assert report.raw.startswith(f"Bentrokan di Kota Laut\n{BODY}")
    assert "José" in report.raw
    assert "Beranda" not in report.raw
    assert report.published == Interval.day(date(2025, 6, 10))


def test_a_page_without_an_article_fails(tmp_path: Path) -> None:
    only_failure(write(tmp_path, "a.html", "<html><body></body></html>"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = f"{BODY} Kata “José” di São Paulo."
    [report], [] = read(write(tmp_path, "a.txt", text.encode(encoding)))
    assert report.raw == text


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_encodings_of_rows(tmp_path: Path, encoding: str) -> None:
    text = f"{BODY} Kata José."
    [report], [] = read(write(tmp_path, "a.jsonl", json.dumps({"text": text}, ensure_ascii=False).encode(encoding)))
    assert report.raw == text


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("empty.jsonl", b"", "no rows"),
        ("empty.csv", b"", "empty"),
        ("empty.html", b"", "empty"),
        ("picture.txt", bytes(range(256)) * 40, "binary"),
        ("arabic.txt", "مقتل أربعين مسلحا في اشتباكات".encode("cp1256") * 9, "encoding"),
        ("large.txt", b"kata " * (MAX_BYTES // 4), "longer than"),
        ("long.txt", b"kata " * 450_000, "too long"),
        ("long.jsonl", b'{"text": "' + b"x" * (MAX_BYTES + 10) + b'"}\n', "longer than"),
        ("cut.txt.gz", gzip.compress(os.urandom(50_000))[:20_000], "cut short"),
        ("garbage.jsonl.gz", b"this is no gzip", "gzip"),
        ("text.json", b'{"report": "x", "records": []}', "no text"),
    ],
)
def test_bad_input_is_one_clear_failure(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    write(tmp_path, "sound.txt", BODY)
    failure = only_failure(write(tmp_path, name, content))
    assert name in failure.name
    assert says in failure.reason
    assert len(read(tmp_path)[0]) == 1


def test_a_line_too_long_fails_alone_and_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        stream.write(b'{"text": "satu"}\n' + b"x" * 50_000_000 + b'\n{"text": "tiga"}\n')
    reports, failures = read(path)
    assert [report.name for report in reports] == ["a.jsonl:1", "a.jsonl:3"]
    assert len(failures) == 1


def test_a_truncated_gzip_gives_the_rows_before_the_cut(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"text": f"{BODY} {os.urandom(40).hex()}"}) + "\n" for _ in range(2000))
    packed = gzip.compress(rows.encode())
    reports, failures = read(write(tmp_path, "a.jsonl.gz", packed[: len(packed) // 2]))
    assert reports
    assert ["cut short" in failure.reason for failure in failures] == [True]


def test_what_is_not_there(tmp_path: Path) -> None:
    assert "no such file" in only_failure(tmp_path / "none.txt").reason
    assert "no file matches" in only_failure(tmp_path / "*.txt").reason
    assert "no reports" in only_failure(tmp_path).reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every folder")
def test_an_unreadable_folder_is_named(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", BODY)
    shut = tmp_path / "shut"
    shut.mkdir(mode=0)
    reports, failures = read(tmp_path)
    shut.chmod(0o700)
    assert (len(reports), [failure.name for failure in failures]) == (1, [str(shut)])


@pytest.mark.parametrize(
    ("content", "names"),
    [(BODY, ["-"]), (PAGE.replace("{charset}", "utf-8"), ["-"]), (json.dumps({"text": BODY}), ["-:1"]), ('{"text": "a"}\n{"text": "b"}', ["-:1", "-:2"]),
     ("{kurung} bukan JSON", ["-"])],
)  # fmt: skip
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str, names: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
    assert [report.name for report in read("-")[0]] == names


def test_empty_standard_input_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    assert only_failure("-").name == "-"


def test_the_whole_news_corpus_goes_in(shared: Path) -> None:
    found = list(ingest([str(shared / "corpora" / "news" / "id-news.jsonl.gz")]))
    assert len(found) == 15_562
    assert not any(isinstance(one, Failure) for one in found)
    assert sum(one.published is None for one in found if isinstance(one, Report)) == 2_942
