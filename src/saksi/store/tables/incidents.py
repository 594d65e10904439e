"""Families and incidents. What lists, maps and charts ask of an incident is its row; the whole is its body."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from saksi.store.columns import Ident, Json, Words
from saksi.store.tables.base import metadata

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
    Column("deaths_best", BigInteger),
    Column("deaths_high", BigInteger),
    Column("toll", BigInteger, nullable=False),
    Column("doubt", Float, nullable=False),
    Column("status", Ident(20), nullable=False, index=True),
    Index("ix_incidents_month", "month", "deaths_low", "deaths_best", "deaths_high"),
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
    Column("deaths_best", BigInteger),
    Column("deaths_high", BigInteger),
    UniqueConstraint("incident", "role", "name"),
    Index("ix_incident_actors_toll", "role", "name", "deaths_low", "deaths_best", "deaths_high"),
)
