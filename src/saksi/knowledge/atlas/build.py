"""Building the gazetteer's file, and making its smaller parts anew where what they are made from has changed."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

from saksi.knowledge.atlas import added, divisions, towns
from saksi.knowledge.atlas.entry import SHORTEST, Entry, remove, write
from saksi.knowledge.atlas.schema import SCHEMA, VERSION
from saksi.knowledge.overlay import DATA, countries, overlay, read_yaml

_OWN_LICENCE = "Saksi's own places, Apache License 2.0; each names its source; country names by babel (Unicode CLDR)"
#: Raise when our own places are read otherwise, so that they are made anew.
OWN_FORM = 2


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the file: where it is from, on which terms, how to make it and what it is made from."""

    name: str
    source: str
    licence: str
    fingerprint: str
    entries: Callable[[], Iterable[Entry]]
    shortest: int = SHORTEST


def parts(user: Path) -> list[Part]:
    """The parts that the file should hold, in the order in which they are made."""
    fixed = [
        Part("regions", divisions.SOURCE, divisions.LICENCE, divisions.fingerprint(), divisions.entries),
        Part("towns", towns.SOURCE, towns.LICENCE, towns.fingerprint(), towns.towns),
        Part("own", "Saksi", _OWN_LICENCE, _own_fingerprint(), _own, shortest=1),
    ]
    return [*fixed, *(_added(source) for source in added.sources(user))]


def _own_fingerprint() -> str:
    seen = hashlib.sha256(f"{VERSION} {OWN_FORM} babel {version('babel')}".encode())
    for path in DATA:
        seen.update(path.read_bytes())
    return seen.hexdigest()[:16]


def _own() -> Iterator[Entry]:
    for named in (*overlay(), *countries(read_yaml("countries.yaml"))):
        yield Entry(named.place, named.names)


def _added(source: added.Source) -> Part:
    return Part(f"added:{source.name}", source.name, source.licence, source.fingerprint(), source.entries)


def stale(database: sqlite3.Connection, wanted: Iterable[Part]) -> set[str]:
    """The names of the parts that the file lacks, has too many, or has from something else."""
    there = dict(database.execute("SELECT name, fingerprint FROM part").fetchall())
    asked = {part.name: part.fingerprint for part in wanted}
    return {name for name in there.keys() | asked.keys() if there.get(name) != asked.get(name)}


def build(path: Path, wanted: list[Part]) -> None:
    """Write the whole file, under another name first, so that nobody ever sees half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    try:
        with closing(sqlite3.connect(name)) as database:
            fill(database, wanted)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def fill(database: sqlite3.Connection, wanted: list[Part]) -> None:
    """Write all parts into an empty database."""
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -100000;" + SCHEMA)
    with database:
        for part in wanted:
            _make(database, part)
            if part.name == "towns":
                divisions.mark_divided(database)


def renew(path: Path, wanted: list[Part]) -> None:
    """Make the stale ones of our own and the added places anew, in one transaction."""
    with closing(sqlite3.connect(path, timeout=120, isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        for name in sorted(stale(database, wanted)):
            remove(database, name)
        there = {name for (name,) in database.execute("SELECT name FROM part")}
        for part in wanted:
            if part.name not in there:
                _make(database, part)
        database.execute("COMMIT")


def _make(database: sqlite3.Connection, part: Part) -> None:
    start = perf_counter()
    count = write(database, part.name, part.entries(), part.shortest)
    if part.name == "own":
        divisions.name_divisions(database, read_yaml("admin1.yaml"))
    if part.name.startswith("added:"):
        divisions.rename(database, part.name)
    if part.name not in ("regions", "towns"):
        divisions.locate(database, part.name)
    row = (part.name, part.fingerprint, part.source, part.licence, count, round(perf_counter() - start, 2))
    database.execute("INSERT INTO part VALUES (?,?,?,?,?,?)", row)
