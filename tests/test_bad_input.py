"""Bad input end to end: each gives one clear line naming file, reason and what to do; exit 1; the rest is coded."""

from __future__ import annotations

import gzip
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

GOOD = "Serangan udara militer di Sirte, Libya, pada 4 Juni 2025 menewaskan sedikitnya 15 orang, kata pejabat medis.\n"
ARABIC = "أعلنت وزارة الصحة أن عدد القتلى ارتفع إلى عشرين شخصا بعد القصف الذي استهدف الأحياء السكنية في المدينة.\n"


def saksi(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from saksi.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)


def write_text_file(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    return make


def make_huge_line(folder: Path) -> Path:
    path = folder / "besar.txt"
    with path.open("wb") as stream:
        for _ in range(50):
            stream.write(b"serangan di kota " * 61_681)
    return path


LINES = b'{"text": "Serangan udara menewaskan 3 orang di Homs, Suriah."}\n{"text": "rusak\n'
BAD = {
    "empty": (write_text_file("kosong.txt", b""), "empty"),
    "blank": (write_text_file("putih.txt", b" \n\n\t"), ""),
    "binary": (write_text_file("gambar.txt", bytes(range(256)) * 64), ""),
    "huge line": (make_huge_line, "MB"),
    "truncated gzip": (write_text_file("potong.txt.gz", gzip.compress(GOOD.encode() * 99)[:-20]), "gzip"),
    "no gzip at all": (write_text_file("bukan.txt.gz", GOOD.encode()), "gzip"),
    "broken line": (write_text_file("baris.jsonl", LINES), "baris.jsonl:2"),
    "table without text": (write_text_file("tabel.csv", b"tanggal,angka\n2025-01-01,3\n"), "text"),
    "missing": (lambda folder: folder / "tiada.txt", "no such file"),
    "no language pack": (write_text_file("arab.txt", ARABIC.encode()), "language pack"),
}


@pytest.mark.parametrize("kind", BAD)
def test_one_clear_line_and_the_rest_is_coded(tmp_path: Path, kind: str) -> None:
    make, reason = BAD[kind]
    bad = make(tmp_path)
    good = tmp_path / "baik.txt"
    good.write_text(GOOD)
    ran = saksi(tmp_path, "code", bad, good, "--db", "x.db")
    assert ran.returncode == 1, ran.stderr
    (line,) = [told for told in ran.stderr.splitlines() if bad.name in told]
    assert reason in line
    assert line.endswith(")"), "the line says what to do"
    assert "Traceback" not in ran.stderr
    assert "baik.txt" in saksi(tmp_path, "reports", "--db", "x.db").stdout


def test_a_wrong_encoding_is_coded_or_named(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes(
        "Militer Libya menyerang Sirte; Presiden José Núñez mengecam serangan udara itu.".encode("latin-1")
    )
    ran = saksi(tmp_path, "code", path, "--db", "x.db")
    assert ran.returncode in (0, 1)
    assert "Traceback" not in ran.stderr
    assert ran.returncode == 0 or "latin.txt" in ran.stderr


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read every folder")
    locked = tmp_path / "tertutup"
    locked.mkdir()
    locked.chmod(0)
    (tmp_path / "baik.txt").write_text(GOOD)
    try:
        ran = saksi(tmp_path, "code", locked, "baik.txt", "--db", "x.db")
    finally:
        locked.chmod(0o700)
    assert ran.returncode == 1
    assert "tertutup" in ran.stderr
    assert "1 report coded" in ran.stderr


def test_all_bad_inputs_in_one_run(tmp_path: Path) -> None:
    folder = tmp_path / "campur"
    folder.mkdir()
    for make, _ in BAD.values():
        make(folder)
    (folder / "baik.txt").write_text(GOOD)
    ran = saksi(tmp_path, "code", folder, "--db", "x.db", "--jobs", 2)
    assert ran.returncode == 1
    assert "2 reports coded" in ran.stderr  # the good one, and the sound line of the broken file
    assert f"{len(BAD) - 1} failed" in ran.stderr


def one_clear_line(ran: subprocess.CompletedProcess[str], *words: str) -> None:
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    last = ran.stderr.splitlines()[-1]
    assert all(word in last for word in words), ran.stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """A disk of its own with 2 MB of space."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if mount is None or subprocess.run([mount, *options], capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk")
    return disk


def unmount(disk: Path) -> None:
    subprocess.run(["umount", "-l", str(disk)], check=False, capture_output=True)


def test_a_full_disk_ends_the_run_and_keeps_what_was_saved(small_disk: Path, tmp_path: Path) -> None:
    try:
        news = tmp_path / "berita"
        news.mkdir()
        for number in range(200):
            (news / f"{number:03}.txt").write_text(GOOD.replace("15", str(number + 20)) + "Warga mengungsi. " * 2000)
        database = small_disk / "x.db"
        one_clear_line(saksi(tmp_path, "code", news, "--db", database), "x.db", "full", "free some space")
        kept = sqlite3.connect(database).execute("SELECT count(*) FROM codings").fetchone()[0]
        assert 0 < kept < 200
        for line in saksi(tmp_path, "reports", "--db", database, "--json").stdout.splitlines():
            assert '"readers": ["' in line
    finally:
        unmount(small_disk)


def test_a_read_only_disk_is_named(small_disk: Path, tmp_path: Path) -> None:
    try:
        news = tmp_path / "a.txt"
        news.write_text(GOOD)
        database = small_disk / "x.db"
        assert saksi(tmp_path, "code", news, "--db", database).returncode == 0
        subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
        one_clear_line(saksi(tmp_path, "code", news, "--db", database, "--again"), "x.db", "writable")
        assert "a.txt" in saksi(tmp_path, "records", "--db", database).stdout
        assert "read-only" in saksi(tmp_path, "doctor", "--db", database).stdout
        one_clear_line(saksi(tmp_path, "code", news, "--db", small_disk / "new.db"), "new.db", "writable")
        one_clear_line(saksi(tmp_path, "export", "csv", "-o", small_disk / "x.csv", "--db", database), "x.csv")
    finally:
        unmount(small_disk)


def test_a_database_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "x.db").write_text("bukan basis data " * 100)
    one_clear_line(saksi(tmp_path, "code", "a.txt", "--db", "x.db"), "x.db", "not an SQLite database", "another --db")


def test_an_export_to_a_full_device_is_named(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    (tmp_path / "a.txt").write_text(GOOD)
    assert saksi(tmp_path, "code", "a.txt", "--db", "x.db").returncode == 0
    one_clear_line(saksi(tmp_path, "export", "csv", "-o", "/dev/full", "--db", "x.db"), "/dev/full", "space")
