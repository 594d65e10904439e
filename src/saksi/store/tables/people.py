"""People who use the desk. `folded` is an account's name in lower case: names are unique in any case."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table

from saksi.store.columns import Ident, Moment, Words
from saksi.store.tables.base import metadata

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
