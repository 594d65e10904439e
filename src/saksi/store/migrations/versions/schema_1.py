"""Schema 1: reports, records, failures. Frozen: what a store of that version holds."""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

from saksi.store.columns import Ident, Json, Moment, Words

revision = "1"
down_revision = None

metadata = MetaData()


def _span(prefix: str = "", *, optional: bool = False) -> tuple[Column[int], Column[int]]:
    """Two columns for a span of raw characters."""
    return (
        Column(f"{prefix}span_start", Integer, nullable=optional),
        Column(f"{prefix}span_end", Integer, nullable=optional),
    )


def _speaker() -> tuple[Column[str], Column[int], Column[int]]:
    """Three columns for an optional speaker."""
    return (Column("speaker", Words), *_span("speaker_", optional=True))


def _of_record(name: str, *columns: SchemaItem, ordered: bool = True) -> Table:
    """A table of the parts of a record, kept in their order."""
    position = [Column("position", Integer, primary_key=True)] if ordered else []
    record: Column[int] = Column("record", ForeignKey("records.key", ondelete="CASCADE"), primary_key=True)
    return Table(name, metadata, record, *position, *columns)


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
    *_span(),
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

records = Table(
    "records",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("coding", ForeignKey("codings.key", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Ident(40), nullable=False, index=True),
    Column("event_type", String(40), nullable=False, index=True),
    Column("modality", String(20), nullable=False),
    *_span("modality_", optional=True),
    Column("background", Boolean, nullable=False),
    Column("reader", Words, nullable=False),
    UniqueConstraint("coding", "id"),
)

evidence = _of_record("evidence", *_span())
triggers = _of_record("triggers", *_span())

actors = _of_record(
    "actors",
    Column("role", String(10), primary_key=True),
    Column("text", Words, nullable=False),
    *_span(),
    Column("actor_id", Words, index=True),
    Column("kind", Words),
    Column("alternatives", Json, nullable=False),
    CheckConstraint("role IN ('actor', 'recipient')"),
)

places = _of_record(
    "places",
    Column("role", String(10), primary_key=True),
    Column("text", Words, nullable=False),
    *_span(),
    Column("place_id", Words),
    Column("name", Words, index=True),
    Column("country", Words, index=True),
    Column("admin1", Words),
    Column("admin2", Words),
    Column("lat", Float),
    Column("lon", Float),
    Column("geo_precision", Integer),
    Column("alternatives", Json, nullable=False),
    CheckConstraint("role IN ('place', 'origin')"),
    ordered=False,
)

times = _of_record(
    "times",
    Column("text", Words, nullable=False),
    *_span(),
    Column("first_day", Date, index=True),
    Column("last_day", Date, index=True),
    Column("time_precision", Integer),
    Column("basis", String(20)),
    ordered=False,
)

harm = _of_record(
    "harm",
    Column("kind", String(20), nullable=False),
    Column("who", Words, nullable=False),
    Column("low", BigInteger, nullable=False),
    Column("high", BigInteger),
    Column("text", Words, nullable=False),
    *_span(),
    *_speaker(),
    Column("is_total", Boolean, nullable=False),
)

attribution = _of_record("attribution", Column("text", Words, nullable=False), *_span())

claims = _of_record(
    "claims",
    Column("field", String(40), nullable=False),
    Column("value", Words, nullable=False),
    Column("text", Words, nullable=False),
    *_span(),
    *_speaker(),
    Column("modality", String(20), nullable=False),
    ordered=False,
)

scores = _of_record(
    "scores",
    Column("name", Words, primary_key=True),
    Column("score", Float, nullable=False),
    ordered=False,
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


def upgrade() -> None:
    """Make the tables in an empty database."""
    metadata.create_all(op.get_bind(), checkfirst=False)
