"""Which column or key of a row holds what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

_APART = re.compile(r"[\s\-.]+")


@dataclass(frozen=True, slots=True)
class Fields:
    """What a row, sidecar or page says of one report, as written; None where it says nothing.

    `date_given` tells an absent date from one that is there and empty.
    """

    text: str | None = None
    title: str | None = None
    date: object = None
    date_given: bool = False
    url: str | None = None
    outlet: str | None = None
    language: str | None = None


@cache
def accepted_names() -> Mapping[str, tuple[str, ...]]:
    """The names understood for each field, best first."""
    data = yaml.safe_load((files(__package__) / "fields.yaml").read_text("utf-8"))
    return {field: tuple(names) for field, names in data.items()}


def has_text_field(names: Iterable[str]) -> bool:
    """Whether one of these columns holds the text."""
    return not {_plain(name) for name in names}.isdisjoint(accepted_names()["text"])


def from_row(row: Mapping[str, object]) -> Fields:
    """The fields of a row of a table or an object of JSON."""
    plain: dict[str, object] = {}
    for name, value in row.items():
        if isinstance(name, str):
            plain.setdefault(_plain(name), value)
    date = _first(plain, "published")
    return Fields(
        text=_text(_first(plain, "text")),
        title=_line(_first(plain, "title")),
        date=date,
        date_given=any(name in plain for name in accepted_names()["published"]),
        url=_line(_first(plain, "url")),
        outlet=_line(_first(plain, "outlet")),
        language=_line(_first(plain, "language")),
    )


def _plain(name: str) -> str:
    return _APART.sub("_", name.strip().lstrip("\ufeff").casefold())


def _first(row: Mapping[str, object], field: str) -> object:
    """The first value of a field's names that is not empty."""
    for name in accepted_names()[field]:
        value = row.get(name)
        if isinstance(value, Mapping):
            value = value.get("name") or value.get("title")
        if value is not None and value != "":
            return value
    return None


def _text(value: object) -> str | None:
    """A text, or a list of paragraphs as one text."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n".join(value)
    return value if isinstance(value, str) and value.strip() else None


def _line(value: object) -> str | None:
    """A value of one line."""
    if not isinstance(value, str):
        return None
    return " ".join(value.split()) or None
