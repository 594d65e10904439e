"""The version of the tables in a database: made once, checked at every opening."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Engine, insert, inspect, select

from saksi.errors import StoreError
from saksi.store import tables


def create_schema(engine: Engine) -> None:
    """Make the tables in an empty database; a database that has tables is left as it is."""
    if inspect(engine).get_table_names():
        return
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if inspect(connection).get_table_names():  # another process was faster
            return
        tables.metadata.create_all(connection)
        row = {"version": tables.SCHEMA_VERSION, "since": datetime.now(UTC)}
        connection.execute(insert(tables.schema_version), row)


def check_schema(engine: Engine, where: str) -> None:
    """Raise StoreError if the database is another program's or a newer Saksi's."""
    if not inspect(engine).has_table(tables.schema_version.name):
        raise StoreError(f"{where}: this database was not made by Saksi", "choose another --db; it is left as it is")
    with engine.connect() as connection:
        version = connection.scalar(
            select(tables.schema_version.c.version).order_by(tables.schema_version.c.version.desc()).limit(1)
        )
    if version is None or version > tables.SCHEMA_VERSION:
        raise StoreError(
            f"{where}: the database has schema version {version}, this Saksi knows {tables.SCHEMA_VERSION}",
            "install the Saksi that made it, or a newer one",
        )
