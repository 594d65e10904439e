"""Invented decisions of three reviewers on the records of an invented store."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice

from saksi.model import Judgement, Record, Verdict
from saksi.review.anchor import anchor_text
from saksi.review.fields import field_text, fields_text
from saksi.store import IncidentFilter, Order, Store

_REVIEWERS = ("ani", "budi", "citra")
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
#: The share of records that a second person judged.
_TWICE = 0.2


def judge(store: Store, count: int, seed: int = 1) -> None:
    """Keep so many judgements, on the records of the most doubtful incidents: those that the queue shows first."""
    chance = random.Random(seed)
    records = _records(store, count)
    made = (judgement for record in records for judgement in _passed(chance, record))
    for number, judgement in enumerate(islice(made, count)):
        store.judge(replace(judgement, id=f"j-{number:06d}", at=_FIRST + timedelta(minutes=number)))


def _records(store: Store, count: int) -> Iterator[Record]:
    rows = store.incident_rows(IncidentFilter(order=Order.DOUBT, limit=count))
    for told in store.testimonies([row.id for row in rows]).values():
        yield from (one.record for one in told)


def _passed(chance: random.Random, record: Record) -> Iterator[Judgement]:
    first, second = chance.sample(_REVIEWERS, 2)
    yield _judgement(chance, record, first)
    if chance.random() < _TWICE:
        yield _judgement(chance, record, second)


def _judgement(chance: random.Random, record: Record, reviewer: str) -> Judgement:
    verdict = chance.choices((Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT), (6, 2, 2))[0]
    made = Judgement("", record.id, verdict, reviewer, _FIRST, anchor=anchor_text(record))
    whole = fields_text(record)
    if verdict is Verdict.ACCEPT:
        return replace(made, old=whole, new=whole)
    if verdict is Verdict.REJECT:
        return replace(made, old=whole)
    other = chance.choice([kind for kind in ("attack", "shelling", "arrest") if kind != record.event_type])
    return replace(made, field="event_type", old=field_text(record, "event_type"), new=json.dumps(other))
