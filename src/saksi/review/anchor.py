"""What a judged record stood on, so that a judgement finds its record again after a re-run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from saksi.model import Judgement, Record, Span
from saksi.review.plain import from_json, from_plain, to_json, to_plain


@dataclass(frozen=True, slots=True)
class Anchor:
    """Report, type, evidence and trigger words of a record at the time it was judged, and the reader that made it."""

    report_id: str
    event_type: str
    evidence: tuple[Span, ...]
    triggers: tuple[Span, ...] = ()
    reader: str = ""

    @classmethod
    def of(cls, record: Record) -> Anchor:
        """The anchor of a record."""
        return cls(record.report_id, record.event_type, record.evidence, record.triggers, record.reader)


def anchor_text(record: Record) -> str:
    """A record's anchor as a judgement keeps it."""
    return to_json(Anchor.of(record))


def anchors_text(records: Mapping[str, Record]) -> str:
    """The anchors of several records by id: as a merge, a split or an added record with others beside it keeps them."""
    return to_json({"records": {name: to_plain(Anchor.of(record)) for name, record in records.items()}})


def anchors(judgement: Judgement) -> dict[str, Anchor]:
    """The anchors that a judgement holds, by record id; empty where it holds none."""
    if judgement.anchor is None:
        return {}
    held = json.loads(judgement.anchor)
    if "records" in held:
        return {name: from_plain(Anchor, plain) for name, plain in held["records"].items()}
    return {judgement.target: from_json(Anchor, judgement.anchor)}


def reports_of(judgement: Judgement) -> frozenset[str]:
    """The ids of the reports whose records a judgement is about: those of `anchors`, read faster."""
    if judgement.anchor is None:
        return frozenset()
    held = json.loads(judgement.anchor)
    return frozenset(plain["report_id"] for plain in held.get("records", {"": held}).values())


def likeness(anchor: Anchor, record: Record) -> tuple[bool, float, float]:
    """How alike an anchor and a record are: the same type, the share of common trigger words and of evidence (0..1)."""
    return (
        anchor.event_type == record.event_type,
        overlap(anchor.triggers, record.triggers),
        overlap(anchor.evidence, record.evidence),
    )


def overlap(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    """Shared characters over all characters of two sets of spans (Jaccard); 0 where either is empty."""
    left, right = _characters(one), _characters(other)
    return len(left & right) / len(left | right) if left and right else 0.0


def _characters(spans: tuple[Span, ...]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}
