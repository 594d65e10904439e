"""What a release tells of reports, incidents, families and judgements, as plain data."""

from __future__ import annotations

import re
from typing import Any

from saksi.export.evidence import published
from saksi.export.geojson import properties
from saksi.export.material import Dossier
from saksi.model import Family, Judgement
from saksi.store.interface import StoredReport

#: Ids of records and incidents, wherever they stand.
_ID = re.compile(r"\b[ei]-[0-9a-z]+(?:-[0-9a-z]+)*\b")


def report_form(report: StoredReport) -> dict[str, Any]:
    """A report without its text, which remains with its publisher; the id is a hash of that text."""
    days = report.published
    return {
        "id": report.id,
        "name": report.name,
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "published": [days.start.isoformat(), days.end.isoformat()] if days else None,
        "language": report.language,
        "length": report.length,
        "readers": list(report.readers),
    }


def incident_form(dossier: Dossier) -> dict[str, Any]:
    """An incident with its tolls and with why each record belongs to it."""
    incident = dossier.incident
    told = {name: value for name, value in properties(dossier).items() if name != "evidence"}
    return {
        "id": incident.id,
        **told,
        "records": [one.record.id for one in dossier.testimonies],
        "families": sorted({one.family for one in dossier.testimonies}),
        "sources": [{"report": report.id, "published": published(report)} for report in dossier.reports],
        "links": [
            {"record": link.record_id, "weight": round(link.weight, 6), "reason": link.reason}
            for link in sorted(incident.links, key=lambda link: link.record_id)
        ],
        "related": [
            {"incident": one.incident_id, "kind": one.kind, "reason": one.reason}
            for one in sorted(incident.related, key=lambda one: (one.incident_id, one.kind))
        ],
    }


def family_form(family: Family) -> dict[str, Any]:
    """A family with why its reports are of one origin."""
    return {
        "id": family.id,
        "reports": sorted(family.report_ids),
        "origin": family.origin,
        "links": [
            {
                "report": link.report_id,
                "other": link.other,
                "kind": link.kind,
                "score": link.score,
                "reason": link.reason,
            }
            for link in sorted(family.links, key=lambda link: (link.report_id, link.other, link.kind))
        ],
    }


def judgement_form(judgement: Judgement) -> dict[str, Any]:
    """That somebody decided, on what; who, and the note, stay in the database.

    `touches` are the ids of all records and incidents that the judgement names.
    """
    named = " ".join(text for text in (judgement.target, judgement.old, judgement.new, judgement.anchor) if text)
    return {
        "id": judgement.id,
        "target": judgement.target,
        "verdict": judgement.verdict.value,
        "field": judgement.field,
        "at": judgement.at.isoformat(),
        "touches": sorted(set(_ID.findall(named))),
    }
