"""The store: reports, repairs, records and failures in one database (DESIGN section 2, stage 7)."""

from __future__ import annotations

from saksi.store.interface import RecordFilter, Store, StoredFailure, StoredReport, UnstorableReportError

__all__ = ["RecordFilter", "Store", "StoredFailure", "StoredReport", "UnstorableReportError", "open_store"]


def open_store(url: str, *, create: bool = True) -> Store:
    """The store at `url`: the path of an SQLite file, or `sqlite:///PATH`.

    With `create` a store that is not there yet is made. Raises StoreError with a hint where the database cannot be
    used: missing (without `create`), locked, not a database, of a newer Saksi, or of another program.
    """
    from saksi.store.sqlite import open_sqlite  # noqa: PLC0415  (sqlalchemy is heavy)

    return open_sqlite(url, create=create)
