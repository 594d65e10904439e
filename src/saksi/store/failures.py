"""What databases complain of, said as one clear StoreError with what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from saksi.errors import StoreError
from saksi.store.interface import UnstorableReportError

#: SQLite's primary result codes (https://sqlite.org/rescode.html): what happened, and what to do.
_SQLITE = {
    sqlite3.SQLITE_FULL: ("the disk is full", "free some space and run the command again; what was saved is kept"),
    sqlite3.SQLITE_READONLY: (
        "the database is read-only",
        "make the file and its folder writable or choose another --db",
    ),
    sqlite3.SQLITE_PERM: ("access is denied", "make the file and its folder writable or choose another --db"),
    sqlite3.SQLITE_CANTOPEN: (
        "the file cannot be opened",
        "check that its folder exists and is writable, or choose another --db",
    ),
    sqlite3.SQLITE_BUSY: ("another program holds the database locked", "wait for it or close it, then run again"),
    sqlite3.SQLITE_LOCKED: ("another program holds the database locked", "wait for it or close it, then run again"),
    sqlite3.SQLITE_NOTADB: ("the file is not an SQLite database", "choose another --db; the file is left as it is"),
    sqlite3.SQLITE_CORRUPT: ("the database is damaged", "restore a copy, or code the reports again into a new --db"),
    sqlite3.SQLITE_IOERR: ("the disk cannot be read or written", "check the disk, then run again"),
}
#: PostgreSQL's error codes, or their class (https://www.postgresql.org/docs/current/errcodes-appendix.html).
_POSTGRESQL = {
    "08": ("the connection was lost", "check that the server runs and can be reached, then run again"),
    "25006": ("the database is read-only", "write to the primary server, or choose another --db"),
    "28": ("the server does not let this user in", "check user and password in the address"),
    "3D": ("the server has no such database", "make it (createdb NAME), or check the address"),
    "40": ("another program's writing came in between", "run the command again; what was saved is kept"),
    "42501": ("this user may not do that there", "grant it, or choose another user or --db"),
    "53100": ("the disk is full", "free some space and run the command again; what was saved is kept"),
    "53300": ("the server has too many connections", "close other programs, or raise max_connections"),
    "57P": ("the server is starting or shutting down", "wait for it, then run again"),
}
_TOO_LARGE = "22003"


@contextmanager
def clear_errors(where: str) -> Iterator[None]:
    """Turn what the database raises inside into a StoreError that names `where`."""
    try:
        yield
    except IntegrityError as error:
        raise UnstorableReportError(
            f"{where}: a row breaks the rules of the store: {error.orig}",
            "please report this with the report's text; it is a fault of Saksi",
        ) from error
    except OverflowError as error:
        raise _too_large(where) from error
    except DBAPIError as error:
        raise _of_driver(where, error.orig) from error
    except sqlite3.Error as error:
        raise _of_driver(where, error) from error
    except SQLAlchemyError as error:
        raise StoreError(f"{where}: {error}", "check the address given with --db") from error


def _too_large(where: str) -> UnstorableReportError:
    return UnstorableReportError(
        f"{where}: a figure is too large for the database", "check the report's figures; no toll is that high"
    )


def _of_driver(where: str, error: BaseException | None) -> StoreError:
    known = _known(error)
    if getattr(error, "sqlstate", None) == _TOO_LARGE:
        return _too_large(where)
    if known is None:
        return StoreError(f"{where}: {error}", "run `saksi doctor` with the same --db")
    reason, hint = known
    return StoreError(f"{where}: {reason}", hint)


def _known(error: BaseException | None) -> tuple[str, str] | None:
    """What happened and what to do, by the driver's error code."""
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int):
        return _SQLITE.get(code & 0xFF)
    state = getattr(error, "sqlstate", None)
    if isinstance(state, str):
        return next((said for start, said in _POSTGRESQL.items() if state.startswith(start)), None)
    if type(error).__module__.startswith("psycopg") and type(error).__name__ == "OperationalError":
        return (
            f"the server cannot be reached: {str(error).strip().splitlines()[0]}",
            "check that it runs, and the address",
        )
    return None
