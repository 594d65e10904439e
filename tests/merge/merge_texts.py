"""Reports and records in our own words for the tests of families and linking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

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
    Testimony,
    TimeBasis,
    TimeRef,
    record_id,
    report_id,
)

NOWHERE = Span(0, 0)


def report(text: str, day: date, outlet: str = "Warta Contoh", language: str = "id") -> Report:
    """A report as it comes out of the pipeline."""
    return Report(report_id(text), outlet, text, outlet=outlet, published=Interval.day(day), language=language)


def place(name: str, lat: float, lon: float, country: str = "SD", precision: int = 1) -> PlaceRef:
    return PlaceRef(name, NOWHERE, f"p:{name}", name, country, None, None, lat, lon, precision)


def day(value: date) -> TimeRef:
    return TimeRef(str(value), NOWHERE, value, value, 1, TimeBasis.STATED)


def killed(number: int) -> Harm:
    return Harm(HarmKind.KILLED, "orang", number, number, str(number), NOWHERE)


def record(
    of: Report,
    words: str,
    kind: str = "shelling",
    where: PlaceRef | None = None,
    when: date | None = None,
    dead: int | None = None,
    doer: str | None = None,
    modality: Modality = Modality.ASSERTED,
) -> Record:
    """A record on the words of its report."""
    start = of.raw.index(words)
    span = Span(start, start + len(words))
    return Record(
        record_id(of.id, kind, [span], []),
        of.id,
        kind,
        modality,
        (span,),
        actors=(ActorRef(doer, NOWHERE, doer),) if doer else (),
        place=where,
        time=day(when) if when else None,
        harm=(killed(dead),) if dead else (),
    )


def witnesses_of(of: Report, records: Sequence[Record], family: str | None = None) -> list[Testimony]:
    return [Testimony(of, one, family or of.id) for one in records]
