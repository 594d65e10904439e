"""PostgreSQL: how a database is reached, and its locks, snapshots and index of places."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from typing import Any

from sqlalchemy import URL, ColumnElement, Connection, Engine, create_engine, func, make_url, text
from sqlalchemy.exc import ArgumentError

from saksi.errors import StoreError
from saksi.store import tables
from saksi.store.boxes import is_wide, within_columns
from saksi.store.failures import clear_errors
from saksi.store.listing import Box
from saksi.store.schema import ready_schema
from saksi.store.sql import SqlStore

#: The first half of the key of every advisory lock of Saksi ("SAKS").
_LOCKS = 0x53414B53
_SECONDS_TO_CONNECT = 10


def open_postgres(url: str, *, create: bool) -> SqlStore:
    """The store in a PostgreSQL database; see `saksi.store.open_store`."""
    if find_spec("psycopg") is None:
        raise StoreError("PostgreSQL needs the package psycopg", "install it: pip install 'saksi[postgres]'")
    location = _location(url)
    where = URL.create("postgresql", None, None, location.host, location.port, location.database).render_as_string()
    engine = create_engine(
        location, pool_pre_ping=True, connect_args={"connect_timeout": _SECONDS_TO_CONNECT, "application_name": "saksi"}
    )
    try:
        with clear_errors(where):
            ready_schema(engine, where, create=create, writable=True)
    except StoreError:
        engine.dispose()
        raise
    return SqlStore(engine, PostgresDialect(engine, where), where)


class PostgresDialect:
    """What PostgreSQL does in its own way."""

    name = "postgresql"

    def __init__(self, engine: Engine, where: str) -> None:
        self.reading: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self._engine = engine
        self._where = where

    def guard(self, connection: Connection, name: str, *, shared: bool = False) -> None:
        """Take an advisory lock; the transaction's end lets it go."""
        lock = func.pg_advisory_xact_lock_shared if shared else func.pg_advisory_xact_lock
        connection.execute(lock(_LOCKS, _number(name)).select())

    @contextmanager
    def alone(self, task: str) -> Iterator[None]:
        """Hold an advisory lock on a connection of its own; a lost connection lets it go."""
        options = {"isolation_level": "AUTOCOMMIT"}
        key = (_LOCKS, _number(f"alone {task}"))
        with clear_errors(self._where):
            connection = self._engine.connect().execution_options(**options)
            connection.execute(func.pg_advisory_lock(*key).select())
        with closing(connection):
            try:
                yield
            finally:
                with clear_errors(self._where):
                    connection.execute(func.pg_advisory_unlock(*key).select())

    def changed(self, connection: Connection) -> None:
        """Nothing: the server numbers its transactions."""

    def state(self, connection: Connection) -> str:
        """The transactions that this one sees (it changes with every writing transaction on the server)."""
        return str(connection.scalar(text("SELECT pg_current_snapshot()::text")))

    def within(self, box: Box) -> ColumnElement[bool]:
        """GiST finds points in a box; a box across 180 degrees is two."""
        if is_wide(box):
            return within_columns(box, tables.incidents.c.lat, tables.incidents.c.lon)
        halves = [(box.west, 180.0), (-180.0, box.east)] if box.west > box.east else [(box.west, box.east)]
        point = func.point(tables.incidents.c.lon, tables.incidents.c.lat)
        found = [
            point.op("<@", is_comparison=True)(func.box(func.point(west, box.south), func.point(east, box.north)))
            for west, east in halves
        ]
        return found[0] if len(found) == 1 else found[0] | found[1]


def _location(url: str) -> URL:
    try:
        location = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            "the database's address is not of the form postgresql://USER:PASSWORD@HOST:PORT/NAME", "check --db"
        ) from error
    return location.set(drivername="postgresql+psycopg")


def _number(name: str) -> int:
    """The second half of an advisory lock's key: 32 bits, signed."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big", signed=True)
