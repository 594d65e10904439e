"""SQLite: how its file is opened, and how its transactions begin.

WAL lets readers read while a run writes. `synchronous=NORMAL` is safe there against a killed process at any moment; a
power cut may lose the last reports, never the database.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from saksi.errors import StoreError
from saksi.store.failures import clear_errors
from saksi.store.schema import check_schema, create_schema
from saksi.store.sql import SqlStore

#: How long a call waits for another program's lock, in milliseconds.
BUSY_TIMEOUT = 10_000

_SCHEME = "sqlite:///"


def open_sqlite(url: str, *, create: bool, busy_timeout: int = BUSY_TIMEOUT) -> SqlStore:
    """The store in an SQLite file; see `saksi.store.open_store`."""
    path = _path(url)
    if path.is_dir():
        raise StoreError(f"{path}: this is a folder, not a database", "name a file with --db")
    new = not path.exists() or path.stat().st_size == 0
    if new and not create:
        raise StoreError(
            f"{path}: there is no database here", f"name one with --db, or make it: saksi code PATHS... --db {path}"
        )
    if new and not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist", "make the folder or choose another --db")
    engine = _engine(_location(path, write=create), busy_timeout)
    try:
        with clear_errors(str(path)):
            if new:
                _use_write_ahead_log(engine)
                create_schema(engine)
            check_schema(engine, str(path))
    except StoreError:
        engine.dispose()
        raise
    return SqlStore(engine, str(path))


def _path(url: str) -> Path:
    """The file of an address."""
    if url.startswith(_SCHEME):
        url = url.removeprefix(_SCHEME)
    elif "://" in url:
        raise StoreError(
            f"{url}: this kind of store is not known", "give the path of an SQLite file, or sqlite:///PATH"
        )
    return Path(url)


def _location(path: Path, *, write: bool) -> URL:
    """How SQLite is to open a file.

    A write-ahead log cannot be read where no file can be made beside the database; on such a disk it is read as what
    it is there, immutable.
    """
    log = path.with_name(f"{path.name}-wal")
    unfinished = log.exists() and log.stat().st_size > 0
    if write or unfinished or os.access(path.parent, os.W_OK):
        return URL.create("sqlite", database=str(path))
    query = {"mode": "ro", "immutable": "1", "uri": "true"}
    return URL.create("sqlite", database=f"file:{quote(str(path))}", query=query)


def _engine(location: URL, busy_timeout: int) -> Engine:
    engine = create_engine(location)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {busy_timeout}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        """Writers take the lock at once: a lock taken half-way cannot wait for another writer."""
        writes = connection.get_execution_options().get("writes", False)
        if writes:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _use_write_ahead_log(engine: Engine) -> None:
    """Set the file's journal to WAL for good; it cannot be set within a transaction."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
