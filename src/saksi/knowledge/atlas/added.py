"""Places that the user added: one file a source in the user's data folder, from which every rebuild takes them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from saksi.errors import UsageError
from saksi.knowledge.atlas.entry import Entry
from saksi.knowledge.atlas.shapes import rings_of
from saksi.knowledge.folding import fold
from saksi.knowledge.place import Place

_NAME = re.compile(r"[\w][\w .()-]{0,60}")


@dataclass(frozen=True, slots=True)
class AddedPlace:
    """A place as it was imported: its names (its own first), where it lies, and its GeoJSON polygon if it has one.

    `key` is the source's own id ("" if it has none), `found` whether running text is searched for it.
    """

    names: tuple[str, ...]
    country: str | None
    kind: str
    lat: float | None
    lon: float | None
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    key: str = ""
    found: bool = True
    polygon: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A source that the user added."""

    path: Path
    name: str
    licence: str

    def fingerprint(self) -> str:
        """Changes when the file does."""
        told = self.path.stat()
        return f"{told.st_mtime_ns}-{told.st_size}"

    def places(self) -> Iterator[AddedPlace]:
        """Its places, in the order of the import."""
        with self.path.open(encoding="utf-8") as lines:
            next(lines)
            for line in lines:
                told = json.loads(line)
                yield AddedPlace(**{**told, "names": tuple(told["names"])})

    def entries(self) -> Iterator[Entry]:
        """Its places as entries of the gazetteer's file; two of one name get different ids."""
        seen: dict[str, int] = {}
        for one in self.places():
            key = one.key or self._key(one)
            seen[key] = seen.get(key, 0) + 1
            key = key if seen[key] == 1 or one.key else f"{key}-{seen[key]}"
            place = Place(
                key,
                one.names[0],
                one.country,
                one.kind,
                one.lat,
                one.lon,
                one.admin1,
                one.population,
                0.95,
                one.admin2,
                self.name,
            )
            yield Entry(place, one.names, int(one.found), rings_of(one.polygon) if one.polygon else ())

    def _key(self, place: AddedPlace) -> str:
        plain = fold(place.names[0]).replace(" ", "-")
        return f"u:{self.path.stem}/{plain}-{(place.country or 'xx').lower()}"


def sources(folder: Path) -> list[Source]:
    """The sources that the user added, by name."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            head = json.loads(lines.readline())
        found.append(Source(path, head["source"], head["licence"]))
    return found


def save(folder: Path, name: str, licence: str, places: Iterable[AddedPlace]) -> Source:
    """Keep a source's places; a source of that name that was there is replaced.

    Raises:
        UsageError: where the name is no name.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} cannot name a source", "use letters, digits, spaces, dots and hyphens, at most 60")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{fold(name).replace(' ', '-')}.jsonl"
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        file.write(json.dumps({"source": name, "licence": licence}) + "\n")
        for place in places:
            told = {key: getattr(place, key) for key in AddedPlace.__slots__}
            file.write(json.dumps(told, ensure_ascii=False) + "\n")
    part.replace(path)
    return Source(path, name, licence)
