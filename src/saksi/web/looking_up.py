"""What corrected words stand for: a place, time or party that a person marked is resolved as the pipeline would."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from saksi.model import ActorRef, CleanText, OffsetMap, PlaceRef, Record, Report, TimeRef
from saksi.review import FIELDS

if TYPE_CHECKING:
    from saksi.resolve import Resolver


def looked_up(record: Record, field: str, report: Report, text: CleanText | None) -> Record:
    """The record with what the words of one field stand for, wherever the person left that open.

    What the person gave, or what was known before, stays as it is.
    """
    held = getattr(record, FIELDS[field])
    if not any(_is_open(part) for part in (held if isinstance(held, tuple) else (held,))):
        return record
    clean = text or CleanText(report.id, report.raw, (), OffsetMap.of(len(report.raw), ()))
    (resolved,) = _resolver().resolve(report, clean, [record], report.language or "id")
    found = getattr(resolved, FIELDS[field])
    if isinstance(held, tuple):
        found = tuple(new if _is_open(old) else old for old, new in zip(held, found, strict=True))
    return replace(record, **{FIELDS[field]: found})


def _is_open(part: object) -> bool:
    match part:
        case PlaceRef(name=None, lat=None) | TimeRef(start=None) | ActorRef(actor_id=None):
            return True
        case _:
            return False


@cache
def _resolver() -> Resolver:
    from saksi.resolve import Resolver  # noqa: PLC0415  (loads the gazetteer)

    return Resolver()
