"""Places as the gazetteer knows them, and their names as a text writes them."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.model import Span

#: ACLED's geo precision by kind of place: 1 the spot itself, 2 a part of a region, 3 a region or more.
PRECISION = {
    "city": 1, "town": 1, "village": 1, "camp": 1, "facility": 1, "quarter": 1, "crossing": 1,
    "district": 2, "island": 2, "river": 2, "area": 2,
    "province": 3, "region": 3, "country": 3, "sea": 3, "border": 3, "continent": 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the gazetteer.

    `name` is the English or official local form, `country` ISO 3166 alpha-2 (None for seas and regions of several
    countries), `lat` and `lon` degrees (WGS 84; None for countries and wide regions), `kind` a key of `PRECISION`.
    `admin1` and `admin2` are the first- and second-level divisions that hold it (a province its own), None where
    unknown. `score` in 0..1 says how well the place fits the words that were looked up, `source` whence it is known.
    """

    id: str
    name: str
    country: str | None
    kind: str
    lat: float | None = None
    lon: float | None = None
    admin1: str | None = None
    population: int = 0
    score: float = 1.0
    admin2: str | None = None
    source: str = ""

    @property
    def precision(self) -> int:
        """ACLED's geo precision, by kind."""
        return PRECISION[self.kind]


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place name in a text: its span, its words, what it names, and its country (None: several, or of none)."""

    span: Span
    text: str
    kind: str
    country: str | None
