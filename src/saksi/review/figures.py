"""What lists show of incidents as people left them: UCDP's toll and doubt, and how far they are judged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from saksi.merge.judged import regrouped
from saksi.merge.tolls import ucdp_toll
from saksi.model import HarmKind, Judgement, Testimony
from saksi.review.anchor import anchors
from saksi.review.effective import Standing
from saksi.review.reattach import carried
from saksi.review.reviewed import ReviewedRecord, judgements_on, review_report
from saksi.review.told import testimonies_of
from saksi.store.figures import doubt_of
from saksi.store.interface import RecordFilter, Store
from saksi.store.listing import IncidentFigures, Status, status_of

#: Incidents that are brought up together.
_AT_ONCE = 200
_OF_RECORD = {
    Standing.OPEN: Status.OPEN,
    Standing.CORRECTED: Status.CORRECTED,
    Standing.ACCEPTED: Status.ACCEPTED,
    Standing.ADDED: Status.ACCEPTED,
    Standing.REJECTED: Status.REJECTED,
}


def figures_told(testimonies: Sequence[Testimony]) -> IncidentFigures:
    """The dead as `saksi.merge.tolls.ucdp_toll` counts them, None where nobody tells of any."""
    records = [one.record for one in testimonies]
    if not any(harm.kind is HarmKind.KILLED for record in records for harm in record.harm):
        return IncidentFigures(doubt=doubt_of(records, None, None))
    toll = ucdp_toll(testimonies)
    if not toll.high:
        return IncidentFigures(doubt=doubt_of(records, None, None))
    return IncidentFigures(toll.low, toll.high, doubt_of(records, toll.low, toll.high), toll.best)


def refresh_listed(store: Store, judgements: Iterable[Judgement]) -> None:
    """Bring up what lists show of the incidents that hold records which these judgements are about.

    One process at a time does so; whoever comes last has seen the judgements of all.
    """
    judged = {name for one in judgements for name in (one.target, *anchors(one))}
    names = sorted(set(store.incidents_of(sorted(judged)).values()))
    for some in (names[start : start + _AT_ONCE] for start in range(0, len(names), _AT_ONCE)):
        with store.alone("figures"):
            _refresh(store, some)


def as_left(store: Store, testimonies: Sequence[Testimony]) -> list[Testimony]:
    """Testimonies with the records as people left them, without the rejected."""
    return _left(testimonies, _reviewed(store, {one.report.id for one in testimonies}))


def _refresh(store: Store, names: Sequence[str]) -> None:
    told = testimonies_of(store, list(store.incidents_named(names)))
    reports = sorted({one.report.id for own in told.values() for one in own})
    found, moved = _reviewed(store, reports), _regrouped(store, reports)
    store.save_figures({name: figures_told(_left(own, found)) for name, own in told.items()})
    store.save_statuses({name: _status(own, found, moved) for name, own in told.items() if own})


def _reviewed(store: Store, report_ids: Collection[str]) -> Mapping[str, ReviewedRecord]:
    return {each.record.id: each for name in sorted(report_ids) for each in review_report(store, name).records}


def _regrouped(store: Store, report_ids: Iterable[str]) -> frozenset[str]:
    """The records of some reports that people merged or split, by the ids they have now."""
    found = set[str]()
    for name in report_ids:
        passed = judgements_on(store, name)
        if any(map(regrouped, passed)):
            moved = carried(passed, store.records(RecordFilter(report=name)))
            found.update(record for one in moved for record in regrouped(one))
    return frozenset(found)


def _left(testimonies: Iterable[Testimony], found: Mapping[str, ReviewedRecord]) -> list[Testimony]:
    return [
        Testimony(one.report, found[one.record.id].record, one.family)
        for one in testimonies
        if one.record.id in found and found[one.record.id].standing is not Standing.REJECTED
    ]


def _status(testimonies: Sequence[Testimony], found: Mapping[str, ReviewedRecord], moved: Collection[str]) -> Status:
    """The status of an incident by how its records stand, whatever ids they were judged by."""
    standings = [found[one.record.id].standing if one.record.id in found else Standing.OPEN for one in testimonies]
    changed = any(one.record.id in moved for one in testimonies)
    return status_of([_OF_RECORD[standing] for standing in standings], changed=changed)
