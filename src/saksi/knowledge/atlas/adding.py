"""Adding a file of places to the gazetteer, and taking a source out again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from saksi.errors import UsageError
from saksi.knowledge.atlas.added import AddedPlace, save, sources
from saksi.knowledge.atlas.atlas import Atlas
from saksi.knowledge.atlas.importing import read_places
from saksi.knowledge.atlas.opening import added_folder
from saksi.knowledge.atlas.rows import Bad, Defaults
from saksi.knowledge.folding import fold
from saksi.knowledge.place import PRECISION


@dataclass(frozen=True, slots=True)
class Added:
    """What an import did: the source, how many places it holds now, and the rows that are no places."""

    source: str
    places: int
    bad: tuple[Bad, ...]


def add(
    path: Path,
    source: str,
    licence: str = "",
    *,
    country: str | None = None,
    kind: str = "village",
    columns: Mapping[str, str] | None = None,
    found: bool = True,
    folder: Path | None = None,
) -> Added:
    """Add a file of places (a GeoNames dump, CSV or GeoJSON) under the name of its source, which it replaces.

    `country` (ISO) and `kind` hold for rows that tell none; `columns` names columns by field; `found`: whether running
    text is searched for the places (of a GeoNames dump only towns are).

    Raises:
        UsageError: where the file cannot be read, holds no place, or an argument is wrong.
    """
    if kind not in PRECISION:
        raise UsageError(f"{kind!r} is no kind of place", f"choose from: {', '.join(sorted(PRECISION))}")
    if not path.is_file():
        raise UsageError(f"{path} is no file", "name a GeoNames dump, CSV or GeoJSON")
    atlas = Atlas(folder)
    codes = {
        name: named.place.country or "" for named, names in atlas.own() if named.place.id[:2] == "c:" for name in names
    }
    defaults = Defaults(
        country.upper() if country else None,
        kind,
        lambda name: codes.get(fold(name), ""),
        atlas.country_at,
        columns or {},
        found,
    )
    bad: list[Bad] = []
    places = list(_good(path, defaults, bad))
    if not places:
        told = f"; first: row {bad[0].row}: {bad[0].reason}" if bad else ""
        raise UsageError(f"{path} holds no place{told}", "see docs/gazetteer.md for what a file must hold")
    save(added_folder(folder), source, licence or "as told by its source", places)
    Atlas(folder)
    return Added(source, len(places), tuple(bad))


def _good(path: Path, defaults: Defaults, bad: list[Bad]) -> Iterator[AddedPlace]:
    for found in read_places(path, defaults):
        if isinstance(found, Bad):
            bad.append(found)
        else:
            yield found


def remove(source: str, folder: Path | None = None) -> None:
    """Take a source's places out of the gazetteer.

    Raises:
        UsageError: where there is no such source.
    """
    there = {one.name: one for one in sources(added_folder(folder))}
    if source not in there:
        raise UsageError(f"there is no source {source!r}", f"there are: {', '.join(there) or 'none'}")
    there[source].path.unlink()
    Atlas(folder)
