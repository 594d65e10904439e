"""Reports with their repairs, the runs that read them, and what could not be read."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, UniqueConstraint

from saksi.store.columns import Ident, Json, Moment, Words
from saksi.store.tables.base import metadata, span_columns

schema_version = Table(
    "schema_version",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("since", Moment, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Ident(40), nullable=False, unique=True),
    Column("name", Words, nullable=False, index=True),
    Column("raw", Words, nullable=False),
    Column("length", Integer, nullable=False),
    Column("outlet", Words),
    Column("url", Words),
    Column("title", Words),
    Column("published_start", Date),
    Column("published_end", Date),
    Column("language", Words),
    Column("ingested", Moment),
)

cleanings = Table(
    "cleanings",
    metadata,
    Column("report", ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("dateline", Words),
    Column("byline", Words),
    Column("credits", Json, nullable=False),
)

repairs = Table(
    "repairs",
    metadata,
    Column("report", ForeignKey("cleanings.report", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    *span_columns(),
    Column("kind", String(40), nullable=False),
    Column("raw", Words, nullable=False),
    Column("clean", Words, nullable=False),
    Column("reason", Words, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("reader", String(200), nullable=False),
    Column("program", String(40), nullable=False),
    Column("started", Moment, nullable=False),
    Column("finished", Moment),
)

codings = Table(
    "codings",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("report", ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    Column("reader", String(200), nullable=False),
    Column("run", ForeignKey("runs.key"), nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("report", "reader"),
)

failures = Table(
    "failures",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("run", ForeignKey("runs.key"), nullable=False, index=True),
    Column("report", ForeignKey("reports.id", ondelete="CASCADE")),
    Column("name", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("hint", Words, nullable=False),
    Column("at", Moment, nullable=False),
)
