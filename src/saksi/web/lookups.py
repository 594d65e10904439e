"""What an address names, or 404."""

from __future__ import annotations

from fastapi import HTTPException

from saksi.errors import ReviewError
from saksi.model import Incident, Judgement, Report
from saksi.review import ReviewedRecord, find_record
from saksi.store.interface import Store, UnknownIdError


def report_or_404(store: Store, report_id: str) -> Report:
    """A report by its id."""
    try:
        return store.report(report_id)
    except UnknownIdError as error:
        raise HTTPException(404, error.message) from error


def record_or_404(store: Store, record_id: str) -> ReviewedRecord:
    """A record of its report's newest reading, or an added one, as reviewers left it."""
    try:
        return find_record(store, record_id)
    except (ReviewError, UnknownIdError) as error:
        raise HTTPException(404, error.message) from error


def incident_or_404(store: Store, incident_id: str) -> Incident:
    """An incident by its id."""
    try:
        return store.incident(incident_id)
    except UnknownIdError as error:
        raise HTTPException(404, error.message) from error


def judgement_or_404(store: Store, target: str, judgement_id: str) -> Judgement:
    """A judgement on a target."""
    found = next((each for each in store.judgements(target) if each.id == judgement_id), None)
    if found is None:
        raise HTTPException(404, f"there is no judgement {judgement_id} on {target}")
    return found
