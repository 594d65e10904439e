"""What the tests of coding share: records by type, figures by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from saksi.model import Record

CodeText = Callable[[str], tuple[Record, ...]]


def only(records: Sequence[Record], event_type: str) -> Record:
    """The one record of a type."""
    (record,) = [record for record in records if record.event_type == event_type]
    return record


def types(records: Sequence[Record]) -> list[str]:
    return [record.event_type for record in records]


def places(records: Sequence[Record]) -> list[str | None]:
    return [record.place.text if record.place else None for record in records]


def tolls(record: Record) -> list[tuple[str, int, int | None, bool]]:
    return [(str(harm.kind), harm.low, harm.high, harm.is_total) for harm in record.harm]
