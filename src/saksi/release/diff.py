"""What changed between two snapshots, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from saksi.release.snapshot import Fields, SeenIncident, SeenRecord, Snapshot


class Way(StrEnum):
    """How something changed."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Reason(StrEnum):
    """Why it changed. `OTHER_CODE`: nothing else differs, so the rules or the knowledge of another Saksi do."""

    NEW_REPORT = "new report"
    REPORT_GONE = "report gone"
    NEW_READER = "new reader version"
    JUDGEMENT = "judgement"
    RELINKING = "re-linking"
    NEW_CODEBOOK = "new codebook"
    OTHER_CODE = "other version of Saksi or its knowledge"


@dataclass(frozen=True, slots=True)
class Change:
    """One record or incident that differs. `id` is the one in B, or in A where B has none; `was` the one in A if other.

    `fields` holds, by name, the value in A and the value in B. `detail` says more of the reasons: readers, report ids.
    """

    unit: str
    way: Way
    id: str
    reasons: tuple[Reason, ...]
    fields: Mapping[str, tuple[Any, Any]]
    detail: str = ""
    was: str | None = None


@dataclass(frozen=True, slots=True)
class Diff:
    """All changes from A to B, and what differs of the versions."""

    a: str
    b: str
    versions: Mapping[str, tuple[str, str]]
    reports_added: tuple[str, ...]
    reports_removed: tuple[str, ...]
    judgements_added: tuple[str, ...]
    changes: tuple[Change, ...]

    def counts(self) -> Mapping[tuple[str, Way, Reason], int]:
        """How many changes there are by unit, way and reason; one with two reasons counts in both."""
        found = Counter((change.unit, change.way, reason) for change in self.changes for reason in change.reasons)
        return dict(sorted(found.items()))

    def form(self) -> dict[str, Any]:
        """The difference as plain data."""
        return {
            "a": self.a,
            "b": self.b,
            "versions": {name: list(both) for name, both in self.versions.items()},
            "reports": {"added": list(self.reports_added), "removed": list(self.reports_removed)},
            "judgements": {"added": list(self.judgements_added)},
            "counts": [
                {"unit": unit, "way": way, "reason": reason, "changes": count}
                for (unit, way, reason), count in self.counts().items()
            ],
            "changes": [_change_form(change) for change in self.changes],
        }


def difference(a: Snapshot, b: Snapshot) -> Diff:
    """The changes that lead from A to B: records first, then incidents, each by id."""
    touched = _touched(a, b)
    records = sorted(_record_changes(a, b, touched), key=lambda change: change.id)
    incidents = sorted(_incident_changes(a, b, touched, records), key=lambda change: change.id)
    return Diff(
        a.name,
        b.name,
        {name: (a.versions[name], b.versions[name]) for name in a.versions if a.versions[name] != b.versions[name]},
        tuple(sorted(set(b.reports) - set(a.reports))),
        tuple(sorted(set(a.reports) - set(b.reports))),
        tuple(sorted(set(b.judgements) - set(a.judgements))),
        (*records, *incidents),
    )


def _touched(a: Snapshot, b: Snapshot) -> frozenset[str]:
    """The ids that a judgement names which only one of both has."""
    differing = set(a.judgements) ^ set(b.judgements)
    both = {**a.judgements, **b.judgements}
    return frozenset(touched for name in differing for touched in both[name])


def _record_changes(a: Snapshot, b: Snapshot, touched: frozenset[str]) -> Iterator[Change]:
    successors = _successors(a, b)
    gone = set(a.records) - set(b.records) - set(successors.values())
    for name, record in b.records.items():
        before = a.records.get(name) or a.records.get(successors.get(name, ""))
        if before is None:
            yield _of_record(Way.ADDED, record, _why_other(record, a, b, touched, Reason.NEW_REPORT), {})
        elif fields := _differing(before.fields, record.fields):
            reasons = _why_changed(before, record, a, b, touched)
            was = before.id if before.id != record.id else None
            yield _of_record(Way.CHANGED, record, reasons, fields, was)
    for name in gone:
        record = a.records[name]
        yield _of_record(Way.REMOVED, record, _why_other(record, b, a, touched, Reason.REPORT_GONE), {})


def _of_record(
    way: Way, record: SeenRecord, why: tuple[Reason, str], fields: Mapping[str, tuple[Any, Any]], was: str | None = None
) -> Change:
    return Change("record", way, record.id, (why[0],), fields, why[1], was)


