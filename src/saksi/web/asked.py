"""Which incidents a page was asked for: the fields of its GET form, read kindly, and addresses that ask the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Request

from saksi.store.listing import IncidentFilter, Order, Status

_LONGEST = 200
#: The highest number that a database column holds.
_MOST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Asked:
    """The incidents asked for; `given` are the form's fields as written, `unread` the names of those that say nothing.

    What cannot be read asks nothing.
    """

    wanted: IncidentFilter
    given: Mapping[str, str]
    unread: tuple[str, ...] = ()

    def address(self, path: str, **more: object) -> str:
        """`path` with the same question, and with `more` (None or "" takes a field out)."""
        fields = {**self.given, **{name: "" if value is None else str(value) for name, value in more.items()}}
        query = urlencode({name: value for name, value in fields.items() if value})
        return f"{path}?{query}" if query else path


def asked_of(request: Request) -> Asked:
    """What a request's query asks."""
    given, held, unread = {}, {}, []
    for name, read in _FIELDS.items():
        text = request.query_params.get(name, "").replace("\0", "").strip()[:_LONGEST]
        if not text:
            continue
        given[name] = text
        try:
            held[name] = read(text)
        except ValueError:
            unread.append(name)
    return Asked(IncidentFilter(**held), given, tuple(unread))  # type: ignore[arg-type]  # _FIELDS reads each as its type


AskedFor = Annotated[Asked, Depends(asked_of)]


@cache
def country_names(language: str) -> Mapping[str, str]:
    """Every country's name by ISO 3166 alpha-2, in a language of the interface, in that language's order."""
    from babel import Locale  # noqa: PLC0415 (its data loads slowly)

    from saksi.export.countries import countries  # noqa: PLC0415 (a large file)

    known = Locale.parse(language).territories
    named = {code: known.get(code, country.name) for code, country in countries().items()}
    return dict(sorted(named.items(), key=lambda item: item[1].casefold()))


def _number(text: str) -> int:
    return min(max(int(text), 0), _MOST)


def _text(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


_FIELDS: Mapping[str, Callable[[str], object]] = {
    "text": _text,
    "event_type": _text,
    "place": _text,
    "place_id": _text,
    "country": _text,
    "actor": _text,
    "actor_id": _text,
    "since": date.fromisoformat,
    "until": date.fromisoformat,
    "min_toll": _number,
    "min_families": _number,
    "status": lambda text: Status(text).value,
    "order": Order,
}
