"""Schema 2: families, incidents, judgements, people; full text; UCDP's precision of place and time. Frozen."""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from saksi.store.columns import Ident, Json, Moment, Words
from saksi.store.fulltext import index_reports
from saksi.store.migrations import statements_2

revision = "2"
down_revision = "1"

metadata = MetaData()

reports = Table("reports", metadata, Column("key", Integer, primary_key=True), Column("raw", Words))


families = Table(
    "families",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Ident(40), nullable=False, unique=True),
    Column("digest", String(40), nullable=False),
    Column("body", Json, nullable=False),
)

family_reports = Table(
    "family_reports",
    metadata,
    Column("report", Ident(40), primary_key=True),
    Column("family", ForeignKey("families.key", ondelete="CASCADE"), nullable=False, index=True),
)

#: `month` is the first day's, as 202605; `newest_day`, `oldest_day` and `toll` are the days and dead that pages are
#: sorted by, with what is unknown last; `place_names` and `actor_names` hold all names in lower case.
incidents = Table(
    "incidents",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Ident(40), nullable=False, unique=True),
    Column("event_type", Ident(40), nullable=False, index=True),
    Column("month", Integer),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("newest_day", Date, nullable=False),
    Column("oldest_day", Date, nullable=False),
    Column("place", Words),
    Column("place_id", Words, index=True),
    Column("place_names", Words, nullable=False),
    Column("admin1", Words),
    Column("country", Words, index=True),
    Column("lat", Float),
    Column("lon", Float),
    Column("geo_precision", Integer),
    Column("where_prec", Integer),
    Column("placed", Boolean, nullable=False),
    Column("actors", Json, nullable=False),
    Column("recipients", Json, nullable=False),
    Column("actor_names", Words, nullable=False),
    Column("records", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("families", Integer, nullable=False),
    Column("deaths_low", BigInteger),
    Column("deaths_high", BigInteger),
    Column("toll", BigInteger, nullable=False),
    Column("doubt", Float, nullable=False),
    Column("status", Ident(20), nullable=False, index=True),
    Index("ix_incidents_month", "month", "deaths_low", "deaths_high"),
    Index("ix_incidents_map", "placed", "lat", "lon", "toll", "id"),
    Index("ix_incidents_newest", "newest_day", "id"),
    Index("ix_incidents_oldest", "oldest_day", "id"),
    Index("ix_incidents_toll", "toll", "id"),
    Index("ix_incidents_doubt", "doubt", "id"),
)

incident_bodies = Table(
    "incident_bodies",
    metadata,
    Column("incident", ForeignKey("incidents.key", ondelete="CASCADE"), primary_key=True),
    Column("body", Json, nullable=False),
)

incident_records = Table(
    "incident_records",
    metadata,
    Column("record", Ident(40), primary_key=True),
    Column("incident", ForeignKey("incidents.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
)

incident_reports = Table(
    "incident_reports",
    metadata,
    Column("report", ForeignKey("reports.key", ondelete="CASCADE"), primary_key=True),
    Column("incident", ForeignKey("incidents.key", ondelete="CASCADE"), primary_key=True, index=True),
)

incident_actors = Table(
    "incident_actors",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("incident", ForeignKey("incidents.key", ondelete="CASCADE"), nullable=False),
    Column("role", Ident(10), nullable=False),
    Column("name", Words, nullable=False, index=True),
    Column("deaths_low", BigInteger),
    Column("deaths_high", BigInteger),
    UniqueConstraint("incident", "role", "name"),
    Index("ix_incident_actors_toll", "role", "name", "deaths_low", "deaths_high"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Ident(80), nullable=False, unique=True),
    Column("target", Ident(200), nullable=False, index=True),
    Column("verdict", String(20), nullable=False),
    Column("reviewer", Words, nullable=False),
    Column("at", Moment, nullable=False),
    Column("field", Words),
    Column("old", Words),
    Column("new", Words),
    Column("note", Words, nullable=False),
    Column("anchor", Words),
)

accounts = Table(
    "accounts",
    metadata,
    Column("folded", Ident(200), primary_key=True),
    Column("name", Words, nullable=False),
    Column("role", String(20), nullable=False),
    Column("password_hash", Words, nullable=False),
    Column("created", Moment, nullable=False),
    Column("disabled", Boolean, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", Ident(128), primary_key=True),
    Column("account", ForeignKey("accounts.folded", ondelete="CASCADE"), nullable=False, index=True),
    Column("csrf", String(200), nullable=False),
    Column("created", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
)

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Ident(80), nullable=False, unique=True),
    Column("account", ForeignKey("accounts.folded", ondelete="CASCADE"), nullable=False, index=True),
    Column("label", Words, nullable=False),
    Column("role", String(20), nullable=False),
    Column("token_hash", Ident(128), nullable=False, unique=True),
    Column("created", Moment, nullable=False),
    Column("expires", Moment),
    Column("revoked", Boolean, nullable=False),
)

interface_settings = Table(
    "interface_settings",
    metadata,
    Column("account", Ident(200), primary_key=True),
    Column("name", Ident(200), primary_key=True),
    Column("value", Words, nullable=False),
)


def upgrade() -> None:
    """Add the tables and columns, and make the reports searchable."""
    connection = op.get_bind()
    new = [table for table in metadata.sorted_tables if table is not reports]
    metadata.create_all(connection, tables=new, checkfirst=False)
    op.add_column("places", Column("where_prec", Integer))
    op.add_column("times", Column("date_prec", Integer))
    op.add_column("times", Column("relative", Words))
    on_sqlite = connection.dialect.name == "sqlite"
    for statement in statements_2.SQLITE if on_sqlite else statements_2.POSTGRESQL:
        connection.exec_driver_sql(statement)
    for key in connection.scalars(reports.select().with_only_columns(reports.c.key)).all():
        raw = connection.scalar(reports.select().with_only_columns(reports.c.raw).where(reports.c.key == key))
        index_reports(connection, {key: raw or ""})
