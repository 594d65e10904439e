"""Forms of a record's fields: what a person filled in, as values of the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from starlette.datastructures import FormData

from saksi.codebook import codebook
from saksi.errors import ReviewError
from saksi.lang.calendar import precision
from saksi.model import (
    ActorRef,
    Claim,
    Harm,
    HarmKind,
    Interval,
    Modality,
    PlaceRef,
    Record,
    Span,
    Speaker,
    TimeBasis,
    TimeRef,
)
from saksi.resolve.precision import date_precision
from saksi.review import FIELDS

Row = Mapping[str, str]


def edited(record: Record, field: str, form: FormData, raw: str) -> Record:
    """The record with one field as the form has it.

    Each value is a row of the form's lists: `words` as they stand in the report with `start` and `end` (raw offsets;
    without them the words are looked for in the text, in the evidence first), and what else the field holds.

    Raises:
        ReviewError: a value is none of that field; the message says which and what to do.
    """
    if field not in FIELDS:
        raise ReviewError(f"there is no field {field!r}", f"choose from: {', '.join(FIELDS)}")
    reading = _Form(form, record, raw)
    return replace(record, **{FIELDS[field]: _READERS[field](reading)})


@dataclass(frozen=True, slots=True)
class Quote:
    """A piece of evidence in a form."""

    words: str
    span: Span


def form_parts(record: Record, field: str, raw: str) -> list[object]:
    """The values of a field that a form shows as rows, in order."""
    held = getattr(record, FIELDS[field])
    if field == "evidence":
        return [Quote(span.of(raw), span) for span in held]
    if isinstance(held, tuple):
        return list(held)
    return [] if held is None else [held]


class _Form:
    """A form with the record and text that it is about."""

    def __init__(self, form: FormData, record: Record, raw: str) -> None:
        self.record = record
        self.raw = raw
        self._form = form

    def one(self, name: str) -> str:
        """The single value of a name."""
        return str(self._form.get(name) or "").strip()

    def rows(self, *names: str) -> Iterator[Row]:
        """The rows whose words are filled in; `names` beside words, start and end."""
        columns = {name: [str(value).strip() for value in self._form.getlist(name)] for name in _COLUMNS + names}
        for index in range(len(columns["words"])):
            row = {name: values[index] if index < len(values) else "" for name, values in columns.items()}
            if row["words"] or row["start"]:
                yield row

    def span(self, row: Row, words: str = "words", start: str = "start", end: str = "end") -> Span:
        """Where a row's words stand."""
        if row[start].isdecimal() and row[end].isdecimal():
            span = Span(int(row[start]), max(int(row[start]), int(row[end])))
            if span.end > len(self.raw):
                raise ReviewError(f"{row[words]!r}: the text ends before {span.end}", "select the words in the text")
            return span
        return self.find(row[words])

    def find(self, words: str) -> Span:
        """Where words stand in the text: in the evidence first, then anywhere."""
        for within in (*sorted(self.record.evidence), Span(0, len(self.raw))):
            at = self.raw.find(words, within.start, within.end)
            if at >= 0:
                return Span(at, at + len(words))
        raise ReviewError(
            f"{words!r} does not stand in the text", "select the words in the text instead of typing them"
        )


_COLUMNS = ("words", "start", "end")


def _choice(value: str, known: Sequence[str], what: str) -> str:
    if value not in known:
        raise ReviewError(f"there is no {what} {value!r}", f"choose from: {', '.join(known)}")
    return value


