"""Which reports of a run were already given, in flat memory."""

from __future__ import annotations

import sqlite3
from types import TracebackType


class Seen:
    """A set of report ids that spills to a private temporary file, so that a run's length costs no memory."""

    def __init__(self) -> None:
        self._ids = sqlite3.connect("")
        self._ids.execute("create table ids (id integer primary key) without rowid")

    def add(self, report_id: str) -> bool:
        """Adds an id; whether it is new."""
        key = int(report_id.removeprefix("r-")[:15], 16)
        return self._ids.execute("insert or ignore into ids values (?)", (key,)).rowcount == 1

    def __enter__(self) -> Seen:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ids.close()
