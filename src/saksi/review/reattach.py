"""Judgements after a re-run: each finds its record again by the ground both stand on; none is lost."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from saksi.model import Judgement, Record, Verdict
from saksi.review.anchor import Anchor, anchors, likeness
from saksi.review.fields import FIELDS, stated, with_field, with_fields
from saksi.review.undoing import in_force


class Fit(StrEnum):
    """How a judgement fits what the newest reader says."""

    #: The reader says what the judgement was passed on, or what it decided.
    MATCH = "match"
    #: The reader says something else by now; the judgement holds, and a person should look.
    MISMATCH = "mismatch"
    #: The reader no longer finds such a record; the judgement is kept and waits.
    OBSOLETE = "obsolete"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A judgement in force, how it fits, and the record it belongs to now (None where it is obsolete)."""

    judgement: Judgement
    fit: Fit
    record_id: str | None


def reattach(judgements: Iterable[Judgement], records: Iterable[Record]) -> tuple[Attachment, ...]:
    """Every judgement in force on a record, with the record of a newer reading that it belongs to.

    A target finds its record by id, else by trigger words and evidence in the same report. Each record takes up one
    target at most, the most alike first; the order of `records` does not matter. `judgements` are given oldest first.
    """
    held = in_force(judgements)
    by_id = {record.id: record for record in records}
    places = _assigned(_grounds(held), by_id)
    return tuple(_attachment(judgement, places, by_id) for judgement in held if _on_record(judgement))


def carried(judgements: Iterable[Judgement], records: Iterable[Record]) -> tuple[Judgement, ...]:
    """The judgements in force with the record ids that their records have now, oldest first.

    What is obsolete keeps its old ids. Linking and `effective` work on these.
    """
    held = in_force(judgements)
    places = _assigned(_grounds(held), {record.id: record for record in records})
    return tuple(_moved(judgement, places) for judgement in held)


def ids_now(judgement: Judgement, records: Iterable[Record]) -> Mapping[str, str]:
    """The records that a judgement stands on, by the id each had then → the id it has now; the same where it is gone.

    `records` are those of the reports that the judgement is about.
    """
    places = _assigned(_grounds([judgement]), {record.id: record for record in records})
    return {name: places.get(name, name) for name in anchors(judgement)}


def _on_record(judgement: Judgement) -> bool:
    return judgement.verdict not in (Verdict.MERGE, Verdict.SPLIT) and judgement.target in anchors(judgement)


def _grounds(judgements: Iterable[Judgement]) -> dict[str, tuple[Anchor, frozenset[str]]]:
    """The newest anchor of every judged record, with the types that a correction gave it or found there."""
    found: dict[str, Anchor] = {}
    types: defaultdict[str, set[str]] = defaultdict(set)
    for judgement in judgements:
        for name, anchor in anchors(judgement).items():
            found[name] = anchor
            types[name].add(anchor.event_type)
        if judgement.field == "event_type":
            types[judgement.target] |= {json.loads(text) for text in (judgement.old, judgement.new) if text}
    return {name: (anchor, frozenset(types[name])) for name, anchor in found.items()}


def _assigned(grounds: Mapping[str, tuple[Anchor, frozenset[str]]], by_id: Mapping[str, Record]) -> Mapping[str, str]:
    """Judged record id → the id of the record that it is now; first those that kept their id, then the most alike."""
    places = {name: name for name in grounds if name in by_id}
    taken = set(places)
    by_report: defaultdict[str, list[Record]] = defaultdict(list)
    for record in by_id.values():
        if record.id not in taken:
            by_report[record.report_id].append(record)
    pairs: list[tuple[tuple[bool, float, float], str, str]] = []
    for name, (anchor, types) in grounds.items():
        if name not in places:
            pairs += _candidates(name, anchor, types, by_report[anchor.report_id])
    for _, name, record_id in sorted(pairs, key=lambda pair: (*(-float(part) for part in pair[0]), pair[1], pair[2])):
        if name not in places and record_id not in taken:
            places[name] = record_id
            taken.add(record_id)
    return places


def _candidates(
    name: str, anchor: Anchor, types: frozenset[str], records: Sequence[Record]
) -> list[tuple[tuple[bool, float, float], str, str]]:
    """The records that may be the judged one: of a type it had, on shared evidence, or told by the same words."""
    found = []
    for record in records:
        _, words, evidence = likeness(anchor, record)
        same_type = record.event_type in types
        if words > 0 or (same_type and evidence > 0):
            found.append(((same_type, words, evidence), name, record.id))
    return found


def _attachment(judgement: Judgement, places: Mapping[str, str], by_id: Mapping[str, Record]) -> Attachment:
    place = places.get(judgement.target)
    if place is None:
        fit = Fit.MATCH if judgement.verdict is Verdict.ADD else Fit.OBSOLETE
        return Attachment(judgement, fit, judgement.target if fit is Fit.MATCH else None)
    return Attachment(judgement, _fit(judgement, by_id[place]), place)


def _fit(judgement: Judgement, record: Record) -> Fit:
    """Whether the reader says, field by field, what the judgement was passed on or what it decided."""
    if judgement.verdict is Verdict.ADD:
        return Fit.MATCH
    known = [_valued(judgement, record, text) for text in {judgement.old, judgement.new} if text]
    fields = [judgement.field] if judgement.field else [name for name in FIELDS if name != "evidence"]
    said = all(stated(record, field) in {stated(each, field) for each in known} for field in fields)
    return Fit.MATCH if said else Fit.MISMATCH


def _valued(judgement: Judgement, record: Record, text: str) -> Record:
    """The record with the values that a judgement keeps."""
    if judgement.field is not None:
        return with_field(record, judgement.field, text)
    return with_fields(record, json.loads(text))


def _moved(judgement: Judgement, places: Mapping[str, str]) -> Judgement:
    if judgement.verdict not in (Verdict.MERGE, Verdict.SPLIT):
        return replace(judgement, target=places.get(judgement.target, judgement.target))
    new, old = _renamed(judgement.new, places), _renamed(judgement.old, places)
    return replace(judgement, new=new, old=old)


def _renamed(text: str | None, places: Mapping[str, str]) -> str | None:
    """A JSON list of record ids with the ids that the records have now; anything else as it is."""
    names = json.loads(text) if text else None
    if not isinstance(names, list):
        return text
    return json.dumps([places.get(name, name) for name in names])
