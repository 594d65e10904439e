"""Tasks that take several transactions: alone, and taken up again where a killed process left off; on any database."""

from __future__ import annotations

from contextlib import AbstractContextManager

from sqlalchemy import delete, insert, select

from saksi.store.database import Database
from saksi.store.tables import tasks


class SqlTasks(Database):
    """The tasks of `saksi.store.interface.Incidents` on an engine."""

    def alone(self, task: str) -> AbstractContextManager[None]:
        """Be the only process that does `task` on this store."""
        return self._dialect.alone(task)

    def set_out(self, task: str, plan: str) -> None:
        """Keep what a task is about to do."""
        with self._writing(content=False) as connection:
            connection.execute(delete(tasks).where(tasks.c.name == task))
            connection.execute(insert(tasks).values(name=task, plan=plan))

    def unfinished(self, task: str) -> str | None:
        """What a task set out to do and has not done."""
        with self._reading() as connection:
            return connection.scalar(select(tasks.c.plan).where(tasks.c.name == task))

    def arrived(self, task: str) -> None:
        """Forget the plan of a task."""
        with self._writing(content=False) as connection:
            connection.execute(delete(tasks).where(tasks.c.name == task))
