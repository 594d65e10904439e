"""Whether all that a record says can be found in the raw text: what makes it auditable."""

from __future__ import annotations

from collections.abc import Iterator

from saksi.export.contract import record_form
from saksi.model import Record, Span
from saksi.pipeline import Coded


def faults(coded: Coded) -> Iterator[str]:
    """One line for every span of the report's records that does not name words of the raw text."""
    for record in coded.records:
        if not record.evidence:
            yield f"{coded.report.name}: {record.id}: no evidence"
        for name, span in _spans(record):
            words = span.of(coded.report.raw)
            if span.end > len(coded.report.raw) or not words.strip():
                yield f"{coded.report.name}: {record.id}: {name} {span.start}..{span.end} names no words"
        yield from _misquoted(coded, record)


def _spans(record: Record) -> Iterator[tuple[str, Span]]:
    """Every span that a record holds, with the field it belongs to."""
    yield from (("evidence", span) for span in record.evidence)
    yield from (("trigger", span) for span in record.triggers)
    yield from (("attribution", speaker.span) for speaker in record.attribution)
    yield from (("speaker", harm.speaker.span) for harm in record.harm if harm.speaker)
    yield from ((claim.field, claim.span) for claim in record.claims())
    if record.modality_span is not None:
        yield "modality", record.modality_span


def _misquoted(coded: Coded, record: Record) -> Iterator[str]:
    """Quotes of the exported record that are not the raw characters which it names beside them."""
    form = record_form(coded.report.raw, record)
    for quote, (start, end) in zip(form["evidence"], form["evidence_spans"], strict=True):
        if coded.report.raw[start:end] != quote:
            yield f"{coded.report.name}: {record.id}: the quote at {start}..{end} is not the raw text"
