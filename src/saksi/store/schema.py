"""The version of the tables in a database: made new, brought up from an older Saksi, refused of a newer one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, select, text

from saksi.errors import StoreError
from saksi.store import tables

#: The advisory lock that PostgreSQL holds while a schema is made or brought up.
_MIGRATING = 0x53414B49


def ready_schema(engine: Engine, where: str, *, create: bool, writable: bool) -> None:
    """See that the tables are there and are of this Saksi's version.

    An empty database gets them with `create`; an older one is brought up in one transaction, every row kept, if it is
    `writable`. Raises StoreError for a database of another program, of a newer Saksi, or an older one that cannot be
    written.
    """
    found = _version(engine, where, create=create)
    if found == tables.SCHEMA_VERSION:
        return
    if found > tables.SCHEMA_VERSION:
        raise StoreError(
            f"{where}: the database has schema version {found}, this Saksi knows {tables.SCHEMA_VERSION}",
            "install the Saksi that made it, or a newer one",
        )
    if not writable:
        raise StoreError(
            f"{where}: the database has schema version {found}, this Saksi needs {tables.SCHEMA_VERSION}"
            " and may not write it",
            "make the file writable, or open a copy of it: the tables are then brought up, every row kept",
        )
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        _upgrade(connection)


def _version(engine: Engine, where: str, *, create: bool) -> int:
    """The schema version of a database, 0 of an empty one that may be filled."""
    with engine.connect() as connection:
        present = inspect(connection)
        if present.has_table(tables.schema_version.name):
            return _newest(connection)
        if present.get_table_names():
            raise StoreError(
                f"{where}: this database was not made by Saksi", "choose another --db; it is left as it is"
            )
    if not create:
        raise StoreError(f"{where}: there is no store here", "name another --db, or make one: saksi code PATHS...")
    return 0


def _newest(connection: Connection) -> int:
    column = tables.schema_version.c.version
    return connection.scalar(select(column).order_by(column.desc()).limit(1)) or 0


def _upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, within the caller's transaction; of two processes the second has none."""
    from alembic import command  # noqa: PLC0415  (only a new or an older database needs it)
    from alembic.config import Config  # noqa: PLC0415

    if connection.dialect.name != "sqlite":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING})
    found = _newest(connection) if inspect(connection).has_table(tables.schema_version.name) else 0
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    if found and not inspect(connection).has_table("alembic_version"):
        command.stamp(config, str(found))
    command.upgrade(config, str(tables.SCHEMA_VERSION))
    row = {"version": tables.SCHEMA_VERSION, "since": datetime.now(UTC)}
    if found != tables.SCHEMA_VERSION:
        connection.execute(insert(tables.schema_version), row)
