"""A record as people's judgements leave it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum

from saksi.errors import ReviewError
from saksi.model import Judgement, Record, Verdict
from saksi.review.fields import with_field, with_fields
from saksi.review.plain import from_json
from saksi.review.undoing import in_force


class Standing(StrEnum):
    """Where a record stands with the reviewers."""

    OPEN = "open"
    CORRECTED = "corrected"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ADDED = "added"

    @property
    def settled(self) -> bool:
        """Whether somebody has decided on the record as a whole."""
        return self in (Standing.ACCEPTED, Standing.REJECTED, Standing.ADDED)


def effective(record: Record, judgements: Iterable[Judgement]) -> Record:
    """The record with the judgements on it, given oldest first, applied; those on other targets are passed over.

    The newest judgement in force wins, field by field. An accepted record keeps what was accepted, whatever a newer
    reader says. A rejected record stays as it is: `standing` tells that it is rejected.
    """
    for judgement in in_force(judgements):
        if judgement.target == record.id:
            record = _applied(record, judgement)
    return record


def standing(record_id: str, judgements: Iterable[Judgement]) -> Standing:
    """Where a record stands after these judgements, given oldest first."""
    found = Standing.OPEN
    for judgement in in_force(judgements):
        if judgement.target == record_id:
            found = _moved(found, judgement.verdict)
    return found


def added(judgement: Judgement) -> Record:
    """The record that an ADD judgement adds.

    Raises:
        ReviewError: the judgement adds nothing.
    """
    if judgement.verdict is not Verdict.ADD or judgement.new is None:
        raise ReviewError(f"judgement {judgement.id} adds no record", "name one whose verdict is add")
    record: Record = from_json(Record, judgement.new)
    return record


def _applied(record: Record, judgement: Judgement) -> Record:
    if judgement.new is None:
        return record
    if judgement.verdict is Verdict.CORRECT and judgement.field is not None:
        return with_field(record, judgement.field, judgement.new)
    if judgement.verdict is Verdict.ACCEPT:
        return with_fields(record, json.loads(judgement.new))
    return record


def _moved(before: Standing, verdict: Verdict) -> Standing:
    match verdict:
        case Verdict.ACCEPT:
            return Standing.ACCEPTED
        case Verdict.REJECT:
            return Standing.REJECTED
        case Verdict.ADD:
            return Standing.ADDED
        case Verdict.CORRECT if before is Standing.OPEN:
            return Standing.CORRECTED
        case _:
            return before
