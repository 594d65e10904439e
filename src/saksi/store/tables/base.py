"""What all tables share: their register, and columns that come again."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData

from saksi.store.columns import Words

metadata = MetaData()


def span_columns(prefix: str = "", *, optional: bool = False) -> tuple[Column[int], Column[int]]:
    """Two columns for a span of raw characters."""
    return (
        Column(f"{prefix}span_start", Integer, nullable=optional),
        Column(f"{prefix}span_end", Integer, nullable=optional),
    )


def speaker_columns() -> tuple[Column[str], Column[int], Column[int]]:
    """Three columns for an optional speaker."""
    return (Column("speaker", Words), *span_columns("speaker_", optional=True))
