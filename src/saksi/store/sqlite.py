"""SQLite: how its file is opened, and how its transactions begin.

WAL lets readers read while a run writes. `synchronous=NORMAL` is safe there against a killed process at any moment; a
power cut may lose the last reports, never the database.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Engine,
    Float,
    Integer,
    column,
    create_engine,
    event,
    select,
    table,
)
from sqlalchemy.pool import ConnectionPoolEntry

from saksi.errors import StoreError
from saksi.store import tables
from saksi.store.boxes import inside, is_wide, within_columns
from saksi.store.failures import clear_errors
from saksi.store.listing import Box
from saksi.store.schema import ready_schema
from saksi.store.sql import SqlStore

#: How long a call waits for another program's lock, in milliseconds.
BUSY_TIMEOUT = 10_000

#: How long a task waits for the same task in another process, in seconds.
_PATIENCE = 24 * 3600

_SCHEME = "sqlite:///"
_EDGES = ("south", "north", "west", "east")
_PLACES = table("incident_places", column("incident", Integer), *(column(edge, Float) for edge in _EDGES))


class SqliteDialect:
    """What SQLite does in its own way; `path` is the file."""

    name = "sqlite"

    def __init__(self, path: Path) -> None:
        self.reading: dict[str, Any] = {}
        self._path = path

    def guard(self, connection: Connection, name: str, *, shared: bool = False) -> None:
        """Nothing: a writing transaction is alone from its beginning."""

    @contextmanager
    def alone(self, task: str) -> Iterator[None]:
        """Hold the lock of a file beside the database; SQLite's own locks are portable and die with their process."""
        lock = self._path.with_name(f"{self._path.name}-{task}")
        with clear_errors(str(lock)):
            held = sqlite3.connect(lock, timeout=_PATIENCE, isolation_level=None)
            held.execute("BEGIN EXCLUSIVE")
        with closing(held):
            yield

    def changed(self, connection: Connection) -> None:
        """Count the transaction."""
        connection.exec_driver_sql("UPDATE changes SET count = count + 1")

    def state(self, connection: Connection) -> str:
        """The number of writing transactions."""
        return str(connection.exec_driver_sql("SELECT count FROM changes").scalar_one())

    def within(self, box: Box) -> ColumnElement[bool]:
        """R*Tree finds (https://sqlite.org/rtree.html; it rounds outward), the exact columns decide."""
        exact = tables.incidents.c
        within = within_columns(box, exact.lat, exact.lon)
        if is_wide(box):
            return within
        near = [_PLACES.c.north >= box.south, _PLACES.c.south <= box.north]
        near += inside(box, _PLACES.c.east, _PLACES.c.west)
        keys = select(_PLACES.c.incident).where(*near)
        return exact.key.in_(keys) & within


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
            ready_schema(engine, str(path), create=create, writable=os.access(path, os.W_OK))
    except StoreError:
        engine.dispose()
        raise
    return SqlStore(engine, SqliteDialect(path), str(path))


def _path(url: str) -> Path:
    """The file of an address."""
    if url.startswith(_SCHEME):
        url = url.removeprefix(_SCHEME)
    elif "://" in url:
        raise StoreError(
            f"{url.split('://')[0]}://...: this kind of store is not known",
            "give the path of an SQLite file, sqlite:///PATH, or postgresql://...",
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
