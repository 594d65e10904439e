"""Full-text search over reports, and the store's state, on any SQL database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from saksi.store import tables
from saksi.store.database import Database
from saksi.store.fulltext import ranked
from saksi.store.listing import SearchHit
from saksi.store.snippets import snippet
from saksi.store.terms import parse


class SqlSearch(Database):
    """`search` and `state` of `saksi.store.Store` on an engine."""

    def search(self, words: str, limit: int = 50) -> Sequence[SearchHit]:
        """The reports that hold all these words in any of their forms, the best first."""
        terms = parse(words)
        if not terms or limit < 1:
            return []
        found = ranked(terms, self._dialect.name, limit).subquery()
        column = tables.reports.c
        query = select(column.id, column.name, column.outlet, column.title, column.raw, found.c.rank)
        query = query.join(found, found.c.report == column.key).order_by(found.c.rank.desc(), column.key.desc())
        with self._reading() as connection:
            rows = connection.execute(query).all()
        return [
            SearchHit(row.id, row.name, row.outlet, row.title, *snippet(row.raw, terms), rank=float(row.rank))
            for row in rows
        ]

    def state(self) -> str:
        """A short text that differs after every coding, linking and judgement."""
        with self._reading() as connection:
            return self._dialect.state(connection)
