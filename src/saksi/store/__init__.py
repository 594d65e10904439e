"""The store: reports, repairs, records and failures in one database (DESIGN section 2, stage 7)."""

from __future__ import annotations

from saksi.store.interface import (
    NO_JUDGEMENT,
    RecordFilter,
    StaleJudgementError,
    Store,
    StoredFailure,
    StoredReport,
    UnknownIdError,
    UnstorableReportError,
)
from saksi.store.listing import (
    ALL_INCIDENTS,
    Box,
    Facet,
    IncidentFigures,
    IncidentFilter,
    IncidentRow,
    MapCell,
    Order,
    SearchHit,
    Status,
    Tally,
)
from saksi.store.people import Account, AccountRole, ApiToken, Session

__all__ = [
    "ALL_INCIDENTS",
    "NO_JUDGEMENT",
    "Account",
    "AccountRole",
    "ApiToken",
    "Box",
    "Facet",
    "IncidentFigures",
    "IncidentFilter",
    "IncidentRow",
    "MapCell",
    "Order",
    "RecordFilter",
    "SearchHit",
    "Session",
    "StaleJudgementError",
    "Status",
    "Store",
    "StoredFailure",
    "StoredReport",
    "Tally",
    "UnknownIdError",
    "UnstorableReportError",
    "open_store",
]


def open_store(url: str, *, create: bool = True) -> Store:
    """The store at `url`: the path of an SQLite file, `sqlite:///PATH`, or `postgresql://USER:PASSWORD@HOST:PORT/NAME`.

    With `create` a store that is not there yet is made. One of an older Saksi is brought up to date, every row kept.
    Raises StoreError with a hint where the database cannot be used: missing (without `create`), locked, not a database,
    older and not writable, of a newer Saksi, or of another program.
    """
    if url.startswith(("postgresql://", "postgres://", "postgresql+psycopg://")):
        from saksi.store.postgres import open_postgres  # noqa: PLC0415  (sqlalchemy is heavy)

        return open_postgres(url, create=create)
    from saksi.store.sqlite import open_sqlite  # noqa: PLC0415

    return open_sqlite(url, create=create)
