"""Judgements over the API: read, and passed with what the asker has seen, so that nobody overrides another unseen."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from fastapi import HTTPException, Query
from pydantic import BaseModel, Field

from saksi import model
from saksi.model import Judgement
from saksi.review import Decision, accept, correct, reject
from saksi.review.anchor import anchors
from saksi.review.plain import to_plain
from saksi.store.interface import Store
from saksi.web.api.access import ApiReader, ApiReviewer
from saksi.web.api.answers import Fresh, Json, api
from saksi.web.lookups import incident_or_404, judgement_or_404, record_or_404
from saksi.web.security.guards import Data
from saksi.web.whole import decide, take_back

router = api("judgements")


class Verdict(StrEnum):
    """What may be decided on a record."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"


class Passed(BaseModel):
    """A decision. `expected` is `newest_judgement` of the record as it was read, "" where it had none."""

    target: Annotated[str, Field(max_length=100)]
    verdict: Verdict
    expected: Annotated[str, Field(max_length=100)]
    field: Annotated[str | None, Field(max_length=40, description="For a correction.")] = None
    new: Annotated[str | None, Field(max_length=10_000, description="The field's value as JSON text.")] = None
    note: Annotated[str, Field(max_length=5_000)] = ""


@router.get("/judgements", dependencies=[Fresh])
def list_judgements(
    store: Data,
    _asker: ApiReader,
    target: Annotated[str | None, Query(max_length=100)] = None,
    report: Annotated[str | None, Query(max_length=100)] = None,
) -> Json:
    """The judgements on a target, on the records of a report, or all; oldest first."""
    return {"judgements": [to_plain(one) for one in store.judgements(target, report)]}


@router.post("/judgements", status_code=201)
def judge(passed: Passed, store: Data, asker: ApiReviewer) -> Json:
    """Decide on a record; 409 where somebody has judged it since it was read, and then nothing is kept."""
    record_or_404(store, passed.target)
    kept = to_plain(_judged(store, passed, Decision(asker.name, passed.expected, passed.note)))
    return {"judgement": kept}


class Decided(BaseModel):
    """A decision on a whole incident. `expected` is what the incident, as it was read, gave under that name."""

    verdict: Literal[Verdict.ACCEPT, Verdict.REJECT]
    expected: Annotated[str, Field(max_length=100)]
    note: Annotated[str, Field(max_length=5_000)] = ""


class Taken(BaseModel):
    """A judgement to take back, and what it was passed on."""

    target: Annotated[str, Field(max_length=100)]
    judgement: Annotated[str, Field(max_length=100)]
    note: Annotated[str, Field(max_length=5_000)] = ""


@router.post("/incidents/{incident_id}/judgements", status_code=201)
def judge_incident(incident_id: str, decided: Decided, store: Data, asker: ApiReviewer) -> Json:
    """Accept every record of an incident that nobody has decided on, or reject them all.

    409 where records joined or left, or somebody judged the incident or a record of it, since it was read. A rejected
    incident is gone; to take the judgement back brings it again.
    """
    incident_or_404(store, incident_id)
    by = Decision(asker.name, decided.expected, decided.note)
    made = decide(store, incident_id, model.Verdict(decided.verdict.value), by)
    return {"judgement": to_plain(made), "records": list(anchors(made))}


@router.post("/judgements/undo", status_code=201)
def undo(taken: Taken, store: Data, asker: ApiReviewer) -> Json:
    """Take a judgement back; one on a whole incident with all that it decided."""
    judgement = judgement_or_404(store, taken.target, taken.judgement)
    made, incident_id = take_back(store, judgement, Decision(asker.name, note=taken.note))
    return {"judgement": to_plain(made), "incident_id": incident_id}


def _judged(store: Store, passed: Passed, by: Decision) -> Judgement:
    if passed.verdict is Verdict.CORRECT:
        if passed.field is None or passed.new is None:
            raise HTTPException(422, "a correction needs field and new")
        return correct(store, passed.target, passed.field, passed.new, by)
    decide = accept if passed.verdict is Verdict.ACCEPT else reject
    return decide(store, passed.target, by)
