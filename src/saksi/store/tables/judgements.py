"""Judgements. Triggers in the database refuse every change and removal; `key` is the order in which they came."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table

from saksi.store.columns import Ident, Moment, Words
from saksi.store.tables.base import metadata

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
