"""Claims side by side: for every field of an incident who says what, when, with the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from saksi.merge.revisions import Told, revisions, statements
from saksi.model import Claim, Harm, HarmKind, Interval, Modality, Span, Speaker, Testimony

#: The fields of an incident's claims, in the order they come.
FIELDS = ("event_type", "actor", "recipient", "place", "origin", "time", "harm", "value")
_LAST = Interval(date.max, date.max)


@dataclass(frozen=True, slots=True)
class IncidentClaim:
    """One stated value of one field of an incident.

    `field` is one of `FIELDS`, `value` the value in words (harm: `killed:5..5`, an open end left out). `kind`, `who`,
    `low` and `high` (None: "at least") are filled for harm alone; `is_total` marks a figure that is the sum of other
    figures of its record. `text` are the report's words, at `span` of its raw characters. `speaker` is None where the
    outlet speaks itself. `revised_by` is the index, in the tuple that `incident_claims` gives, of the later claim of
    the same speaker that takes this one's place; both are kept.
    """

    field: str
    value: str
    low: int | None
    high: int | None
    kind: HarmKind | None
    who: str | None
    text: str
    span: Span
    speaker: str | None
    report_id: str
    outlet: str | None
    published: Interval | None
    family: str
    modality: Modality
    record_id: str
    is_total: bool = False
    background: bool = False
    revised_by: int | None = None


def incident_claims(testimonies: Sequence[Testimony]) -> tuple[IncidentClaim, ...]:
    """Every claim of an incident's testimonies, whatever their order: by field, then oldest first."""
    claims = [claim for one in testimonies for claim in _of_record(one)]
    claims.sort(key=_order)
    index = {_key(claim): number for number, claim in enumerate(claims)}
    later = _revised(testimonies, index)
    return tuple(replace(claim, revised_by=later.get(_key(claim))) for claim in claims)


def _of_record(testimony: Testimony) -> Iterator[IncidentClaim]:
    record = testimony.record
    sole = record.attribution[0] if len(record.attribution) == 1 else None
    words = (*record.triggers, *record.evidence, Span(0, 0))[0]
    text = words.of(testimony.report.raw)
    told = Claim("event_type", record.event_type, text, words, sole, record.modality)
    figures = iter(record.harm)
    for claim in (told, *record.claims()):
        yield _claim(testimony, claim, next(figures) if claim.field == "harm" else None)


def _claim(testimony: Testimony, claim: Claim, harm: Harm | None) -> IncidentClaim:
    report, record = testimony.report, testimony.record
    return IncidentClaim(
        field=claim.field if claim.field in FIELDS else "value",
        value=claim.value,
        low=harm.low if harm else None,
        high=harm.high if harm else None,
        kind=harm.kind if harm else None,
        who=harm.who if harm else None,
        text=claim.text,
        span=claim.span,
        speaker=_words(claim.speaker),
        report_id=report.id,
        outlet=report.outlet,
        published=report.published,
        family=testimony.family,
        modality=claim.modality,
        record_id=record.id,
        is_total=harm.is_total if harm else False,
        background=record.background,
    )


def _words(speaker: Speaker | None) -> str | None:
    return speaker.text if speaker else None


def _order(claim: IncidentClaim) -> tuple[object, ...]:
    day = claim.published or _LAST
    return (FIELDS.index(claim.field), day.start, day.end, claim.report_id, claim.span, claim.record_id, claim.value)


def _key(claim: IncidentClaim) -> tuple[object, ...]:
    """What tells a claim from every other of its incident."""
    return (claim.record_id, claim.field, claim.span, claim.value, claim.who)


def _revised(
    testimonies: Sequence[Testimony], index: Mapping[tuple[object, ...], int]
) -> Mapping[tuple[object, ...], int]:
    """The claims that a later one takes the place of, by key, with the later one's index: its first telling."""
    stated = statements(testimonies)
    found = {}
    for number, other in revisions(stated).items():
        place = index[_told_key(stated[other].tellings[0])]
        found.update({_told_key(told): place for told in stated[number].tellings})
    return found


def _told_key(told: Told) -> tuple[object, ...]:
    harm = told.harm
    value = f"{harm.kind}:{harm.low}..{'' if harm.high is None else harm.high}"
    return (told.testimony.record.id, "harm", harm.span, value, harm.who)
