"""What is SQLite's own: files that cannot be used, locks, full disks, older and newer schemas."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event
from test_conformance import keep, make_record, make_report

from saksi.errors import StoreError
from saksi.store import open_store
from saksi.store.columns import escape, unescape
from saksi.store.sqlite import open_sqlite


def test_a_missing_database_is_not_made_for_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no database here") as caught:
        open_store(str(tmp_path / "x.db"), create=False)
    assert "saksi code" in caught.value.hint
    assert not list(tmp_path.iterdir())


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder"):
        open_store(str(tmp_path))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        open_store(str(tmp_path / "none" / "x.db"))


def test_another_kind_of_address_is_refused() -> None:
    with pytest.raises(StoreError, match="not known"):
        open_store("mysql://somewhere/x")


def test_an_sqlite_url_is_a_path(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path}/x.db").close()
    assert (tmp_path / "x.db").exists()


def test_a_text_file_is_no_database_and_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_text("sebuah berita, bukan basis data\n" * 50)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not an SQLite database"):
        open_store(str(path))
    assert path.read_bytes() == before


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (a)")
    with pytest.raises(StoreError, match="not made by Saksi"):
        open_store(str(path))
    tables = sqlite3.connect(path).execute("SELECT name FROM sqlite_master").fetchall()
    assert tables == [("theirs",)]


def test_a_newer_schema_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    open_store(str(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO schema_version VALUES (99, '2030-01-01T00:00:00')")
    with pytest.raises(StoreError, match="schema version 99") as caught:
        open_store(str(path))
    assert "newer" in caught.value.hint


def test_a_locked_database_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    open_store(str(path)).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store = open_sqlite(str(path), create=True, busy_timeout=50)
    with pytest.raises(StoreError, match="locked"):
        store.begin("rules-1")
    assert not list(store.records())
    other.execute("ROLLBACK")
    assert store.begin("rules-1") == 1


def test_a_full_disk_says_so_and_keeps_what_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    store = open_sqlite(str(path), create=True)
    report = make_report()
    keep(store, report, make_record(report))

    @event.listens_for(store._engine, "begin")
    def _limit(connection: object) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()  # type: ignore[attr-defined]
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")  # type: ignore[attr-defined]

    with pytest.raises(StoreError, match="disk is full") as caught:
        keep(store, make_report("panjang " * 10_000, "b.txt"))
    assert "free some space" in caught.value.hint
    assert [kept.name for kept in store.reports()] == ["a.txt"]


def test_a_read_only_database_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    store = open_sqlite(str(path), create=True)

    @event.listens_for(store._engine, "connect", named=True)
    def _forbid(dbapi_connection: sqlite3.Connection, **_: object) -> None:
        dbapi_connection.execute("PRAGMA query_only = ON")

    store._engine.dispose()
    with pytest.raises(StoreError, match="read-only"):
        store.begin("rules-1")


def test_a_damaged_database_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    store = open_store(str(path))
    report = make_report("isi " * 20_000)
    keep(store, report, make_record(report))
    store.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="damaged"):
        list(open_store(str(path)).records())


def test_the_journal_is_a_write_ahead_log(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    open_store(str(path)).close()
    assert sqlite3.connect(path).execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_escaping_leaves_ordinary_text_alone() -> None:
    assert escape("Sirte, 12 tewas\n") == "Sirte, 12 tewas\n"
    assert unescape(escape("a\x00b\x1a0000\ud800")) == "a\x00b\x1a0000\ud800"
