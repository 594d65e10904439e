"""The fields of a record that a person can correct, by the codebook's names (codebook section 1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any, get_type_hints

from saksi.errors import ReviewError
from saksi.model import ActorRef, Claim, Harm, PlaceRef, Record, Span, Speaker, TimeRef
from saksi.review.plain import from_json, from_plain, to_json

#: Field by the codebook's name → the record's attribute.
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "event_type": "event_type",
        "modality": "modality",
        "actor": "actors",
        "recipient": "recipients",
        "place": "place",
        "origin": "origin",
        "time": "time",
        "harm": "harm",
        "attribution": "attribution",
        "value": "value",
        "background": "background",
        "evidence": "evidence",
    }
)


def field_text(record: Record, field: str) -> str:
    """The value of a field as JSON text, as a judgement keeps it."""
    return to_json(getattr(record, _attribute(field)))


def with_field(record: Record, field: str, text: str) -> Record:
    """The record with another value of one field, given as JSON text; its id stays.

    Raises:
        ReviewError: there is no such field, or the text is no value of it.
    """
    attribute = _attribute(field)
    return replace(record, **{attribute: from_json(_hints()[attribute], text)})


def fields_text(record: Record) -> str:
    """All fields that can be corrected as one JSON object by name."""
    return to_json({field: getattr(record, attribute) for field, attribute in FIELDS.items()})


def with_fields(record: Record, values: Mapping[str, Any]) -> Record:
    """The record with the values that `fields_text` wrote; fields that are not given stay."""
    hints = _hints()
    known = {FIELDS[field]: value for field, value in values.items() if field in FIELDS}
    return replace(record, **{name: from_plain(hints[name], value) for name, value in known.items()})


def stated_text(field: str, text: str | None) -> str:
    """What a value that a judgement keeps as JSON text says, in the words of `stated`; "" where there is none.

    A field of something else than a record (an actor's name) says its text.
    """
    if field not in FIELDS:
        return str(json.loads(text or '""'))
    return "" if text is None else _together(from_json(_hints()[_attribute(field)], text))


def stated(record: Record, field: str) -> str:
    """What a field says by the codebook: names, days and figures in one order, without spans, ids and scores.

    Two values that a coder would call the same give the same text; "" where the field says nothing.
    """
    return _together(getattr(record, _attribute(field)))


def differing(one: Record, other: Record) -> tuple[str, ...]:
    """The fields in which two records say different things; evidence alone does not count."""
    return tuple(name for name in FIELDS if name != "evidence" and stated(one, name) != stated(other, name))


def _together(held: object) -> str:
    if isinstance(held, tuple):
        return "; ".join(sorted(_stated(part) for part in held))
    return _stated(held)


def _stated(held: object) -> str:
    said = ""
    match held:
        case None | False:
            pass
        case PlaceRef(text=text, name=name, country=country):
            said = f"{name or text}, {country}" if country else name or text
        case TimeRef(text=text, start=start, end=end):
            said = f"{start}/{end}" if start and end else text
        case Harm(kind=kind, low=low, high=high):
            said = f"{kind.value} {low}-{'' if high is None else high}"
        case Span(start=start, end=end):
            said = f"{start}-{end}"
        case ActorRef(text=text) | Speaker(text=text) | Claim(text=text):
            said = text
        case _:
            said = str(held)
    return said


def _attribute(field: str) -> str:
    if field not in FIELDS:
        raise ReviewError(f"there is no field {field!r}", f"choose from: {', '.join(FIELDS)}")
    return FIELDS[field]


@cache
def _hints() -> Mapping[str, Any]:
    return get_type_hints(Record)
