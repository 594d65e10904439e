"""Records and judgements for the tests of review, without a store."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import count

from hypothesis import HealthCheck, settings

from model_strategies import at
from saksi.model import (
    ActorRef,
    CleanText,
    Harm,
    HarmKind,
    Judgement,
    Modality,
    OffsetMap,
    PlaceRef,
    Record,
    Report,
    Span,
    TimeRef,
    Verdict,
    record_id,
)
from saksi.review.anchor import anchor_text
from saksi.review.fields import field_text, fields_text, with_field
from saksi.store import Store

#: Records are large: drawing them is slow on a busy machine.
PATIENT = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])

_numbers = count()

RAW = "Pasukan pemerintah menyerang Benghazi pada 3 Juni, 12 warga tewas. " * 4


def make_record(
    event_type: str = "attack",
    evidence: tuple[int, int] = (0, 40),
    report: str = "r-1",
    dead: int = 12,
    **fields: object,
) -> Record:
    spans, triggers = (Span(*evidence),), (Span(evidence[0] + 2, evidence[0] + 8),)
    record = Record(
        record_id(report, event_type, spans, triggers),
        report,
        event_type,
        Modality.ASSERTED,
        spans,
        triggers,
        actors=(ActorRef("pasukan pemerintah", Span(0, 18)),),
        place=PlaceRef("Benghazi", Span(20, 28), name="Benghazi", country="LY"),
        time=TimeRef("3 Juni", Span(30, 36), date(2025, 6, 3), date(2025, 6, 3)),
        harm=(toll(dead),),
        reader="rules-1",
    )
    return replace(record, **fields)


def toll(low: int, high: int | None = None) -> Harm:
    return Harm(HarmKind.KILLED, "warga", low, high or low, str(low), Span(36, 38))


def judge(target: str, verdict: Verdict, reviewer: str = "ani", **parts: str | None) -> Judgement:
    number = next(_numbers)
    return Judgement(f"j-{number:04}", target, verdict, reviewer, at(number), **parts)


def accepting(record: Record, reviewer: str = "ani", said: Record | None = None) -> Judgement:
    return judge(
        record.id,
        Verdict.ACCEPT,
        reviewer,
        old=fields_text(said or record),
        new=fields_text(record),
        anchor=anchor_text(record),
    )


def rejecting(record: Record, reviewer: str = "ani") -> Judgement:
    return judge(record.id, Verdict.REJECT, reviewer, old=fields_text(record), anchor=anchor_text(record))


def correcting(record: Record, field: str, changed: Record, reviewer: str = "ani") -> Judgement:
    """The field as it stands in `changed` is the right one."""
    old, new = field_text(record, field), field_text(changed, field)
    assert with_field(record, field, new) is not None
    return judge(record.id, Verdict.CORRECT, reviewer, field=field, old=old, new=new, anchor=anchor_text(record))


def undoing(judgement: Judgement, reviewer: str = "ani") -> Judgement:
    return judge(
        judgement.target,
        Verdict.UNDO,
        reviewer,
        field=judgement.field,
        old=json.dumps(judgement.id),
        anchor=judgement.anchor,
    )


def keep(store: Store, *records: Record, reader: str = "rules-1") -> None:
    """Keep records as what a reader made of their reports."""
    for name in sorted({record.report_id for record in records}):
        own = [record for record in records if record.report_id == name]
        text = CleanText(name, RAW, (), OffsetMap.of(len(RAW), ()))
        store.save(store.begin(reader), Report(name, f"{name}.txt", RAW, language="id"), text, reader, own)
