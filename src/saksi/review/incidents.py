"""Decisions on whole incidents: accepted, rejected, merged, split.

A decision on an incident holds for its records, since incidents come and go: to accept or reject one is to pass a
judgement on each of its records and one, naming those, on the incident. `expected` of these decisions is what
`saksi.review.seen` gave when the reviewer looked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from saksi.errors import ReviewError
from saksi.model import Judgement, Record, Verdict
from saksi.review.anchor import anchors, anchors_text
from saksi.review.decide import Decision, accepting, judgement_of, rejecting, undoing
from saksi.review.effective import Standing
from saksi.review.keeping import keep
from saksi.review.reviewed import ReviewedRecord, review_report
from saksi.review.seeing import check_there, checked
from saksi.review.told import testimonies_of
from saksi.store.interface import Store

#: What tells an incident's id from a record's.
_INCIDENT = "i-"


def records_of(store: Store, incident_id: str) -> tuple[ReviewedRecord, ...]:
    """The records of an incident as people left them, the rejected with them, in the incident's order."""
    told = testimonies_of(store, [store.incident(incident_id)])[incident_id]
    reviewed = {name: review_report(store, name).records for name in dict.fromkeys(one.report.id for one in told)}
    known = {each.record.id: each for records in reviewed.values() for each in records}
    return tuple(known[one.record.id] for one in told if one.record.id in known)


def accept_incident(store: Store, incident_id: str, by: Decision) -> Judgement:
    """Accept each record of an incident that nobody accepted or rejected yet, as it stands.

    Records that join the incident later are open.

    Raises:
        ReviewError: all its records are decided on.
        StaleJudgementError: the incident is not what the reviewer saw.
        UnknownIdError: there is no such incident.
    """
    expected = checked(store, incident_id, by)
    due = [each for each in records_of(store, incident_id) if awaits(each)]
    whole = judgement_of(incident_id, Verdict.ACCEPT, by)
    return _keep(store, whole, due, [accepting(each, by) for each in due], expected)


def reject_incident(store: Store, incident_id: str, by: Decision) -> Judgement:
    """Reject every record of an incident, also those accepted before; the next linking leaves none of it.

    Raises:
        ReviewError: all its records are rejected already.
        StaleJudgementError: the incident is not what the reviewer saw.
        UnknownIdError: there is no such incident.
    """
    expected = checked(store, incident_id, by)
    due = [each for each in records_of(store, incident_id) if each.standing is not Standing.REJECTED]
    whole = judgement_of(incident_id, Verdict.REJECT, by)
    return _keep(store, whole, due, [rejecting(each, by) for each in due], expected)


def undo_incident(store: Store, judgement: Judgement, by: Decision) -> Judgement:
    """Take the acceptance or rejection of a whole incident back, with what it decided on each record.

    What somebody took back or decided on a record since stays.

    Raises:
        ReviewError: it is taken back already.
    """
    whole = undoing(judgement, store.judgements(judgement.target), by)
    if whole is None:
        raise ReviewError(f"judgement {judgement.id} is not in force", "it is taken back already")
    named = set(json.loads(judgement.new or "[]"))
    held = store.judgements_of(list(anchors(judgement)))
    parts = (undoing(each, passed, by) for passed in held.values() for each in passed if each.id in named)
    keep(store, [*(part for part in parts if part is not None), whole])
    return whole


def is_on_incident(judgement: Judgement) -> bool:
    """Whether a judgement accepts or rejects a whole incident."""
    whole = judgement.verdict in (Verdict.ACCEPT, Verdict.REJECT)
    return whole and judgement.target.startswith(_INCIDENT) and judgement.target not in anchors(judgement)


def merge(store: Store, incident_ids: Sequence[str], by: Decision) -> Judgement:
    """Say that several incidents are one event; the next linking joins them, and no later one parts them.

    Raises:
        ReviewError: fewer than two incidents are named.
        StaleJudgementError: the first is not what the reviewer saw, or another is no more.
        UnknownIdError: there is no such incident.
    """
    if len(set(incident_ids)) < 2:
        raise ReviewError("a merge needs two incidents or more", "choose at least two")
    expected = checked(store, incident_ids[0], by)
    for name in incident_ids[1:]:
        check_there(store, name)
    records = _records_of(store, incident_ids)
    old = json.dumps({"incidents": list(incident_ids)})
    new, ground = json.dumps(list(records)), anchors_text(records)
    made = judgement_of(incident_ids[0], Verdict.MERGE, by, old=old, new=new, anchor=ground)
    store.judge_all([made], expected)
    return made


def split(store: Store, incident_id: str, leaving: Sequence[str], by: Decision) -> Judgement:
    """Say that some records of an incident tell of another event than the rest.

    Raises:
        ReviewError: none leaves, none stays, or one that leaves is not of the incident.
        StaleJudgementError: the incident is not what the reviewer saw.
        UnknownIdError: there is no such incident.
    """
    expected = checked(store, incident_id, by)
    records = _records_of(store, [incident_id])
    staying = [name for name in records if name not in set(leaving)]
    if not leaving or not staying or not set(leaving) <= set(records):
        raise ReviewError(f"{incident_id} cannot be split so", "choose some of its records, not none and not all")
    old, new, ground = json.dumps(staying), json.dumps(list(leaving)), anchors_text(records)
    made = judgement_of(incident_id, Verdict.SPLIT, by, old=old, new=new, anchor=ground)
    store.judge_all([made], expected)
    return made


def awaits(found: ReviewedRecord) -> bool:
    """Whether a record awaits a decision: nobody took one, or a newer reader contradicts what was accepted."""
    return not found.standing.settled or (found.mismatched and found.standing is not Standing.REJECTED)


def _keep(
    store: Store,
    whole: Judgement,
    due: Sequence[ReviewedRecord],
    parts: Sequence[Judgement],
    expected: Mapping[str, str],
) -> Judgement:
    """Keep the judgements on records with one on the incident, which names them and stands on what they stand on."""
    if not parts:
        raise ReviewError(f"{whole.target}: every record is decided on already", "open a record to decide otherwise")
    named = json.dumps([part.id for part in parts])
    ground = anchors_text({each.record.id: each.said for each in due})
    made = replace(whole, new=named, anchor=ground)
    keep(store, [*parts, made], expected)
    return made


def _records_of(store: Store, incident_ids: Sequence[str]) -> Mapping[str, Record]:
    told = testimonies_of(store, [store.incident(name) for name in incident_ids])
    return {each.record.id: each.record for name in incident_ids for each in told[name]}
