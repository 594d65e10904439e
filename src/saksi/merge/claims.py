"""Claims side by side: for every field of an incident who says what, when, with the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from saksi.model import HarmKind, Interval, Modality, Span, Testimony


@dataclass(frozen=True, slots=True)
class IncidentClaim:
    """One stated value of one field of an incident.

    `field` is `event_type`, `actor`, `recipient`, `place`, `origin`, `time`, `harm` or `value`; `value` the value in
    words (harm: `killed:5..5`). `kind`, `who`, `low` and `high` (None: "at least") are filled for harm alone;
    `is_total` marks a figure that is the sum of other figures of its record. `text` are the report's words, at `span`
    of its raw characters. `speaker` is None where the outlet speaks itself. `revised_by` is the index, in the tuple
    that `incident_claims` gives, of the later claim of the same speaker that replaces this one; both are kept.
    """

    field: str
    value: str
    low: int | None
    high: int | None
    kind: HarmKind | None
    who: str | None
    text: str
    span: Span
    speaker: str | None
    report_id: str
    outlet: str | None
    published: Interval | None
    family: str
    modality: Modality
    record_id: str
    is_total: bool = False
    background: bool = False
    revised_by: int | None = None


def incident_claims(testimonies: Sequence[Testimony]) -> tuple[IncidentClaim, ...]:
    """Every claim of an incident's testimonies, whatever their order: by field, then oldest first."""
    claims = [_of_record(one) for one in testimonies]
    return tuple(claim for found in claims for claim in found)


def _of_record(testimony: Testimony) -> list[IncidentClaim]:
    report, record = testimony.report, testimony.record
    return [
        IncidentClaim(
            field=claim.field,
            value=claim.value,
            low=None,
            high=None,
            kind=None,
            who=None,
            text=claim.text,
            span=claim.span,
            speaker=claim.speaker.text if claim.speaker else None,
            report_id=report.id,
            outlet=report.outlet,
            published=report.published,
            family=testimony.family,
            modality=claim.modality,
            record_id=record.id,
            background=record.background,
        )
        for claim in record.claims()
    ]
