"""Indonesia's provinces, regencies and districts: which lies in which (`indonesia.tsv`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from saksi.errors import CodebookError
from saksi.knowledge.folding import fold

_FILE = Path(__file__).with_name("indonesia.tsv")
_COLUMNS = 9
#: Levels of divisions, and of what lies in a district.
PROVINCE, REGENCY, DISTRICT, VILLAGE = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Regency:
    """A regency or city: code, `kind` (Kabupaten or Kota), name, English name of its province, seat, the seat's point.

    `districts` are the folded names of its districts, each with the name as written.
    """

    code: str
    kind: str
    name: str
    province: str
    seat: str
    lat: float
    lon: float
    districts: dict[str, str]

    @property
    def title(self) -> str:
        """The name as second-level divisions are told apart: a regency's bare, a city's with "Kota"."""
        return f"Kota {self.name}" if self.kind == "Kota" else self.name


@dataclass(frozen=True, slots=True)
class District:
    """A district in its regency."""

    name: str
    regency: Regency

    @property
    def key(self) -> str:
        """An identity: the regency's code and the name."""
        return f"d:{self.regency.code}-{squeezed(self.name)}"


def squeezed(name: str) -> str:
    """A folded name without its spaces: "Tapak Tuan" and "Tapaktuan" are one name."""
    return fold(name).replace(" ", "")


class Divisions:
    """Look-up of regencies and districts by name; `all` are the regencies."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._regencies: dict[str, list[Regency]] = defaultdict(list)
        self._districts: dict[str, list[District]] = defaultdict(list)
        self.all: list[Regency] = []
        for line in lines:
            regency, names = _regency(line)
            self.all.append(regency)
            for name in names:
                self._regencies[squeezed(name)].append(regency)
            for key, district in regency.districts.items():
                self._districts[key].append(District(district, regency))

    @cached_property
    def provinces(self) -> frozenset[str]:
        """The English names of the provinces."""
        return frozenset(regency.province for regency in self.all)

    def regencies(self, name: str) -> Sequence[Regency]:
        """The regencies and cities of that name; "Kabupaten" or "Kota" before it chooses."""
        found = re.match(r"(kab(?:upaten)?|kota(?:madya)?)\b\.?\s+(?=\w)", name, re.IGNORECASE)
        kind = None if found is None else "Kota" if found[1].lower().startswith("kota") else "Kabupaten"
        bare = name[found.end() :] if found else name
        return [one for one in self._regencies.get(squeezed(bare), ()) if kind in (None, one.kind)]

    def districts(self, name: str) -> Sequence[District]:
        """The districts of that name (without "Distrik" or "Kecamatan")."""
        return self._districts.get(squeezed(name), ())


def _regency(line: str) -> tuple[Regency, list[str]]:
    """A line of the file as a regency and the names it goes by.

    Raises:
        CodebookError: where the line does not have the file's columns.
    """
    columns = line.split("\t")
    if len(columns) != _COLUMNS:
        raise CodebookError(f"indonesia.tsv: {line[:40]!r} has {len(columns)} columns", f"write {_COLUMNS}")
    code, kind, name, further, province, seat, lat, lon, districts = columns
    regency = Regency(code, kind, name, province, seat, float(lat), float(lon), dict(_districts(districts)))
    return regency, [one for one in (name, *further.split("/")) if one]


def _districts(column: str) -> Iterator[tuple[str, str]]:
    for entry in column.split("; "):
        own, *further = entry.split("/")
        for name in (own, *further):
            yield squeezed(name), own


@cache
def divisions() -> Divisions:
    """The divisions that come with Saksi, read once."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return Divisions([line for line in lines if line and not line.startswith("#")])
