"""Incidents, families and judgements that several tests of the store use."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from saksi.model import ActorRef, Harm, HarmKind, Incident, Judgement, Link, PlaceRef, Record, Span, Verdict

HOMS = PlaceRef("Homs", Span(0, 4), "p-homs", "Homs", "SY", "Homs", None, 34.73, 36.71, 1, (("p-2", 0.5),), 1)
SUVA = PlaceRef("Suva", Span(0, 4), "p-suva", "Suva", "FJ", "Central", None, -18.14, 178.44, 1)
ARMY = ActorRef("Tentara", Span(0, 7), "army-sy", "state")
REBELS = ActorRef("Milisi X", Span(0, 8))


def make_incident(name: str, *records: Record, **fields: object) -> Incident:
    made = Incident(
        id=name,
        event_type="attack",
        records=tuple(record.id for record in records),
        families=tuple(dict.fromkeys(record.report_id for record in records)),
        links=tuple(Link(record.id, 4.5, "same place and day") for record in records),
    )
    return replace(made, **fields)


def killed(low: int, high: int | None = None) -> Harm:
    return Harm(HarmKind.KILLED, "warga", low, high, str(low), Span(0, 1))


def make_judgement(name: str, target: str, verdict: Verdict = Verdict.ACCEPT, **fields: object) -> Judgement:
    return replace(Judgement(name, target, verdict, "ani", datetime(2026, 5, 20, 9, tzinfo=UTC)), **fields)


def day(number: int) -> date:
    return date(2026, 5, number)
