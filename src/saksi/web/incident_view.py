"""An incident as its page shows it: voices side by side, family by family, and its records with why they belong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from saksi.merge.claims import FIELDS, IncidentClaim, incident_claims
from saksi.model import Family, FamilyLink, Incident, Link, Relation, Report, Testimony
from saksi.store.interface import Store, UnknownIdError
from saksi.store.listing import IncidentFilter, IncidentRow

#: Days around an incident in which others at its place may be the same event.
_NEAR = timedelta(days=3)
_MOST_NEAR, _MOST_RELATED = 20, 100


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of a voice; `revised` is the later claim of the same speaker that takes its place."""

    claim: IncidentClaim
    revised: IncidentClaim | None


@dataclass(frozen=True, slots=True)
class Voice:
    """What one speaker (None: the outlet itself) says in one family, by field."""

    speaker: str | None
    outlets: tuple[str, ...]
    said: Mapping[str, tuple[Said, ...]]


@dataclass(frozen=True, slots=True)
class FamilyView:
    """One witness: its reports, the voices in them, whom they credit, and why they are of one origin."""

    id: str
    reports: tuple[Report, ...]
    voices: tuple[Voice, ...]
    origin: str | None = None
    links: tuple[FamilyLink, ...] = ()


def family_views(testimonies: Sequence[Testimony]) -> tuple[FamilyView, ...]:
    """The witnesses of an incident in the order of their first report's publication."""
    claims = incident_claims(testimonies)
    reports: dict[str, dict[str, Report]] = {}
    for one in sorted(testimonies, key=lambda one: _published(one.report)):
        reports.setdefault(one.family, {})[one.report.id] = one.report
    return tuple(
        FamilyView(name, tuple(told.values()), tuple(_voices([c for c in claims if c.family == name], claims)))
        for name, told in reports.items()
    )


def with_origins(store: Store, families: Sequence[FamilyView]) -> tuple[FamilyView, ...]:
    """The witnesses with what makes them one, where they are of several reports."""
    known = {one.id: one for one in store.families_named([each.id for each in families if len(each.reports) > 1])}
    return tuple(_with_origin(each, known[each.id]) if each.id in known else each for each in families)


def _with_origin(view: FamilyView, family: Family) -> FamilyView:
    here = {report.id for report in view.reports}
    links = tuple(link for link in family.links if {link.report_id, link.other} <= here)
    return replace(view, origin=family.origin, links=links)


def fields_told(families: Sequence[FamilyView]) -> tuple[str, ...]:
    """The fields that any voice tells of, in the order of claims."""
    told = {field for family in families for voice in family.voices for field in voice.said}
    return tuple(field for field in FIELDS if field in told)


def related_rows(store: Store, incident: Incident) -> Iterator[tuple[Relation, IncidentRow]]:
    """The incidents beside this one that are still there."""
    for relation in incident.related[:_MOST_RELATED]:
        try:
            yield relation, store.incident_row(relation.incident_id)
        except UnknownIdError:
            continue


def same_perhaps(store: Store, incident: Incident, related: Sequence[IncidentRow]) -> tuple[IncidentRow, ...]:
    """Incidents that may be the same event: those related, and those at its place around its days."""
    found = {row.id: row for row in related}
    if incident.place is not None and incident.place.place_id and incident.start is not None:
        around = IncidentFilter(
            place_id=incident.place.place_id,
            since=incident.start - _NEAR,
            until=(incident.end or incident.start) + _NEAR,
            limit=_MOST_NEAR,
        )
        found |= {row.id: row for row in store.incident_rows(around)}
    found.pop(incident.id, None)
    return tuple(found.values())


def link_of(incident: Incident) -> Mapping[str, Link]:
    """Why each record belongs to the incident, by the record's id."""
    return {link.record_id: link for link in incident.links}


def _voices(own: Sequence[IncidentClaim], claims: Sequence[IncidentClaim]) -> Iterator[Voice]:
    speakers = dict.fromkeys(claim.speaker for claim in own)
    for speaker in sorted(speakers, key=lambda name: name is not None):
        told: dict[str, dict[tuple[str, str], Said]] = {}
        mine = [claim for claim in own if claim.speaker == speaker]
        for claim in mine:
            later = None if claim.revised_by is None else claims[claim.revised_by]
            told.setdefault(claim.field, {}).setdefault((claim.value, claim.text), Said(claim, later))
        outlets = dict.fromkeys(claim.outlet for claim in mine if claim.outlet)
        yield Voice(speaker, tuple(outlets), {field: tuple(said.values()) for field, said in told.items()})


def _published(report: Report) -> tuple[bool, str, str]:
    day = report.published
    return day is None, str(day.start) if day else "", report.id
