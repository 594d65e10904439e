"""Settings that hold for every command, from the environment; an option of the call goes before them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from saksi.errors import UsageError

#: The reader of a call that names none.
DEFAULT_READER = "encoder"


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds where a call says nothing else.

    `database` is the store's address (SAKSI_DB, or DATABASE_URL as servers set it), `reader` the reader's name
    (SAKSI_READER), `jobs` the number of processes that code (SAKSI_JOBS).
    """

    database: str
    reader: str
    jobs: int

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings of an environment; an empty variable counts as none."""
        jobs = environment.get("SAKSI_JOBS") or "1"
        if not jobs.isdecimal() or int(jobs) < 1:
            raise UsageError(f"SAKSI_JOBS is {jobs!r}", "set it to a whole number from 1 on, or unset it")
        return cls(
            database=environment.get("SAKSI_DB") or environment.get("DATABASE_URL") or "saksi.db",
            reader=environment.get("SAKSI_READER") or DEFAULT_READER,
            jobs=int(jobs),
        )
