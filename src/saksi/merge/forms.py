"""Claims, tolls and holdings as plain data, for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from saksi.merge.claims import FIELDS, IncidentClaim, incident_claims
from saksi.merge.control import Holding
from saksi.merge.sides import Side, sides_of
from saksi.merge.tolls import acled_fatalities, graded_range, ucdp_toll
from saksi.model import Testimony


def claims_form(testimonies: Sequence[Testimony]) -> dict[str, list[dict[str, Any]]]:
    """The claims of an incident side by side, by field; `revised_by` names the later claim by its place in its list."""
    claims = incident_claims(testimonies)
    first = {field: next((at for at, claim in enumerate(claims) if claim.field == field), 0) for field in FIELDS}
    found: dict[str, list[dict[str, Any]]] = {}
    for claim in claims:
        found.setdefault(claim.field, []).append(claim_form(claim, first[claim.field]))
    return found


def claim_form(claim: IncidentClaim, first: int = 0) -> dict[str, Any]:
    """A claim; `revised_by` counts from the claim of index `first`."""
    published = claim.published
    harm = {
        "kind": str(claim.kind) if claim.kind else None,
        "who": claim.who,
        "low": claim.low,
        "high": claim.high,
        "is_total": claim.is_total,
        "revised_by": None if claim.revised_by is None else claim.revised_by - first,
    }
    return {
        "value": claim.value,
        **(harm if claim.field == "harm" else {}),
        "text": claim.text,
        "span": [claim.span.start, claim.span.end],
        "speaker": claim.speaker,
        "modality": str(claim.modality),
        "background": claim.background,
        "record": claim.record_id,
        "report": claim.report_id,
        "outlet": claim.outlet,
        "published": [published.start.isoformat(), published.end.isoformat()] if published else None,
        "family": claim.family,
    }


def views_form(testimonies: Sequence[Testimony]) -> dict[str, Any]:
    """What UCDP, ACLED and Airwars would say of the dead, computed from the claims."""
    sides = sides_of(testimonies)
    ucdp = asdict(ucdp_toll(testimonies, sides))
    sided = {"type_of_violence": sides.violence, "side_a": _names(sides.a), "side_b": _names(sides.b)}
    graded = graded_range(testimonies)
    return {
        "ucdp": {**ucdp, **sided},
        "acled": acled_fatalities(testimonies),
        "airwars": {"low": graded.low, "high": graded.high, "grade": str(graded.grade)},
    }


def _names(side: Side) -> list[str]:
    return [ref.actor_id or ref.text for ref in side.actors]


def holding_form(holding: Holding) -> dict[str, Any]:
    """A holding; days as ISO dates, None where they are not known."""
    form = asdict(holding)
    return {name: _plain(value) for name, value in form.items()}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
