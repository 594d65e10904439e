"""Records: what one report states of one event, each field with its words. Spans count raw characters."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from saksi.model.reading import HarmKind, Modality
from saksi.model.span import Span


class TimeBasis(StrEnum):
    """What a date rests on."""

    STATED = "stated"
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    PUBLISHED = "published"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so, as written."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor as the report's fullest name for it; `actor_id` names the knowledge base's entry, None if unknown."""

    text: str
    span: Span
    actor_id: str | None = None
    kind: str | None = None
    alternatives: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place as written, and what it was resolved to.

    `name` is the English or official local form, `country` ISO 3166 alpha-2, `lat`/`lon` degrees (WGS 84); `admin1`
    and `admin2` are the first- and second-level divisions that hold it, None where unknown.
    `geo_precision` is ACLED's (codebook, "Geo-precision codes"): 1 the town itself, 2 a part of a region or a nearby
    town, 3 a region or country.
    `where_prec` is UCDP GED's (codebook, variable `where_prec`): 1 the exact place, 2 within about 25 km of a known
    point, 3 a second-level division, 4 a first-level division, 5 a line or an area without known borders, 6 a country,
    7 international waters or airspace.
    Unresolved places keep their words and None elsewhere. `alternatives` holds (place id, score).
    """

    text: str
    span: Span
    place_id: str | None = None
    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    geo_precision: int | None = None
    alternatives: tuple[tuple[str, float], ...] = ()
    where_prec: int | None = None


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A time as written, and the days it was resolved to, both included; None where it cannot be resolved.

    `time_precision` is ACLED's (codebook, "Time precision codes"): 1 the day, 2 within a week, 3 within a month or
    longer. `date_prec` is UCDP GED's (codebook, variable `date_prec`): 1 the day, 2 a stretch of 2-6 days, 3 a week,
    4 a stretch of 8-30 days or a month, 5 more than a month up to a year; None beyond, which GED does not code.
    `relative` tells a time without days exactly, against publication or the time told before it; else None.
    """

    text: str
    span: Span
    start: date | None = None
    end: date | None = None
    time_precision: int | None = None
    basis: TimeBasis | None = None
    date_prec: int | None = None
    relative: str | None = None


@dataclass(frozen=True, slots=True)
class Harm:
    """People harmed: `low` to `high` (None: "at least"), the group `who` and the number's words `text` as written.

    `is_total` marks a figure that equals the sum of its record's parts of the same kind: one toll told twice.
    """

    kind: HarmKind
    who: str
    low: int
    high: int | None
    text: str
    span: Span
    speaker: Speaker | None = None
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One stated value of one field of a record, with its words, its speaker and how it is put."""

    field: str
    value: str
    text: str
    span: Span
    speaker: Speaker | None
    modality: Modality


@dataclass(frozen=True, slots=True)
class Record:
    """One event or state that one report states (codebook section 1)."""

    id: str
    report_id: str
    event_type: str
    modality: Modality
    evidence: tuple[Span, ...]
    triggers: tuple[Span, ...] = ()
    modality_span: Span | None = None
    actors: tuple[ActorRef, ...] = ()
    recipients: tuple[ActorRef, ...] = ()
    place: PlaceRef | None = None
    origin: PlaceRef | None = None
    time: TimeRef | None = None
    harm: tuple[Harm, ...] = ()
    attribution: tuple[Speaker, ...] = ()
    value: Claim | None = None
    background: bool = False
    reader: str = ""
    scores: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    def claims(self) -> Iterator[Claim]:
        """Every stated value of the record as a claim: its field, words, span, speaker and modality.

        A field that no named speaker states by itself (all but harm) takes the record's only speaker, if there is
        just one.
        """
        sole = self.attribution[0] if len(self.attribution) == 1 else None
        for name, refs in (("actor", self.actors), ("recipient", self.recipients)):
            for ref in refs:
                yield Claim(name, ref.actor_id or ref.text, ref.text, ref.span, sole, self.modality)
        for name, place in (("place", self.place), ("origin", self.origin)):
            if place is not None:
                yield Claim(name, place.name or place.text, place.text, place.span, sole, self.modality)
        if self.time is not None:
            start, end = self.time.start, self.time.end
            dates = f"{start.isoformat()}/{end.isoformat()}" if start and end else self.time.text
            yield Claim("time", dates, self.time.text, self.time.span, sole, self.modality)
        for harm in self.harm:
            high = "" if harm.high is None else str(harm.high)
            value = f"{harm.kind}:{harm.low}..{high}"
            yield Claim("harm", value, harm.text, harm.span, harm.speaker or sole, self.modality)
        if self.value is not None:
            yield self.value


def record_id(report_id: str, event_type: str, evidence: Iterable[Span], triggers: Iterable[Span]) -> str:
    """A record's identity: report, type, evidence and trigger words; the same reading gives the same id again."""
    parts = [report_id, event_type]
    parts += (f"{span.start}-{span.end}" for spans in (evidence, triggers) for span in sorted(spans))
    return "e-" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:20]
