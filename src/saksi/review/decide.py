"""Decisions: each becomes one judgement, kept at once; none is ever changed or removed.

`expected` is the id of the newest judgement on the target that the reviewer has seen (NO_JUDGEMENT where there was
none); if somebody has judged since, StaleJudgementError tells so and nothing is kept. None asks for no such check.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from saksi.errors import ReviewError
from saksi.model import Judgement, Modality, Record, Span, Verdict, record_id
from saksi.review.anchor import anchor_text, anchors_text, overlap
from saksi.review.fields import field_text, fields_text, with_field
from saksi.review.plain import to_json
from saksi.review.reviewed import find_record, review_report
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
    found = find_record(store, target)
    old, new = fields_text(found.said), fields_text(found.record)
    made = _judgement(target, Verdict.ACCEPT, by, old=old, new=new, anchor=anchor_text(found.record))
    return _keep(store, made, by)


def reject(store: Store, target: str, by: Decision) -> Judgement:
    """Reject a record: the report does not state it."""
    said = find_record(store, target).said
    made = _judgement(target, Verdict.REJECT, by, old=fields_text(said), anchor=anchor_text(said))
    return _keep(store, made, by)


def correct(store: Store, target: str, field: str, value: str, by: Decision) -> Judgement:
    """Give one field of a record another value, as JSON text (`review.fields`).

    Raises:
        ReviewError: the value is none of that field, or the one that stands there already.
    """
    record = find_record(store, target).record
    old, new = field_text(record, field), field_text(with_field(record, field, value), field)
    if old == new:
        raise ReviewError(f"{target}: {field} holds that value already", "change it, or accept the record")
    made = _judgement(target, Verdict.CORRECT, by, field=field, old=old, new=new, anchor=anchor_text(record))
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
    made = _judgement(record.id, Verdict.ADD, by, new=to_json(record), anchor=ground)
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
    held = tuple(store.judgements(judgement.target))
    if judgement.verdict is Verdict.UNDO or judgement.id not in {each.id for each in in_force(held)}:
        raise ReviewError(f"judgement {judgement.id} is not in force", "it is taken back already")
    made = _judgement(
        judgement.target,
        Verdict.UNDO,
        by,
        field=judgement.field,
        old=json.dumps(judgement.id),
        anchor=judgement.anchor,
    )
    return _keep(store, made, by)


def merge(store: Store, incident_ids: Sequence[str], by: Decision) -> Judgement:
    """Say that several incidents are one event; the next linking joins them, and no later one parts them.

    Raises:
        ReviewError: fewer than two incidents are named.
    """
    if len(set(incident_ids)) < 2:
        raise ReviewError("a merge needs two incidents or more", "choose at least two")
    records = _records_of(store, incident_ids)
    old = json.dumps({"incidents": list(incident_ids)})
    new, ground = json.dumps(list(records)), anchors_text(records)
    return _keep(store, _judgement(incident_ids[0], Verdict.MERGE, by, old=old, new=new, anchor=ground), by)


def split(store: Store, incident_id: str, leaving: Sequence[str], by: Decision) -> Judgement:
    """Say that some records of an incident tell of another event than the rest.

    Raises:
        ReviewError: none leaves, none stays, or one that leaves is not of the incident.
    """
    records = _records_of(store, [incident_id])
    staying = [name for name in records if name not in set(leaving)]
    if not leaving or not staying or not set(leaving) <= set(records):
        raise ReviewError(f"{incident_id} cannot be split so", "choose some of its records, not none and not all")
    old, new, ground = json.dumps(staying), json.dumps(list(leaving)), anchors_text(records)
    return _keep(store, _judgement(incident_id, Verdict.SPLIT, by, old=old, new=new, anchor=ground), by)


def newest(judgements: Iterable[Judgement]) -> str:
    """The id of the last of the judgements, given oldest first, or NO_JUDGEMENT: what `expected` wants."""
    last = ""
    for judgement in judgements:
        last = judgement.id
    return last


def _records_of(store: Store, incident_ids: Sequence[str]) -> Mapping[str, Record]:
    told = store.testimonies(incident_ids)
    return {each.record.id: each.record for name in incident_ids for each in told.get(name, ())}


def _judgement(
    target: str,
    verdict: Verdict,
    by: Decision,
    *,
    field: str | None = None,
    old: str | None = None,
    new: str | None = None,
    anchor: str | None = None,
) -> Judgement:
    made = Judgement("", target, verdict, by.reviewer, datetime.now(UTC), field, old, new, by.note, anchor)
    told = (target, verdict.value, by.reviewer, made.at.isoformat(), field, old, new, by.note, by.expected)
    name = hashlib.sha256(json.dumps(told).encode()).hexdigest()[:20]
    return replace(made, id=f"j-{name}")


def _keep(store: Store, judgement: Judgement, by: Decision) -> Judgement:
    store.judge(judgement, by.expected)
    return judgement
