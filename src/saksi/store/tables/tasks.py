"""Tasks under way: what each set out to do, so that one that was killed is taken up again."""

from __future__ import annotations

from sqlalchemy import Column, Table

from saksi.store.columns import Ident, Words
from saksi.store.tables.base import metadata

tasks = Table(
    "tasks",
    metadata,
    Column("name", Ident(40), primary_key=True),
    Column("plan", Words, nullable=False),
)
