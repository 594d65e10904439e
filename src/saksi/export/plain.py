"""Records as plain data without loss, and back: every field of the model by its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Any

from saksi.model import (
    ActorRef,
    Claim,
    Harm,
    HarmKind,
    Modality,
    PlaceRef,
    Record,
    Span,
    Speaker,
    TimeBasis,
    TimeRef,
)

Plain = Mapping[str, Any]


def record_to_plain(record: Record) -> dict[str, Any]:
    """A record as JSON can hold it."""
    return {field.name: _plain(getattr(record, field.name)) for field in fields(record)}


def record_from_plain(data: Plain) -> Record:
    """The record that `record_to_plain` was given; KeyError, TypeError or ValueError for data of another form."""
    changed = {
        "modality": Modality(data["modality"]),
        "evidence": _spans(data["evidence"]),
        "triggers": _spans(data["triggers"]),
        "modality_span": _span(data["modality_span"]) if data["modality_span"] else None,
        "actors": tuple(_actor(actor) for actor in data["actors"]),
        "recipients": tuple(_actor(actor) for actor in data["recipients"]),
        "place": _place(data["place"]) if data["place"] else None,
        "origin": _place(data["origin"]) if data["origin"] else None,
        "time": _time(data["time"]) if data["time"] else None,
        "harm": tuple(_harm(harm) for harm in data["harm"]),
        "attribution": tuple(_speaker(speaker) for speaker in data["attribution"]),
        "value": _claim(data["value"]) if data["value"] else None,
        "scores": MappingProxyType(dict(data["scores"])),
    }
    return Record(**{**data, **changed})


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: _plain(member) for name, member in value.items()}
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _span(data: Plain) -> Span:
    return Span(data["start"], data["end"])


def _spans(data: Sequence[Plain]) -> tuple[Span, ...]:
    return tuple(_span(span) for span in data)


def _speaker(data: Plain) -> Speaker:
    return Speaker(data["text"], _span(data["span"]))


def _alternatives(data: Plain) -> tuple[tuple[str, float], ...]:
    return tuple((name, score) for name, score in data["alternatives"])


def _actor(data: Plain) -> ActorRef:
    return ActorRef(**{**data, "span": _span(data["span"]), "alternatives": _alternatives(data)})


def _place(data: Plain) -> PlaceRef:
    return PlaceRef(**{**data, "span": _span(data["span"]), "alternatives": _alternatives(data)})


def _time(data: Plain) -> TimeRef:
    days = {name: date.fromisoformat(data[name]) if data[name] else None for name in ("start", "end")}
    basis = TimeBasis(data["basis"]) if data["basis"] else None
    return TimeRef(**{**data, **days, "span": _span(data["span"]), "basis": basis})


def _spoken(data: Plain) -> dict[str, Any]:
    """The parts that a toll and a claim share."""
    return {"span": _span(data["span"]), "speaker": _speaker(data["speaker"]) if data["speaker"] else None}


def _harm(data: Plain) -> Harm:
    return Harm(**{**data, **_spoken(data), "kind": HarmKind(data["kind"])})


def _claim(data: Plain) -> Claim:
    return Claim(**{**data, **_spoken(data), "modality": Modality(data["modality"])})
