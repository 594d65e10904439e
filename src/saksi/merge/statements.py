"""Statements, plans and appeals that speak of an incident: they stay with it, and make none of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from saksi.merge.kinds import happens
from saksi.model import Link, Record

#: Statements that answer for what happened, and how many characters from where it is told they may stand.
_ANSWERS = frozenset({"rejection", "accusation"})
_NEAR = 300


def spoken_of(records: Sequence[Record], told: Mapping[str, Sequence[Sequence[Record]]]) -> dict[str, list[Link]]:
    """Which statements of one report speak of which incident: links by incident id.

    A statement speaks of the incident that its own sentences tell; a denial or an accusation also of the only incident
    that its report tells, if it stands near to where that is told: in a long report it may answer for anything.

    Args:
        records: all records of the report.
        told: the records of the report's tellings by the incident that they belong to.
    """
    found: dict[str, list[Link]] = {}
    for record in sorted(records, key=lambda one: one.id):
        if happens(record) or record.background:
            continue
        if name := _in_its_words(record, told):
            found.setdefault(name, []).append(Link(record.id, 0.0, "its sentence tells the incident"))
        elif len(told) == 1 and record.event_type in _ANSWERS and _is_near(record, *told.values()):
            (name,) = told
            found.setdefault(name, []).append(Link(record.id, 0.0, "the only incident that its report tells"))
    return found


def _in_its_words(record: Record, told: Mapping[str, Sequence[Sequence[Record]]]) -> str | None:
    """The incident with which the record shares most evidence; of equals the one that the report tells first.

    Incident ids decide nothing: they hang on what was linked first.
    """
    shared = {name: sum(_overlap(record, other) for one in group for other in one) for name, group in told.items()}
    best = min(shared, key=lambda name: (-shared[name], _first_told(told[name])), default=None)
    return best if best is not None and shared[best] else None


def _is_near(record: Record, told: Sequence[Sequence[Record]]) -> bool:
    ends = [(span.start, span.end) for group in told for other in group for span in other.evidence]
    return any(
        start - span.end <= _NEAR and span.start - end <= _NEAR for span in record.evidence for start, end in ends
    )


def _first_told(group: Sequence[Sequence[Record]]) -> tuple[int, str]:
    return min((min((span.start for span in one.evidence), default=0), one.id) for told in group for one in told)


def _overlap(one: Record, other: Record) -> int:
    return sum(span.overlaps(its) for span in one.evidence for its in other.evidence)
