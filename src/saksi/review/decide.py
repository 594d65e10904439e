"""Decisions: each becomes one judgement, kept at once; none is ever changed or removed.

`expected` is the id of the newest judgement on the target that the reviewer has seen (NO_JUDGEMENT where there was
none); if somebody has judged since, StaleJudgementError tells so and nothing is kept. None asks for no such check.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from saksi.errors import ReviewError
from saksi.model import Judgement, Modality, Record, Span, Verdict, record_id
from saksi.review.anchor import anchor_text, anchors_text, overlap
from saksi.review.fields import field_text, fields_text, with_field
from saksi.review.keeping import keep
from saksi.review.plain import to_json
from saksi.review.reviewed import ReviewedRecord, find_record, review_report
from saksi.review.undoing import in_force
from saksi.store.interface import Store


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decides besides the verdict: who, what was seen, and why."""

    reviewer: str
    expected: str | None = None
    note: str = ""


def accept(store: Store, target: str, by: Decision) -> Judgement:
    """Accept a record as it stands now; its fields are kept as accepted, beside what the reader said."""
    return _keep(store, accepting(find_record(store, target), by), by)


def reject(store: Store, target: str, by: Decision) -> Judgement:
    """Reject a record: the report does not state it."""
    return _keep(store, rejecting(find_record(store, target), by), by)


def accepting(found: ReviewedRecord, by: Decision) -> Judgement:
    """The judgement that accepts a record as it stands; nothing is kept yet."""
    old, new = fields_text(found.said), fields_text(found.record)
    return judgement_of(found.record.id, Verdict.ACCEPT, by, old=old, new=new, anchor=anchor_text(found.record))


def rejecting(found: ReviewedRecord, by: Decision) -> Judgement:
    """The judgement that rejects a record; nothing is kept yet."""
    return judgement_of(
        found.record.id, Verdict.REJECT, by, old=fields_text(found.said), anchor=anchor_text(found.said)
    )


def correct(store: Store, target: str, field: str, value: str, by: Decision) -> Judgement:
    """Give one field of a record another value, as JSON text (`review.fields`).

    Raises:
        ReviewError: the value is none of that field, or the one that stands there already.
    """
    record = find_record(store, target).record
    old, new = field_text(record, field), field_text(with_field(record, field, value), field)
    if old == new:
        raise ReviewError(f"{target}: {field} holds that value already", "change it, or accept the record")
    made = judgement_of(target, Verdict.CORRECT, by, field=field, old=old, new=new, anchor=anchor_text(record))
    return _keep(store, made, by)


def add(store: Store, record: Record, by: Decision) -> Judgement:
    """Add a record that the reader missed (made by `missed_record`).

    Raises:
        ReviewError: the report has that very record already.
    """
    held = [known.record for known in review_report(store, record.report_id).records]
    if any(known.id == record.id for known in held):
        raise ReviewError(
            f"{record.report_id} has a record of this type on these words already", "correct that one, or mark others"
        )
    # Records of that type on the same words are others: a re-run must not take the added one for them.
    beside = [known for known in held if known.event_type == record.event_type]
    others = {known.id: known for known in beside if overlap(known.evidence, record.evidence) > 0}
    ground = anchors_text({record.id: record, **others})
    made = judgement_of(record.id, Verdict.ADD, by, new=to_json(record), anchor=ground)
    return _keep(store, made, by)


def missed_record(
    report_id: str, event_type: str, evidence: Sequence[Span], reviewer: str, modality: Modality = Modality.ASSERTED
) -> Record:
    """A record on a report's words as a person codes it; `add` keeps it, `correct` fills its fields."""
    spans = tuple(sorted(span for span in evidence if len(span)))
    if not spans:
        raise ReviewError("a record needs the words that state it", "select a sentence in the text")
    name = record_id(report_id, event_type, spans, ())
    return Record(name, report_id, event_type, modality, spans, reader=f"person {reviewer}")


def undo(store: Store, judgement: Judgement, by: Decision) -> Judgement:
    """Take a judgement back: what it decided is as if it had never been.

    Raises:
        ReviewError: it is taken back already.
    """
    made = undoing(judgement, store.judgements(judgement.target), by)
    if made is None:
        raise ReviewError(f"judgement {judgement.id} is not in force", "it is taken back already")
    return _keep(store, made, by)


def undoing(judgement: Judgement, held: Iterable[Judgement], by: Decision) -> Judgement | None:
    """The judgement that takes one back, of those held on its target; None where it is not in force."""
    if judgement.verdict is Verdict.UNDO or judgement.id not in {each.id for each in in_force(held)}:
        return None
    taken, field = json.dumps(judgement.id), judgement.field
    return judgement_of(judgement.target, Verdict.UNDO, by, field=field, old=taken, anchor=judgement.anchor)


def newest(judgements: Iterable[Judgement]) -> str:
    """The id of the last of the judgements, given oldest first, or NO_JUDGEMENT: what `expected` wants."""
    last = ""
    for judgement in judgements:
        last = judgement.id
    return last


def judgement_of(
    target: str,
    verdict: Verdict,
    by: Decision,
    *,
    field: str | None = None,
    old: str | None = None,
    new: str | None = None,
    anchor: str | None = None,
) -> Judgement:
    """A judgement made now, with an id of its own; nothing is kept yet."""
    made = Judgement("", target, verdict, by.reviewer, datetime.now(UTC), field, old, new, by.note, anchor)
    told = (target, verdict.value, by.reviewer, made.at.isoformat(), field, old, new, by.note, by.expected)
    name = hashlib.sha256(json.dumps(told).encode()).hexdigest()[:20]
    return replace(made, id=f"j-{name}")


def _keep(store: Store, judgement: Judgement, by: Decision) -> Judgement:
    keep(store, [judgement], None if by.expected is None else {judgement.target: by.expected})
    return judgement
