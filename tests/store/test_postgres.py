"""What is PostgreSQL's own: servers that are not there, users that may not, secrets that stay out of messages."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from postgres_server import Server
from saksi.cli.app import app
from saksi.errors import StoreError
from saksi.settings import Settings
from saksi.store import open_store
from saksi.store.sql import SqlStore


def test_a_server_that_is_not_there_is_said_without_the_password() -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'saksi[postgres]'")
    with pytest.raises(StoreError, match="cannot be reached") as caught:
        open_store("postgresql://ani:rahasia@127.0.0.1:1/saksi")
    assert "rahasia" not in str(caught.value)
    assert "127.0.0.1:1/saksi" in str(caught.value)


def test_an_address_of_no_form_is_said() -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'saksi[postgres]'")
    with pytest.raises(StoreError, match="postgresql://USER"):
        open_store("postgresql://a:b:c@host:port/x")


def test_a_missing_driver_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saksi.store.postgres.find_spec", lambda _: None)
    with pytest.raises(StoreError, match="psycopg") as caught:
        open_store("postgresql://x/y")
    assert "pip install" in caught.value.hint


def test_a_database_that_is_not_there_is_said(postgres: Server) -> None:
    with pytest.raises(StoreError, match=r"no such database|does not exist"):
        open_store(postgres.address().replace("/postgres?", "/nirwana?"))


def test_an_empty_database_is_not_filled_for_reading(postgres: Server) -> None:
    address = postgres.address()
    with pytest.raises(StoreError, match="no store here"):
        open_store(address, create=False)
    open_store(address).close()
    open_store(address, create=False).close()


def test_another_programs_database_is_left_alone(postgres: Server) -> None:
    address = postgres.address()
    store = open_store(address)
    assert isinstance(store, SqlStore)
    with store._writing() as connection:
        connection.execute(text("DROP TABLE schema_version"))
    store.close()
    with pytest.raises(StoreError, match="not made by Saksi"):
        open_store(address)


def test_a_newer_schema_is_not_opened(postgres: Server) -> None:
    address = postgres.address()
    store = open_store(address)
    assert isinstance(store, SqlStore)
    with store._writing() as connection:
        connection.execute(text("INSERT INTO schema_version VALUES (99, '2030-01-01T00:00:00')"))
    store.close()
    with pytest.raises(StoreError, match="schema version 99"):
        open_store(address)


def test_a_read_only_database_says_so(postgres: Server) -> None:
    address = postgres.address()
    open_store(address).close()
    store = open_store(address + "%20-cdefault_transaction_read_only%3Don")
    with pytest.raises(StoreError, match="read-only"):
        store.begin("rules-1")


def test_a_connection_that_was_cut_is_made_anew(postgres: Server) -> None:
    store = open_store(postgres.address())
    assert isinstance(store, SqlStore)
    store.begin("rules-1")
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = 'saksi'"
    other = open_store(postgres.address())
    assert isinstance(other, SqlStore)
    with other._reading() as connection:
        connection.execute(text(cut))
    assert store.begin("rules-1") == 2


def test_judgements_cannot_be_emptied(postgres: Server) -> None:
    store = open_store(postgres.address())
    assert isinstance(store, SqlStore)
    with pytest.raises(StoreError, match="never changed"), store._writing() as connection:
        connection.execute(text("TRUNCATE judgements"))


def test_a_servers_address_is_a_setting() -> None:
    address = "postgresql://x/y"
    assert Settings.of({"DATABASE_URL": address}).database == address
    assert Settings.of({"DATABASE_URL": address, "SAKSI_DB": "a.db"}).database == "a.db"


def test_the_command_line_codes_into_it(postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Tentara menembaki pasar di Homs pada Selasa. Tujuh warga tewas, kata saksi.")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", postgres.address())
    runner = CliRunner()
    assert runner.invoke(app, ["code", "a.txt"]).exit_code == 0
    assert "a.txt" in runner.invoke(app, ["reports", "--json"]).output
    doctor = runner.invoke(app, ["doctor"])
    assert "postgresql:///postgres can be written" in doctor.output
    assert not list(tmp_path.glob("*.db"))
