"""Incidents: the records of many reports that tell of one event in the world."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from saksi.model.record import ActorRef, PlaceRef, Record
from saksi.model.report import Report


@dataclass(frozen=True, slots=True)
class Link:
    """Why a record belongs to an incident: `weight` is a match weight (base-2 log odds), `reason` its parts."""

    record_id: str
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class FamilyLink:
    """Why two reports are of one origin: `kind` says by what, `score` in 0..1 how surely, `reason` in words."""

    report_id: str
    other: str
    kind: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Family:
    """Reports that share one origin (a wire story, its rewrites, reposts, translations): one witness.

    `origin` is the agency or outlet that is credited, None where nobody is.
    """

    id: str
    report_ids: tuple[str, ...]
    origin: str | None = None
    links: tuple[FamilyLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """Another incident that belongs beside this one without being it: a day of the same siege, a total, a part."""

    incident_id: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Incident:
    """One event in the world as its records tell it; tolls are derived from its records' claims, never stored here."""

    id: str
    event_type: str
    records: tuple[str, ...]
    families: tuple[str, ...]
    links: tuple[Link, ...]
    place: PlaceRef | None = None
    start: date | None = None
    end: date | None = None
    actors: tuple[ActorRef, ...] = ()
    recipients: tuple[ActorRef, ...] = ()
    related: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Testimony:
    """A record with its report and the id of the family that the report belongs to."""

    report: Report
    record: Record
    family: str
