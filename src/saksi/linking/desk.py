"""Linking a few incidents again, at once, for a desk on which people merged, split or rejected them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from saksi.linking.changes import beside, difference, figures_of_run, moved
from saksi.linking.report import LinkReport
from saksi.linking.run import TASK
from saksi.merge import link
from saksi.model import Incident, Judgement, Testimony
from saksi.review.figures import refresh_listed
from saksi.review.people import People
from saksi.review.told import testimonies_of
from saksi.store.interface import Store


@dataclass(frozen=True, slots=True)
class Lost:
    """An incident that is gone, with its records and their reports: it gets its id back with them."""

    incident_id: str
    records: tuple[str, ...]
    reports: tuple[str, ...]


def relink(store: Store, incident_ids: Collection[str], lost: Lost | None = None) -> LinkReport:
    """Link the records of some incidents again, as people's judgements on them want it now; nothing else is looked at.

    For a desk on which somebody merged, split or rejected them, or took that back: then the records of a `lost` one
    that no incident holds are linked with them. What a linking of the whole store makes of them may join them with
    others later.

    Raises:
        StoreError: the store cannot be read or written, or has no such incident.
    """
    with store.alone(TASK):
        known = [store.incident(name) for name in sorted(set(incident_ids))]
        told = testimonies_of(store, known)
        wanted = {one.record.id for members in told.values() for one in members}
        reports = {one.report.id: one.report for members in told.values() for one in members}
        if lost is not None:
            known += _as_it_was(lost, known)
            wanted |= set(lost.records) - set(store.incidents_of(lost.records))
            reports |= {name: store.report(name) for name in lost.reports if name not in reports}
        home = store.families_of(sorted(reports))
        passed = _passed_on(store, reports)
        people = People(store, passed)
        testimonies = [
            Testimony(reports[name], record, home[name])
            for name in sorted(reports)
            for record in people.leave(name)
            if record.id in wanted
        ]
        incidents = link(testimonies, people.carried, known)
        changed, gone = difference(incidents, known)
        changed += beside(store, known, incidents, gone)
        if changed or gone:
            told_now = {one.record.id: one for one in testimonies}
            store.save_incidents(changed, gone, figures_of_run(store, changed, told_now))
            refresh_listed(store, moved(passed, people))
        return LinkReport(incidents=len(incidents), changed=len(changed), gone=len(gone))


def _as_it_was(lost: Lost, known: Sequence[Incident]) -> list[Incident]:
    """The incident that is gone as far as its id goes; none where it is there again."""
    if lost.incident_id in {one.id for one in known}:
        return []
    return [Incident(lost.incident_id, "", lost.records, (), ())]


def _passed_on(store: Store, report_ids: Iterable[str]) -> list[Judgement]:
    """The judgements on records of some reports, oldest first."""
    found = {one.id: one for name in report_ids for one in store.judgements(report=name)}
    return sorted(found.values(), key=lambda one: one.at)
