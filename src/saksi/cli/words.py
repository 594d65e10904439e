"""A record in a few words, for tables and headings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from saksi.model import Harm, Modality, PlaceRef, Record, TimeRef

if TYPE_CHECKING:
    from saksi.merge.control import Holding
    from saksi.merge.tolls import UcdpToll


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
    return days(time.start, time.end)


def days(start: date | None, end: date | None) -> str:
    """Days from one to the other, both included; empty where neither is known."""
    known = [day.isoformat() for day in (start, end) if day is not None]
    return " to ".join(dict.fromkeys(known))


def toll_words(toll: UcdpToll) -> str:
    """UCDP's range and best estimate: "5-17, best 9"; empty where nobody tells of a death."""
    if not toll.high:
        return ""
    return str(toll.best) if toll.low == toll.high else f"{toll.low}-{toll.high}, best {toll.best}"


def holding_days(holding: Holding) -> str:
    """The days of a holding; open where the records reach no further, "by" where it began no later than that day."""
    start = "" if holding.start is None else f"{'by ' if holding.at_latest else ''}{holding.start.isoformat()}"
    return f"{start or '…'} to {holding.end.isoformat() if holding.end else '…'}"


def holding_words(holding: Holding, name: Callable[[str], str] = str) -> str:
    """Who holds a place and who disputes it; `name` turns an actor's id into words."""
    holder = " with ".join(map(name, (holding.holder, *holding.allies))) if holding.holder else ""
    others = ", ".join(map(name, holding.rivals))
    if not others:
        return holder
    how = "besieged by" if holding.besieged else "disputed by"
    return f"{holder}, {how} {others}" if holder else f"claimed by {others}"