def _why_other(
    record: SeenRecord, here: Snapshot, there: Snapshot, touched: frozenset[str], without: Reason
) -> tuple[Reason, str]:
    """Why `there` has a record that `here` lacks: the report itself, another reader, or a judgement."""
    if record.report_id not in here.reports:
        return without, record.report_id
    if record.id in touched:
        return Reason.JUDGEMENT, ""
    reader = here.reports[record.report_id]
    if reader != there.reports.get(record.report_id):
        return Reason.NEW_READER, f"{reader} and {record.reader}"
    return _leftover(here, there), ""


def _why_changed(
    before: SeenRecord, after: SeenRecord, a: Snapshot, b: Snapshot, touched: frozenset[str]
) -> tuple[Reason, str]:
    if {before.id, after.id} & touched:
        return Reason.JUDGEMENT, ""
    if before.reader != after.reader:
        return Reason.NEW_READER, f"{before.reader} to {after.reader}"
    return _leftover(a, b), ""


def _leftover(a: Snapshot, b: Snapshot) -> Reason:
    return Reason.NEW_CODEBOOK if a.versions["codebook"] != b.versions["codebook"] else Reason.OTHER_CODE


def _successors(a: Snapshot, b: Snapshot) -> Mapping[str, str]:
    """For records of B with a new id, the record of A that another reader made of the same passage of the report."""
    old, new = _only(a, b), _only(b, a)
    found: dict[str, str] = {}
    for report_id, records in new.items():
        wishes = [
            (-_overlap(before, after), before.fields["event_type"] != after.fields["event_type"], before.id, after.id)
            for after in records
            for before in old.get(report_id, ())
            if before.reader != after.reader and _overlap(before, after)
        ]
        taken: set[str] = set()
        for _, _, before_id, after_id in sorted(wishes, key=lambda wish: (wish[1], *wish)):
            if before_id not in taken and after_id not in found:
                taken.add(before_id)
                found[after_id] = before_id
    return found


def _only(one: Snapshot, other: Snapshot) -> Mapping[str, Sequence[SeenRecord]]:
    """The records whose id the other snapshot lacks, by report."""
    found: dict[str, list[SeenRecord]] = defaultdict(list)
    for name, record in one.records.items():
        if name not in other.records:
            found[record.report_id].append(record)
    return found


def _overlap(one: SeenRecord, other: SeenRecord) -> int:
    """How many characters of evidence two records share."""
    return sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in one.evidence
        for other_start, other_end in other.evidence
    )


def _incident_changes(a: Snapshot, b: Snapshot, touched: frozenset[str], records: Iterable[Change]) -> Iterator[Change]:
    by_record: dict[str, Change] = {change.id: change for change in records}
    by_record |= {change.was: change for change in by_record.values() if change.was}
    for name in sorted({*a.incidents, *b.incidents}):
        before, after = a.incidents.get(name), b.incidents.get(name)
        fields = _differing(before.fields if before else {}, after.fields if after else {})
        if not fields:
            continue
        way = Way.ADDED if before is None else Way.REMOVED if after is None else Way.CHANGED
        reasons = _why_incident(name, before, after, touched, by_record) or (_unmoved(a, b),)
        yield Change("incident", way, name, reasons, fields if way is Way.CHANGED else {})


def _why_incident(
    name: str,
    before: SeenIncident | None,
    after: SeenIncident | None,
    touched: frozenset[str],
    by_record: Mapping[str, Change],
) -> tuple[Reason, ...]:
    """The reasons of its records' changes; a judgement on it or re-linking for records that came or went unchanged."""
    old = before.records if before else frozenset()
    new = after.records if after else frozenset()
    reasons = {reason for record in old | new if record in by_record for reason in by_record[record].reasons}
    moved = {record for record in old ^ new if record not in by_record}
    if name in touched or moved & touched:
        reasons.add(Reason.JUDGEMENT)
    elif moved:
        reasons.add(Reason.RELINKING)
    return tuple(reason for reason in Reason if reason in reasons)


def _unmoved(a: Snapshot, b: Snapshot) -> Reason:
    """Why an incident differs whose records do not: its families do, unless another Saksi reckons otherwise."""
    return Reason.RELINKING if a.versions == b.versions else _leftover(a, b)


def _differing(before: Fields, after: Fields) -> dict[str, tuple[Any, Any]]:
    names = dict.fromkeys((*before, *after))
    return {name: (before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)}


def _change_form(change: Change) -> dict[str, Any]:
    return {
        "unit": change.unit,
        "way": change.way,
        "id": change.id,
        "was": change.was,
        "reasons": list(change.reasons),
        "detail": change.detail,
        "fields": {name: {"a": both[0], "b": both[1]} for name, both in change.fields.items()},
    }
