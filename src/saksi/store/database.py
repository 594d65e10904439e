"""A database behind a store: its connections, transactions and locks, and what differs between databases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, Engine

from saksi.store.failures import clear_errors
from saksi.store.listing import Box


class Dialect(Protocol):
    """What a database does in its own way."""

    #: SQLAlchemy's name of it.
    name: str
    #: Execution options of connections that only read: one snapshot a transaction.
    reading: dict[str, Any]

    def guard(self, connection: Connection, name: str, *, shared: bool = False) -> None:
        """Wait until no other transaction holds `name` (or, `shared`, none holds it alone); hold it to the end."""

    def alone(self, task: str) -> AbstractContextManager[None]:
        """See `saksi.store.interface.Incidents.alone`."""

    def changed(self, connection: Connection) -> None:
        """Note that this transaction changes what `state` stands for."""

    def state(self, connection: Connection) -> str:
        """See `saksi.store.Store.state`."""

    def within(self, box: Box) -> ColumnElement[bool]:
        """The condition that an incident lies in a box, by the database's index of places."""


class Database:
    """An engine and its dialect; `where` names the database in messages."""

    def __init__(self, engine: Engine, dialect: Dialect, where: str) -> None:
        self._engine = engine
        self._dialect = dialect
        self._where = where

    @property
    def where(self) -> str:
        """What messages call the database: its file or address, without secrets."""
        return self._where

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One snapshot."""
        options = self._dialect.reading
        with clear_errors(self._where), self._engine.connect().execution_options(**options) as connection:
            yield connection

    @contextmanager
    def _writing(self, name: str | None = None, *, content: bool = True) -> Iterator[Connection]:
        """One transaction; `name` is the report that a message names. Without `content` it leaves `state` alone."""
        where = self._where if name is None else f"{self._where}: {name}"
        with (
            clear_errors(where),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection
            if content:
                self._dialect.changed(connection)
