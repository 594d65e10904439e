"""A place on its way into the gazetteer's file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from saksi.knowledge.atlas.shapes import Ring, area, box, pack
from saksi.knowledge.folding import fold, without_article
from saksi.knowledge.place import Place

#: Names longer than this are descriptions, shorter ones are abbreviations that stand for too much.
LONGEST, SHORTEST = 40, 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with its names (its own first), its rank (see the table `place`), and its polygon if it has one."""

    place: Place
    names: tuple[str, ...]
    rank: int = 0
    rings: tuple[Ring, ...] = ()
    code: str = ""


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin script."""
    return name.isascii() or all(ord(sign) < 0x250 or 0x1E00 <= ord(sign) < 0x1F00 or sign in "’‘ʿʾ" for sign in name)


def folded(names: Iterable[str], shortest: int = SHORTEST) -> dict[str, int]:
    """Folded names with 1 for the first name's, 0 for alternates', each with and without its Arabic article."""
    found: dict[str, int] = {}
    for at, name in enumerate(names):
        key = fold(name)
        for form in (key, without_article(key)):
            if shortest <= len(form) <= LONGEST:
                found.setdefault(form, int(at == 0))
    return found


def write(database: sqlite3.Connection, part: str, entries: Iterable[Entry], shortest: int = SHORTEST) -> int:
    """Enter places under a part of the file; how many. An id that another part has already is left as it is there."""
    start = database.execute("SELECT coalesce(max(id), 0) + 1 FROM place").fetchone()[0]
    known = {key for (key,) in database.execute("SELECT key FROM place")}
    kept: list[tuple[int, Entry]] = []
    for entry in entries:
        if entry.place.id not in known:
            known.add(entry.place.id)
            kept.append((start + len(kept), entry))
    database.executemany(
        "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", (_row(part, number, entry) for number, entry in kept)
    )
    aliases = sorted(
        (form, number, own) for number, entry in kept for form, own in folded(entry.names, shortest).items()
    )
    database.executemany("INSERT INTO alias VALUES (?,?,?)", aliases)
    database.executemany("INSERT INTO word (rowid, names) VALUES (?,?)", ((n, "\n".join(e.names)) for n, e in kept))
    database.executemany("INSERT INTO spot VALUES (?,?,?,?,?)", _spots(kept))
    for number, entry in kept:
        if entry.rings:
            database.execute(
                "INSERT INTO shape VALUES (?,?,?,0,?)", (number, entry.code, area(entry.rings), pack(entry.rings))
            )
            database.execute("INSERT INTO box VALUES (?,?,?,?,?)", (number, *box(entry.rings)))
    return len(kept)


def _row(part: str, number: int, entry: Entry) -> tuple[object, ...]:
    place = entry.place
    return (
        number, place.id, part, place.name, place.country, place.kind, place.lat, place.lon, place.admin1, place.admin2,
        place.population, entry.rank, place.source, "\n".join(entry.names),
    )  # fmt: skip


def _spots(kept: Iterable[tuple[int, Entry]]) -> Iterator[tuple[float | int, ...]]:
    for number, entry in kept:
        lat, lon = entry.place.lat, entry.place.lon
        if lat is not None and lon is not None:
            yield number, lat, lat, lon, lon


def remove(database: sqlite3.Connection, part: str) -> None:
    """Take a part's places out of the file."""
    mine = "(SELECT id FROM place WHERE part = ?)"
    database.execute(
        "INSERT INTO word (word, rowid, names) SELECT 'delete', id, names FROM place WHERE part = ?", (part,)
    )
    for table, column in (("spot", "place"), ("box", "place"), ("shape", "place")):
        database.execute(f"DELETE FROM {table} WHERE {column} IN {mine}", (part,))  # noqa: S608  (names from above)
    database.execute(f"DELETE FROM alias WHERE place IN {mine}", (part,))  # noqa: S608
    database.execute("DELETE FROM place WHERE part = ?", (part,))
    database.execute("DELETE FROM part WHERE name = ?", (part,))