def _actors(form: _Form, held: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
    """Parties; one whose words stayed keeps what is known of it, unless another id was given."""
    known = {ref.text: ref for ref in held}
    found = []
    for row in form.rows("actor_id"):
        ref = known.get(row["words"], ActorRef(row["words"], Span(0, 0)))
        named = row["actor_id"] or None
        if named != ref.actor_id:
            ref = replace(ref, actor_id=named, kind=None, alternatives=())
        found.append(replace(ref, span=form.span(row)))
    return tuple(found)


def _place(form: _Form, held: PlaceRef | None) -> PlaceRef | None:
    """A place; one whose words and particulars stayed keeps what is known of it."""
    for row in form.rows("name", "country", "lat", "lon", "precision"):
        given = PlaceRef(
            row["words"],
            form.span(row),
            name=row["name"] or None,
            country=row["country"].upper() or None,
            lat=_degrees(row["lat"], 90),
            lon=_degrees(row["lon"], 180),
            geo_precision=_whole(row["precision"], "precision") if row["precision"] else None,
        )
        if held is None or held.text != given.text:
            # Particulars that only repeat those of the old words are not meant for the new ones.
            repeated = held is not None and _particulars(held) == _particulars(given)
            return PlaceRef(given.text, given.span) if repeated else given
        return replace(held, span=given.span) if _particulars(held) == _particulars(given) else given
    return None


def _particulars(place: PlaceRef) -> tuple[object, ...]:
    return place.name, place.country, place.lat, place.lon, place.geo_precision


def _time(form: _Form, held: TimeRef | None) -> TimeRef | None:
    for row in form.rows("from", "to"):
        start, end = _day(row["from"]), _day(row["to"] or row["from"])
        if held is not None and (held.text, held.start, held.end) == (row["words"], start, end):
            return replace(held, span=form.span(row))
        if start is None or end is None:
            return TimeRef(row["words"], form.span(row))
        if end < start:
            raise ReviewError(f"{row['from']} to {row['to']} runs backward", "give the first day first")
        days = Interval(start, end)
        found = TimeRef(row["words"], form.span(row), start, end, precision(days), TimeBasis.STATED)
        return replace(found, date_prec=date_precision(days))
    return None


def _harm(form: _Form) -> tuple[Harm, ...]:
    found = []
    for row in form.rows("kind", "who", "low", "high", "by", "total"):
        kind = HarmKind(_choice(row["kind"], [str(kind) for kind in HarmKind], "kind of harm"))
        low = _whole(row["low"], "the lowest figure")
        high = _whole(row["high"], "the highest figure") if row["high"] else None
        if high is not None and high < low:
            raise ReviewError(f"{low} to {high} runs backward", "give the lower figure first")
        speaker = Speaker(row["by"], form.find(row["by"])) if row["by"] else None
        found.append(Harm(kind, row["who"], low, high, row["words"], form.span(row), speaker, row["total"] == "yes"))
    return tuple(found)


def _value(form: _Form) -> Claim | None:
    for row in form.rows():
        sole = form.record.attribution[0] if len(form.record.attribution) == 1 else None
        return Claim("value", row["words"], row["words"], form.span(row), sole, form.record.modality)
    return None


def _evidence(form: _Form) -> tuple[Span, ...]:
    spans = tuple(sorted({form.span(row) for row in form.rows()}))
    if not spans:
        raise ReviewError("a record needs the words that state it", "select a sentence, or reject the record")
    return spans


_READERS: Mapping[str, Callable[[_Form], Any]] = {
    "event_type": lambda form: _choice(form.one("choice"), list(codebook().types), "event type"),
    "modality": lambda form: Modality(_choice(form.one("choice"), [str(known) for known in Modality], "modality")),
    "actor": lambda form: _actors(form, form.record.actors),
    "recipient": lambda form: _actors(form, form.record.recipients),
    "place": lambda form: _place(form, form.record.place),
    "origin": lambda form: _place(form, form.record.origin),
    "time": lambda form: _time(form, form.record.time),
    "harm": _harm,
    "attribution": lambda form: tuple(Speaker(row["words"], form.span(row)) for row in form.rows()),
    "value": _value,
    "background": lambda form: form.one("choice") == "yes",
    "evidence": _evidence,
}


def _whole(text: str, what: str) -> int:
    if not text.isdecimal() or len(text) > 12:
        raise ReviewError(f"{what} is {text!r}", "give a whole number")
    return int(text)


def _degrees(text: str, most: int) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise ReviewError(f"{text!r} is no number of degrees", f"give a number from -{most} to {most}")
    return value


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ReviewError(f"{text!r} is no day", "write it as 2026-01-31") from error
