"""Opening the gazetteer's file: built where there is none, made anew where it is out of date."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from saksi.knowledge.atlas.build import Part, build, fill, parts, renew, stale
from saksi.knowledge.atlas.folders import cache_folder, spare_folder, user_folder
from saksi.knowledge.atlas.schema import VERSION

#: Parts that are made anew in place; a change in any other builds the whole file anew.
_QUICK = ("own", "added:")
#: How long a question waits, in seconds, while another process makes a part anew.
_PATIENCE = 120.0


def path_in(folder: Path) -> Path:
    """The gazetteer's file in a folder."""
    return folder / f"gazetteer-{VERSION}.sqlite"


def open_file(folder: Path | None = None, anew: bool = False) -> tuple[sqlite3.Connection, Path | None]:
    """A read-only connection to an up-to-date file in `folder` (default: the user's cache folder), and where it stands.

    Where the folder cannot be written the file stands in the user's part of the temporary folder, and where that
    cannot be either, in memory (the path is None). `anew` builds it in any case. Places that the user added are taken
    from the user's data folder; with a `folder`, from its subfolder `places`.
    """
    wanted = parts(added_folder(folder))
    for spare in (False, True):
        try:
            path = path_in(spare_folder() if spare else folder or cache_folder())
            path.parent.mkdir(parents=True, exist_ok=True)
            _bring_up_to_date(path, wanted, anew)
        except (OSError, sqlite3.OperationalError):
            continue
        return _connect(path), path
    memory = sqlite3.connect(":memory:", check_same_thread=False)
    fill(memory, wanted)
    return memory, None


def added_folder(folder: Path | None = None) -> Path:
    """Where the places stand that the user added to the gazetteer of a folder."""
    return folder / "places" if folder else user_folder()


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE, check_same_thread=False)


def _bring_up_to_date(path: Path, wanted: list[Part], anew: bool) -> None:
    if not anew and not _stale(path, wanted):
        return
    with _alone(path.with_suffix(".lock")):
        old = {"all"} if anew else _stale(path, wanted)  # another process may have done it while we waited
        if old and all(name.startswith(_QUICK) for name in old):
            renew(path, wanted)
        elif old:
            _tell(f"saksi: building the gazetteer in {path} (once, takes a moment)")
            build(path, wanted)


def _stale(path: Path, wanted: list[Part]) -> set[str]:
    """The stale parts; a file that is missing or broken counts as wholly so."""
    if not path.exists():
        return {"all"}
    with closing(_connect(path)) as database:
        try:
            return stale(database, wanted)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                raise
            return {"all"}


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold a lock that goes when the process does: an exclusive transaction on an empty database."""
    with closing(sqlite3.connect(lock, timeout=600, isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        yield


def _tell(message: str) -> None:
    if sys.stderr.isatty():
        print(message, file=sys.stderr)
