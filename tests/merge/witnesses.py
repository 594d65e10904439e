"""Testimonies made of a few words: what the tests of claims, tolls and control are written with."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from saksi.knowledge import Actors
from saksi.model import (
    ActorRef,
    Harm,
    HarmKind,
    Interval,
    Modality,
    PlaceRef,
    Record,
    Report,
    Span,
    Speaker,
    Testimony,
    TimeRef,
)

_ACTORS = Actors()
SPAN = Span(0, 1)


def day(text: str | int | None) -> date | None:
    """A day of June 2031 by its number, or an ISO date."""
    if isinstance(text, int):
        return date(2031, 6, text)
    return date.fromisoformat(text) if text else None


def refs(names: Sequence[str]) -> tuple[ActorRef, ...]:
    known = [(name, _ACTORS.look_up(name)) for name in names]
    return tuple(ActorRef(name, SPAN, one.id if one else None, one.kind if one else None) for name, one in known)


def dead(
    low: int,
    who: str = "orang",
    *,
    high: int | str | None = "same",
    by: str | None = None,
    at: int = 10,
    total: bool = False,
    kind: HarmKind = HarmKind.KILLED,
    words: str | None = None,
) -> Harm:
    """A figure of dead; `high` as `low` unless given, `at` is where it stands in the text."""
    upper = low if high == "same" else high
    assert upper is None or isinstance(upper, int)
    span = Span(at, at + 2)
    speaker = Speaker(by, span) if by else None
    return Harm(kind, who, low, upper, words or str(low), span, speaker, total)


def witness(
    *harm: Harm,
    family: str,
    report: str | None = None,
    published: int | str | None = 3,
    outlet: str | None = None,
    event: str = "armed_clash",
    actors: Sequence[str] = (),
    recipients: Sequence[str] = (),
    by: Sequence[str] = (),
    modality: Modality = Modality.ASSERTED,
    place: str | None = None,
    origin: str | None = None,
    when: int | str | tuple[int | str, int | str] | None = None,
    background: bool = False,
) -> Testimony:
    """A testimony of one record; the report's id is its family's unless given."""
    name = report or f"r-{family}"
    out = day(published)
    raw = "x" * 400
    told = when if isinstance(when, tuple) else (when, when)
    time = TimeRef("hari itu", SPAN, day(told[0]), day(told[1]), 1) if when is not None else None
    parts = (name, event, actors, recipients, harm, place, origin, told, modality, background, by)
    record = Record(
        "e-" + hashlib.sha256(repr(parts).encode()).hexdigest()[:16],
        name,
        event,
        modality,
        (Span(0, 40),),
        (Span(0, 4),),
        actors=refs(actors),
        recipients=refs(recipients),
        place=_place(place),
        origin=_place(origin),
        time=time,
        harm=harm,
        attribution=tuple(Speaker(one, SPAN) for one in by),
        background=background,
    )
    published_at = Interval.day(out) if out else None
    return Testimony(Report(name, f"{name}.txt", raw, outlet, published=published_at), record, family)


def _place(name: str | None) -> PlaceRef | None:
    return PlaceRef(name, SPAN, f"p-{name.lower()}", name, "XX") if name else None
