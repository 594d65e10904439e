"""What all tables share: their register, and columns that come again."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, String
from sqlalchemy.types import TypeEngine

from saksi.store.columns import Words

metadata = MetaData()


def ident(length: int = 40) -> TypeEngine[str]:
    """An id or key word: ordered byte by byte on every database, so that beginnings and pages are found by index."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def span_columns(prefix: str = "", *, optional: bool = False) -> tuple[Column[int], Column[int]]:
    """Two columns for a span of raw characters."""
    return (
        Column(f"{prefix}span_start", Integer, nullable=optional),
        Column(f"{prefix}span_end", Integer, nullable=optional),
    )


def speaker_columns() -> tuple[Column[str], Column[int], Column[int]]:
    """Three columns for an optional speaker."""
    return (Column("speaker", Words), *span_columns("speaker_", optional=True))
