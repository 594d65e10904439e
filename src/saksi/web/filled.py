"""A form's rows as a person filled them in, to be shown again where they cannot be taken."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

from starlette.datastructures import FormData

#: What rows of any field may hold.
_COLUMNS = ("words", "start", "end", "actor_id", "name", "country", "lat", "lon", "precision", "from", "to")
_OF_HARM = ("kind", "who", "low", "high", "by", "total")


@dataclass(frozen=True, slots=True)
class Filled:
    """A row under the names that a value of the model has; all is text as it was typed, "" where nothing was."""

    words: str
    text: str
    span: SimpleNamespace
    actor_id: str
    name: str
    country: str
    lat: str
    lon: str
    geo_precision: int | None
    start: str
    end: str
    kind: SimpleNamespace
    who: str
    low: str
    high: str
    speaker: SimpleNamespace
    is_total: bool


def filled_parts(form: FormData) -> list[object]:
    """The rows of a form."""
    columns = {name: [str(value) for value in form.getlist(name)] for name in (*_COLUMNS, *_OF_HARM)}
    rows = range(len(columns["words"]))
    return [_filled({name: own[at] if at < len(own) else "" for name, own in columns.items()}) for at in rows]


def _filled(row: dict[str, str]) -> Filled:
    return Filled(
        words=row["words"],
        text=row["words"],
        span=SimpleNamespace(start=row["start"], end=row["end"]),
        actor_id=row["actor_id"],
        name=row["name"],
        country=row["country"],
        lat=row["lat"],
        lon=row["lon"],
        geo_precision=int(row["precision"]) if row["precision"].isdecimal() else None,
        start=row["from"],
        end=row["to"],
        kind=SimpleNamespace(value=row["kind"]),
        who=row["who"],
        low=row["low"],
        high=row["high"],
        speaker=SimpleNamespace(text=row["by"]),
        is_total=row["total"] == "yes",
    )
