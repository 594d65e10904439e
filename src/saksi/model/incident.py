"""Incidents: the records of many reports that tell of one event in the world."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from saksi.model.record import ActorRef, PlaceRef


@dataclass(frozen=True, slots=True)
class Link:
    """Why a record belongs to an incident: `weight` is a match weight (base-2 log odds), `reason` its parts."""

    record_id: str
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Family:
    """Reports that share one origin (a wire story, its rewrites, reposts, translations): one witness."""

    id: str
    report_ids: tuple[str, ...]
    origin: str | None = None


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
