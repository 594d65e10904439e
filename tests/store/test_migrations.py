"""Stores of older schemas are brought up to date, every row kept; what a migration makes is what the tables say."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from saksi.errors import StoreError
from saksi.model import Span, TimeBasis
from saksi.store import Facet, IncidentFigures, IncidentFilter, RecordFilter, Store, Tally, open_store, tables

OLD = Path(__file__).with_name("schema_1.sql")
RECORD = "e-647c5f12c0ad47bbdf0b"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(OLD.read_text(encoding="utf-8"))
    return path


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of the tables of schema 1, without the columns that came later."""
    with sqlite3.connect(path) as connection:
        names = [line.split('"')[1] for line in OLD.read_text(encoding="utf-8").splitlines() if "INSERT INTO" in line]
        width = {"places": 14, "times": 8}
        return {
            name: [row[: width.get(name)] for row in connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2")]
            for name in set(names) - {"schema_version"}
        }


def test_an_older_store_keeps_every_row(old: Path) -> None:
    before = rows(old)
    open_store(str(old), create=False).close()
    assert rows(old) == before
    assert len(before) >= 15
    with sqlite3.connect(old) as connection:
        versions = connection.execute("SELECT version FROM schema_version ORDER BY 1").fetchall()
    assert versions == [(1,), (tables.SCHEMA_VERSION,)]


def test_an_older_store_is_read_as_before(old: Path) -> None:
    store = open_store(str(old))
    record = store.record(RECORD)
    assert record.place is not None
    assert (record.place.name, record.place.where_prec) == ("Homs", None)
    assert record.time is not None
    assert (record.time.start, record.time.basis, record.time.date_prec) == (date(2026, 5, 10), TimeBasis.STATED, None)
    assert record.harm[0].is_total
    assert record.evidence == (Span(0, 30), Span(31, 60))
    assert len(list(store.records(RecordFilter(reader="rules-1")))) == 2
    assert [failure.name for failure in store.failures()] == ["kosong.txt", "arab.txt"]
    text = store.clean_text(record.report_id)
    assert text is not None
    assert text.credits == ("kantor berita",)


def test_an_older_stores_reports_can_be_searched(old: Path) -> None:
    store = open_store(str(old))
    assert [hit.name for hit in store.search("penembakan tewas")] == ["satu.txt"]
    assert [hit.name for hit in store.search("mundur")] == ["dua-lagi.txt"]


def test_incidents_of_a_store_without_best_figures_are_kept(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "SCHEMA_VERSION", 2)
    open_store(address).close()
    monkeypatch.undo()
    engine = create_engine(_url(address))
    with engine.begin() as connection:
        names = "id, event_type, newest_day, oldest_day, place_names, placed, actors, recipients, actor_names, records"
        names += ", reports, families, deaths_low, deaths_high, toll, doubt, status"
        values = "'i-1', 'attack', '2026-05-01', '2026-05-01', '', false, '[]', '[]', '', 1, 1, 1, 4, 6, 6, 0.5, 'open'"
        connection.exec_driver_sql(f"INSERT INTO incidents ({names}) VALUES ({values})")
    engine.dispose()
    store = open_store(address)
    assert store.incident_row("i-1").figures == IncidentFigures(4, 6, 0.5, None)
    assert store.tally(IncidentFilter(), Facet.TYPE) == [Tally("attack", 1, 4, 6, 4)]
    store.close()


def test_an_older_store_is_brought_up_once(old: Path) -> None:
    open_store(str(old)).close()
    before = old.read_bytes()
    open_store(str(old)).close()
    assert old.read_bytes() == before


def test_an_older_store_that_cannot_be_written_is_refused(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saksi.store.sqlite.os.access", lambda *_: False)
    with pytest.raises(StoreError, match="schema version 1") as caught:
        open_store(str(old), create=False)
    assert "copy" in caught.value.hint


def test_a_migration_that_fails_changes_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(old)
    monkeypatch.setattr("saksi.store.migrations.statements_2.SQLITE", ("CREATE TABLE broken (",))
    with pytest.raises(StoreError):
        open_store(str(old))
    monkeypatch.undo()
    with sqlite3.connect(old) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert not names & {"incidents", "alembic_version"}
    open_store(str(old)).close()
    assert rows(old) == before


def test_a_fresh_store_has_the_tables_and_columns_that_queries_name(
    address: str, store: Store, shape: Callable[[str], dict[str, set[str]]]
) -> None:
    made = shape(address)
    for table in tables.metadata.sorted_tables:
        assert made[table.name] == {column.name for column in table.columns}
    assert set(made) - set(tables.metadata.tables) <= EXTRA


#: Tables that queries do not name as such: Alembic's, the counter of writings, and those of full text and R*Tree.
EXTRA = {
    "alembic_version",
    "changes",
    "report_words",
    *(f"report_words_{part}" for part in ("data", "idx", "docsize", "config")),
    "incident_places",
    *(f"incident_places_{part}" for part in ("node", "parent", "rowid")),
}


@pytest.fixture
def shape() -> Callable[[str], dict[str, set[str]]]:
    def look(address: str) -> dict[str, set[str]]:
        engine = create_engine(_url(address))
        found = inspect(engine)
        made = {name: {column["name"] for column in found.get_columns(name)} for name in found.get_table_names()}
        engine.dispose()
        return made

    return look


def _url(address: str) -> str:
    return address.replace("postgresql://", "postgresql+psycopg://") if "://" in address else f"sqlite:///{address}"


def test_an_upgraded_store_is_like_a_fresh_one(
    old: Path, tmp_path: Path, shape: Callable[[str], dict[str, set[str]]]
) -> None:
    fresh = tmp_path / "fresh.db"
    open_store(str(fresh)).close()
    open_store(str(old)).close()
    assert shape(str(old)) == shape(str(fresh))
    assert _indices(old) == _indices(fresh)


def _indices(path: Path) -> set[str]:
    with sqlite3.connect(path) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type != 'table'")}


def test_alembic_is_not_loaded_where_nothing_is_to_be_done(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    open_store(str(path)).close()
    look = (
        f"import sys; from saksi.store import open_store; open_store({str(path)!r}); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
