"""Countries as ACLED, UCDP and POLECAT name and number them (`countries.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from saksi.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Country:
    """A country: `name` as ACLED writes it, `iso3` and `iso` (ISO 3166 alpha-3 and number), both regions.

    `gw` is the number of the state in the lists of Gleditsch and Ward, None for what they do not list; `ucdp_name` its
    name in UCDP's data.
    """

    code: str
    name: str
    iso3: str
    iso: int | None
    acled_region: str
    ucdp_region: str
    gw: int | None
    ucdp_name: str


@cache
def countries() -> Mapping[str, Country]:
    """All countries by ISO 3166 alpha-2."""
    rows = yaml.safe_load(files("saksi.export").joinpath("countries.yaml").read_text("utf-8"))
    return MappingProxyType({code: _country(code, row) for code, row in rows.items()})


def country_of(code: str | None) -> Country | None:
    """The country of an ISO 3166 alpha-2 code; None for none, or one that no country has."""
    return countries().get(code.upper()) if code else None


def _country(code: str, row: Mapping[str, Any]) -> Country:
    try:
        return Country(
            code,
            row["name"],
            row["iso3"],
            row.get("iso"),
            row["acled"],
            row["ucdp"],
            row.get("gw"),
            row.get("ucdp_name", row["name"]),
        )
    except KeyError as missing:
        raise CodebookError(f"countries.yaml: {code} has no {missing}", "give name, iso3, acled and ucdp") from None
