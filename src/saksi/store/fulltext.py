"""Full text over reports: FTS5 on SQLite, tsvector on PostgreSQL, one index of stems and one query language on both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    TextClause,
    bindparam,
    column,
    func,
    literal_column,
    select,
    table,
    text,
)

from saksi.store.stems import stems
from saksi.store.terms import Term

#: Bytes of stems that are indexed of one report; PostgreSQL refuses a tsvector of more than 1 MB.
_MOST_BYTES = 300_000
#: Places of one stem that PostgreSQL keeps, and the highest place.
_MOST_PLACES, _LAST_PLACE = 255, 16_383
#: How many of the newest matching reports are ranked; ranking all that hold a common word would take seconds.
_RANKED = 3000

_INSERT = {
    "sqlite": "INSERT INTO report_words(rowid, words) VALUES (:key, :words)",
    "postgresql": "INSERT INTO report_words(report, words) VALUES (:key, CAST(:words AS tsvector))",
}

_WORDS = table("report_words", column("report", Integer), column("rowid", Integer), column("words"))


def index_reports(connection: Connection, texts: Mapping[int, str]) -> None:
    """Make new reports findable by their words: raw texts by the keys of their rows."""
    write = " ".join if connection.dialect.name == "sqlite" else _vector
    rows = [{"key": key, "words": write(_within_limits(stems(raw)))} for key, raw in texts.items()]
    if rows:
        connection.execute(text(_INSERT[connection.dialect.name]), rows)


def matching(terms: Sequence[Term], dialect: str) -> Select[Any]:
    """The keys of the reports that fulfil all terms."""
    if dialect == "sqlite":
        return select(_WORDS.c.rowid).where(_matches(terms))
    return select(_WORDS.c.report).where(_satisfies(terms))


def ranked(terms: Sequence[Term], dialect: str, limit: int) -> Select[Any]:
    """The best of the newest reports that fulfil all terms, as `report` (its key) and `rank` (higher is better)."""
    if dialect == "sqlite":
        newest = select(_WORDS.c.rowid.label("report"), (-func.bm25(literal_column("report_words"))).label("rank"))
        newest = newest.where(_matches(terms)).order_by(_WORDS.c.rowid.desc()).limit(_RANKED)
    else:
        held = select(_WORDS.c.report, _WORDS.c.words).where(_satisfies(terms))
        chosen = held.order_by(_WORDS.c.report.desc()).limit(_RANKED).subquery()
        newest = select(chosen.c.report, func.ts_rank_cd(chosen.c.words, _query(terms)).label("rank"))
    found = newest.subquery()
    return select(found.c.report, found.c.rank).order_by(found.c.rank.desc(), found.c.report.desc()).limit(limit)


def _within_limits(words: Iterable[str]) -> list[str]:
    kept: list[str] = []
    left = _MOST_BYTES
    for word in words:
        left -= len(word.encode("utf-8", "replace"))
        if left < 0:
            break
        kept.append(word)
    return kept


def _vector(words: Sequence[str]) -> str:
    """A tsvector as PostgreSQL writes it: 'serang':1,7 'kota':2."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words, start=1):
        held = places.setdefault(word, [])
        if place <= _LAST_PLACE and len(held) < _MOST_PLACES:
            held.append(str(place))
    return " ".join(f"'{word}'" + (f":{','.join(held)}" if held else "") for word, held in places.items())


def _matches(terms: Sequence[Term]) -> ColumnElement[bool]:
    """FTS5's MATCH: https://sqlite.org/fts5.html section 3."""
    wanted = " AND ".join(_phrase(term) for term in terms if not term.absent)
    for term in terms:
        if term.absent:
            wanted = f"({wanted}) NOT {_phrase(term)}"
    return literal_column("report_words").op("MATCH", is_comparison=True)(bindparam(None, wanted))


def _phrase(term: Term) -> str:
    return f'"{" ".join(term.stems)}"' + ("*" if term.beginning else "")


def _satisfies(terms: Sequence[Term]) -> ColumnElement[bool]:
    return _WORDS.c.words.op("@@", is_comparison=True)(_query(terms))


def _query(terms: Sequence[Term]) -> TextClause:
    """A tsquery: https://www.postgresql.org/docs/current/datatype-textsearch.html."""
    parts = []
    for term in terms:
        words = [f"'{word}'" for word in term.stems]
        if term.beginning:
            words[-1] += ":*"
        parts.append(("!" if term.absent else "") + f"({' <-> '.join(words)})")
    return text("CAST(:asked AS tsquery)").bindparams(bindparam("asked", " & ".join(parts), unique=True))
