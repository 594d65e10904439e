"""Model objects as rows of the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Table

from saksi.model import ActorRef, Claim, CleanText, Harm, PlaceRef, Record, Report, Span, Speaker, TimeRef
from saksi.store import tables

Row = dict[str, Any]


def report_row(report: Report) -> Row:
    """A report's row."""
    published = report.published
    return {
        "id": report.id,
        "name": report.name,
        "raw": report.raw,
        "length": len(report.raw),
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "published_start": published.start if published else None,
        "published_end": published.end if published else None,
        "language": report.language,
        "ingested": report.ingested,
    }


def cleaning_row(text: CleanText) -> Row:
    """The row of what the cleaner recognised."""
    return {
        "report": text.report_id,
        "dateline": text.dateline,
        "byline": text.byline,
        "credits": list(text.credits),
    }


def repair_rows(text: CleanText) -> list[Row]:
    """One row a repair."""
    return [
        {
            "report": text.report_id,
            "position": position,
            **_span(repair.span),
            "kind": repair.kind.value,
            "raw": repair.raw,
            "clean": repair.clean,
            "reason": repair.reason,
        }
        for position, repair in enumerate(text.repairs)
    ]


def record_row(record: Record, coding: int, position: int) -> Row:
    """A record's own row, without its parts."""
    return {
        "coding": coding,
        "position": position,
        "id": record.id,
        "event_type": record.event_type,
        "modality": record.modality.value,
        **_span(record.modality_span, "modality_"),
        "background": record.background,
        "reader": record.reader,
    }


def part_rows(record: Record, key: int) -> Iterator[tuple[Table, Row]]:
    """The rows of a record's parts, each with its table; `key` is the record's."""
    for table, row in _parts(record):
        yield table, {"record": key, **row}


def _parts(record: Record) -> Iterator[tuple[Table, Row]]:
    for table, spans in ((tables.evidence, record.evidence), (tables.triggers, record.triggers)):
        yield from ((table, {"position": at, **_span(span)}) for at, span in enumerate(spans))
    for role, refs in (("actor", record.actors), ("recipient", record.recipients)):
        yield from ((tables.actors, {"role": role, "position": at, **_actor(ref)}) for at, ref in enumerate(refs))
    for role, place in (("place", record.place), ("origin", record.origin)):
        if place is not None:
            yield tables.places, {"role": role, **_place(place)}
    if record.time is not None:
        yield tables.times, _time(record.time)
    yield from ((tables.harm, {"position": at, **_harm(harm)}) for at, harm in enumerate(record.harm))
    for at, speaker in enumerate(record.attribution):
        yield tables.attribution, {"position": at, "text": speaker.text, **_span(speaker.span)}
    if record.value is not None:
        yield tables.claims, _claim(record.value)
    yield from ((tables.scores, {"name": name, "score": score}) for name, score in record.scores.items())


def _span(span: Span | None, prefix: str = "") -> Row:
    if span is None:
        return {f"{prefix}span_start": None, f"{prefix}span_end": None}
    return {f"{prefix}span_start": span.start, f"{prefix}span_end": span.end}


def _speaker(speaker: Speaker | None) -> Row:
    return {"speaker": speaker.text if speaker else None, **_span(speaker.span if speaker else None, "speaker_")}


def _alternatives(alternatives: Sequence[tuple[str, float]]) -> list[list[object]]:
    return [[name, score] for name, score in alternatives]


def _actor(ref: ActorRef) -> Row:
    return {
        "text": ref.text,
        **_span(ref.span),
        "actor_id": ref.actor_id,
        "kind": ref.kind,
        "alternatives": _alternatives(ref.alternatives),
    }


def _place(place: PlaceRef) -> Row:
    return {
        "text": place.text,
        **_span(place.span),
        "place_id": place.place_id,
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "lat": place.lat,
        "lon": place.lon,
        "geo_precision": place.geo_precision,
        "where_prec": place.where_prec,
        "alternatives": _alternatives(place.alternatives),
    }


def _time(time: TimeRef) -> Row:
    return {
        "text": time.text,
        **_span(time.span),
        "first_day": time.start,
        "last_day": time.end,
        "time_precision": time.time_precision,
        "basis": time.basis.value if time.basis else None,
        "date_prec": time.date_prec,
        "relative": time.relative,
    }


def _harm(harm: Harm) -> Row:
    return {
        "kind": harm.kind.value,
        "who": harm.who,
        "low": harm.low,
        "high": harm.high,
        "text": harm.text,
        **_span(harm.span),
        **_speaker(harm.speaker),
        "is_total": harm.is_total,
    }


def _claim(claim: Claim) -> Row:
    return {
        "field": claim.field,
        "value": claim.value,
        "text": claim.text,
        **_span(claim.span),
        **_speaker(claim.speaker),
        "modality": claim.modality.value,
    }
