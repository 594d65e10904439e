"""The gold form of a record (DESIGN section 5, codebook section 1) as plain data. It is a contract: tools depend on it.

Keys beyond the codebook's are free: `evidence_spans`, `trigger_spans` and `spans` (by field) are raw offsets,
`time_text` the words of a time, resolved or not, `reader` and `scores` the reader's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from saksi.model import ActorRef, Harm, PlaceRef, Record, Report, Span, TimeRef

#: Line ends to Unicode that JSON leaves as they are.
_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


def report_form(report: Report, records: Iterable[Record]) -> dict[str, Any]:
    """A report with its records."""
    return {"report": report.name, "records": [record_form(report.raw, record) for record in records]}


def failure_form(name: str, reason: str, hint: str) -> dict[str, Any]:
    """What stands in a report's place where it failed."""
    return {"report": name, "error": reason, "hint": hint}


def record_form(raw: str, record: Record) -> dict[str, Any]:
    """A record of the report whose raw text is `raw`."""
    evidence = sorted(record.evidence)
    return {
        "id": record.id,
        "event_type": record.event_type,
        "modality": record.modality.value,
        "actor": [actor.text for actor in record.actors],
        "recipient": [actor.text for actor in record.recipients],
        "place": _place(record.place),
        "origin": _place(record.origin),
        "time": _time(record.time),
        "harm": [_harm(harm) for harm in record.harm],
        "attribution": [speaker.text for speaker in record.attribution],
        "value": record.value.text if record.value else None,
        "background": record.background,
        "evidence": [span.of(raw) for span in evidence],
        "evidence_spans": [_offsets(span) for span in evidence],
        "trigger_spans": [_offsets(span) for span in record.triggers],
        "time_text": record.time.text if record.time else None,
        "spans": _field_spans(record),
        "actor_ids": [actor.actor_id for actor in record.actors],
        "recipient_ids": [actor.actor_id for actor in record.recipients],
        "reader": record.reader,
        "scores": dict(record.scores),
    }


def to_line(data: dict[str, Any]) -> str:
    """Plain data as one line of JSON, readable where it can be, and one line whatever a reader takes for a line end."""
    line = json.dumps(data, ensure_ascii=False).translate(_LINE_ENDS)
    try:
        line.encode()
    except UnicodeEncodeError:  # a lone surrogate, out of a broken source
        return json.dumps(data)
    return line


def _place(place: PlaceRef | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "text": place.text,
        "name": place.name,
        "country": place.country,
        "lat": None if place.lat is None else round(place.lat, 2),
        "lon": None if place.lon is None else round(place.lon, 2),
        "geo_precision": place.geo_precision,
    }


def _time(time: TimeRef | None) -> dict[str, Any] | None:
    """A time with both its ends; None where it is not told or cannot be resolved."""
    if time is None or time.start is None or time.end is None:
        return None
    return {
        "text": time.text,
        "start": time.start.isoformat(),
        "end": time.end.isoformat(),
        "time_precision": time.time_precision,
        "basis": time.basis.value if time.basis else None,
    }


def _harm(harm: Harm) -> dict[str, Any]:
    return {"kind": harm.kind.value, "who": harm.who, "low": harm.low, "high": harm.high, "text": harm.text}


def _offsets(span: Span) -> list[int]:
    return [span.start, span.end]


def _field_spans(record: Record) -> dict[str, list[list[int]]]:
    """The raw offsets of every field's words; fields without any are left out."""
    found: dict[str, Sequence[Span]] = {
        "modality": [record.modality_span] if record.modality_span is not None else [],
        "actor": _of_actors(record.actors),
        "recipient": _of_actors(record.recipients),
        "place": [record.place.span] if record.place else [],
        "origin": [record.origin.span] if record.origin else [],
        "time": [record.time.span] if record.time else [],
        "harm": [harm.span for harm in record.harm],
        "attribution": [speaker.span for speaker in record.attribution],
        "value": [record.value.span] if record.value else [],
    }
    return {name: [_offsets(span) for span in spans] for name, spans in found.items() if spans}


def _of_actors(actors: Sequence[ActorRef]) -> list[Span]:
    return [actor.span for actor in actors]
