"""Records and their parts. A record hangs on the coding (one reader's pass over one report) that made it."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

from saksi.store.columns import Ident, Json, Words
from saksi.store.tables.base import metadata, span_columns, speaker_columns

records = Table(
    "records",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("coding", ForeignKey("codings.key", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Ident(40), nullable=False, index=True),
    Column("event_type", String(40), nullable=False, index=True),
    Column("modality", String(20), nullable=False),
    *span_columns("modality_", optional=True),
    Column("background", Boolean, nullable=False),
    Column("reader", Words, nullable=False),
    UniqueConstraint("coding", "id"),
)


def _of_record(name: str, *columns: SchemaItem, ordered: bool = True) -> Table:
    """A table of the parts of a record, kept in their order."""
    position = [Column("position", Integer, primary_key=True)] if ordered else []
    record: Column[int] = Column("record", ForeignKey("records.key", ondelete="CASCADE"), primary_key=True)
    return Table(name, metadata, record, *position, *columns)


evidence = _of_record("evidence", *span_columns())
triggers = _of_record("triggers", *span_columns())

actors = _of_record(
    "actors",
    Column("role", String(10), primary_key=True),
    Column("text", Words, nullable=False),
    *span_columns(),
    Column("actor_id", Words, index=True),
    Column("kind", Words),
    Column("alternatives", Json, nullable=False),
    CheckConstraint("role IN ('actor', 'recipient')"),
)

places = _of_record(
    "places",
    Column("role", String(10), primary_key=True),
    Column("text", Words, nullable=False),
    *span_columns(),
    Column("place_id", Words),
    Column("name", Words, index=True),
    Column("country", Words, index=True),
    Column("admin1", Words),
    Column("admin2", Words),
    Column("lat", Float),
    Column("lon", Float),
    Column("geo_precision", Integer),
    Column("where_prec", Integer),
    Column("alternatives", Json, nullable=False),
    CheckConstraint("role IN ('place', 'origin')"),
    ordered=False,
)

times = _of_record(
    "times",
    Column("text", Words, nullable=False),
    *span_columns(),
    Column("first_day", Date, index=True),
    Column("last_day", Date, index=True),
    Column("time_precision", Integer),
    Column("basis", String(20)),
    Column("date_prec", Integer),
    Column("relative", Words),
    ordered=False,
)

harm = _of_record(
    "harm",
    Column("kind", String(20), nullable=False),
    Column("who", Words, nullable=False),
    Column("low", BigInteger, nullable=False),
    Column("high", BigInteger),
    Column("text", Words, nullable=False),
    *span_columns(),
    *speaker_columns(),
    Column("is_total", Boolean, nullable=False),
)

attribution = _of_record("attribution", Column("text", Words, nullable=False), *span_columns())

claims = _of_record(
    "claims",
    Column("field", String(40), nullable=False),
    Column("value", Words, nullable=False),
    Column("text", Words, nullable=False),
    *span_columns(),
    *speaker_columns(),
    Column("modality", String(20), nullable=False),
    ordered=False,
)

scores = _of_record(
    "scores",
    Column("name", Words, primary_key=True),
    Column("score", Float, nullable=False),
    ordered=False,
)

#: The tables of a record's parts.
PARTS = (evidence, triggers, actors, places, times, harm, attribution, claims, scores)
