"""Decisions on whole incidents that show at once: judged, and the incidents they are about linked again."""

from __future__ import annotations

import json

from saksi.linking import Lost, relink
from saksi.model import Judgement, Verdict
from saksi.review import (
    Decision,
    accept_incident,
    is_on_incident,
    judged_records,
    merge,
    reject_incident,
    split,
    undo,
    undo_incident,
)
from saksi.review.anchor import anchors
from saksi.store.interface import Store


def decide(store: Store, incident_id: str, verdict: Verdict, by: Decision) -> Judgement:
    """Accept or reject an incident with its records; a rejected one is gone from lists and maps at once."""
    if verdict is Verdict.ACCEPT:
        return accept_incident(store, incident_id, by)
    made = reject_incident(store, incident_id, by)
    relink(store, _homes(store, made))
    return made


def join(store: Store, incident_ids: list[str], by: Decision) -> tuple[Judgement, str | None]:
    """Merge incidents; the judgement, and the incident that they are now."""
    made = merge(store, incident_ids, by)
    return made, _linked(store, made)


def part(store: Store, incident_id: str, leaving: list[str], by: Decision) -> tuple[Judgement, str | None]:
    """Part records from an incident; the judgement, and the incident of those that stay."""
    made = split(store, incident_id, leaving, by)
    return made, _linked(store, made)


def take_back(store: Store, judgement: Judgement, by: Decision) -> tuple[Judgement, str | None]:
    """Take back any judgement; the undoing, and the incident that the judged one is now where it was on one."""
    if is_on_incident(judgement):
        made = undo_incident(store, judgement, by)
        if judgement.verdict is Verdict.REJECT:
            reports = sorted({ground.report_id for ground in anchors(judgement).values()})
            lost = Lost(judgement.target, judged_records(store, judgement), tuple(reports))
            beside = {name for report in reports for name in store.incidents_of_report(report)}
            relink(store, _homes(store, judgement) | beside, lost)  # with what its reports tell beside it
        return made, judgement.target
    made = undo(store, judgement, by)
    if judgement.verdict in (Verdict.MERGE, Verdict.SPLIT) and anchors(judgement):
        return made, _linked(store, judgement)
    return made, None


def _linked(store: Store, judgement: Judgement) -> str | None:
    """Link what a merge or split, or its undoing, is about; the incident that the judged one is now."""
    relink(store, _homes(store, judgement))
    kept = json.loads(judgement.old or "null")
    now = dict(zip(anchors(judgement), judged_records(store, judgement), strict=True))
    first = now[kept[0] if isinstance(kept, list) and kept else next(iter(now))]
    return store.incidents_of([first]).get(first)


def _homes(store: Store, judgement: Judgement) -> set[str]:
    """The incidents that the records of a judgement are in now."""
    return set(store.incidents_of(judged_records(store, judgement)).values())
