"""The entries of the list of actors, read from YAML (`actors.yaml` and `actors/`)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Any

from saksi.errors import CodebookError
from saksi.knowledge.actor import CIVILIAN, INTER, KINDS, OWN, Alliance, KnownActor
from saksi.knowledge.overlay import read_yaml

_REGIONS = ("indonesia", "papua", "middle_east", "africa", "asia", "myanmar", "europe", "americas", "speakers")
#: Files of entries.
FILES = ("actors.yaml", *(f"actors/{region}.yaml" for region in _REGIONS))
#: Names that several actors bear, the likeliest first.
AMBIGUOUS = "actors/ambiguous.yaml"
_KEYS = frozenset(
    ("id", "name", "kind", "country", "parent", "since", "until", "inter", "allies", "ucdp", "leaders", "metonyms")
) | {"branch", "source"}
_NAMES = "_names"


def entries() -> Iterator[KnownActor]:
    """All entries in the order of the files.

    Raises:
        CodebookError: where a row lacks a field, has an unknown one or one that cannot be read.
    """
    for file in FILES:
        for row in read_yaml(file):
            yield _actor(file, row)


def ambiguous_names() -> dict[str, tuple[str, ...]]:
    """The declared ambiguous names with the ids of those who bear them."""
    return {str(name): tuple(ids) for name, ids in read_yaml(AMBIGUOUS).items()}


def _actor(file: str, row: dict[str, Any]) -> KnownActor:
    try:
        actor = _read(row)
    except (KeyError, TypeError, ValueError) as fault:
        raise CodebookError(
            f"{file}: {row!r} cannot be read: {fault}", "give id, name and kind, days as 2014-06-29, 2014-06 or 2014"
        ) from None
    if actor.kind not in KINDS:
        raise CodebookError(
            f"{file}: {actor.id} is of the unknown kind {actor.kind!r}", f"use one of {', '.join(KINDS)}"
        )
    if unknown := {name for name in row if not name.endswith(_NAMES)} - _KEYS:
        raise CodebookError(f"{file}: {actor.id} has unknown fields {sorted(unknown)}", f"use {sorted(_KEYS)}")
    return actor


def _read(row: dict[str, Any]) -> KnownActor:
    lists = [names for field, names in row.items() if field.endswith(_NAMES)]
    names = dict.fromkeys([row["name"], *(str(name) for names in lists for name in names)])
    return KnownActor(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        country=row.get("country"),
        parent=row.get("parent"),
        names=tuple(names),
        began=first_day(row.get("since")),
        ended=last_day(row.get("until")),
        inter=row.get("inter", INTER.get(row["kind"], CIVILIAN)),
        allies=tuple(_alliance(ally) for ally in row.get("allies", ())),
        ucdp=row.get("ucdp"),
        leaders=tuple(map(str, row.get("leaders", ()))),
        metonyms=tuple(map(str, row.get("metonyms", ()))),
        branch=row.get("branch"),
        source=row.get("source", OWN),
    )


def _alliance(row: str | list[Any]) -> Alliance:
    """An ally's id, or the id with the days from and until, the last may be left out."""
    ally, since, until = (*([row] if isinstance(row, str) else row), None, None)[:3]
    return Alliance(ally, first_day(since), last_day(until))


def first_day(value: int | str | date | None) -> date | None:
    """A day as it is; a year or a month ("2014-09") as its first day."""
    if value is None or isinstance(value, date):
        return value
    year, _, month = str(value).partition("-")
    return date(int(year), int(month or 1), 1)


def last_day(value: int | str | date | None) -> date | None:
    """A day as it is; a year or a month ("2014-09") as its last day."""
    if value is None or isinstance(value, date):
        return value
    year, _, month = str(value).partition("-")
    first = date(int(year), int(month or 12), 1)
    return first.replace(day=monthrange(first.year, first.month)[1])
