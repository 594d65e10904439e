"""A record in a few words, for tables and headings."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.model import Harm, Modality, PlaceRef, Record, TimeRef


@dataclass(frozen=True, slots=True)
class Summary:
    """The cells of a record in a table; empty where the report does not tell."""

    event: str
    parties: str
    place: str
    time: str
    harm: str


def summary(record: Record) -> Summary:
    """A record in a few words."""
    event = record.event_type
    if record.modality is not Modality.ASSERTED:
        event += f" ({record.modality.value})"
    actors, recipients = (", ".join(ref.text for ref in refs) for refs in (record.actors, record.recipients))
    parties = f"{actors or '?'} > {recipients}" if recipients else actors
    harm = ", ".join(f"{figure(harm)} {harm.kind.value}" for harm in record.harm)
    return Summary(event, parties, place_words(record.place), time_words(record.time), harm)


def figure(harm: Harm) -> str:
    """A toll's numbers: 27, 20-99, or 100+ for "at least"."""
    if harm.high is None:
        return f"{harm.low}+"
    return str(harm.low) if harm.low == harm.high else f"{harm.low}-{harm.high}"


def place_words(place: PlaceRef | None) -> str:
    """A place's name and country; its words where it could not be resolved."""
    if place is None:
        return ""
    name = place.name or f"{place.text} (?)"
    return f"{name}, {place.country}" if place.country else name


def time_words(time: TimeRef | None) -> str:
    """A time's days; its words where it could not be resolved."""
    if time is None:
        return ""
    if time.start is None or time.end is None:
        return f"{time.text} (?)"
    if time.start == time.end:
        return time.start.isoformat()
    return f"{time.start.isoformat()} to {time.end.isoformat()}"
