"""Linking a store: its reports into families, their records into incidents. `saksi merge`, and the end of `saksi code`.

What is new is linked with what lies near it in time, and the rest stays as it is. A run that is killed leaves the store
as it was or with whole incidents in it; the next run does the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from saksi.merge import find_families, link
from saksi.merge.blocking import NEAR
from saksi.merge.judged import decided
from saksi.merge.kinds import happens, makes_incident
from saksi.merge.kinship import DAYS
from saksi.merge.traits import RECENT
from saksi.model import Family, Incident, Judgement, Record, Testimony
from saksi.review.effective import Standing
from saksi.review.reattach import carried
from saksi.review.reviewed import by_report, review
from saksi.store.interface import RecordFilter, Store, StoredReport
from saksi.store.listing import IncidentFilter

#: Days around a new report or event within which what is known is linked again.
REACH = max(NEAR + RECENT, DAYS)


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What a run did: reports it linked for the first time, and what the store holds now that it wrote or dropped."""

    reports: int = 0
    families: int = 0
    incidents: int = 0
    changed: int = 0
    gone: int = 0

    def __str__(self) -> str:
        if not self.reports and not self.changed and not self.gone:
            return "nothing new to link"
        return (
            f"{self.reports} reports linked: {self.incidents} incidents, {self.families} families in all; "
            f"{self.changed} incidents new or changed, {self.gone} gone"
        )


def link_store(store: Store, anew: bool = False) -> LinkReport:
    """Link what is new in a store, or with `anew` all of it. Incidents that stay keep their ids.

    One process at a time links a store; another waits for it.

    Raises:
        StoreError: the store cannot be read or written.
    """
    with store.alone("linking"):
        return _Linking(store, anew).run()


@dataclass(frozen=True, slots=True)
class Lost:
    """An incident that is gone, with its records and their reports: it gets its id back with them."""

    incident_id: str
    records: tuple[str, ...]
    reports: tuple[str, ...]


def relink(store: Store, incident_ids: Collection[str], lost: Lost | None = None) -> LinkReport:
    """Link the records of some incidents again, as people's judgements on them want it now; nothing else is looked at.

    For a desk on which somebody merged, split or rejected them, or took that back: then what belongs to no incident of
    the reports of a `lost` one is linked with them. What a linking of the whole store makes of them may join them with
    others later.

    Raises:
        StoreError: the store cannot be read or written, or has no such incident.
    """
    with store.alone("linking"):
        known = [store.incident(name) for name in sorted(set(incident_ids))]
        told = store.testimonies([one.id for one in known])
        wanted = {one.record.id for members in told.values() for one in members}
        reports = {one.report.id: one.report for members in told.values() for one in members}
        if lost is not None:
            known += _as_it_was(lost, known)
            wanted |= _in_no_incident(store, lost.reports)
            reports |= {name: store.report(name) for name in lost.reports if name not in reports}
        home = store.families_of(sorted(reports))
        people = _People(store, _passed_on(store, reports))
        testimonies = [
            Testimony(reports[name], record, home[name])
            for name in sorted(reports)
            for record in people.leave(name)
            if record.id in wanted
        ]
        incidents = link(testimonies, people.carried, known)
        changed, gone = _difference(incidents, known)
        changed += _beside(store, known, incidents, gone)
        if changed or gone:
            store.save_incidents(changed, gone)
        return LinkReport(incidents=len(incidents), changed=len(changed), gone=len(gone))


def _as_it_was(lost: Lost, known: Sequence[Incident]) -> list[Incident]:
    """The incident that is gone as far as its id goes; none where it is there again."""
    if lost.incident_id in {one.id for one in known}:
        return []
    return [Incident(lost.incident_id, "", lost.records, (), ())]


def _in_no_incident(store: Store, report_ids: Iterable[str]) -> set[str]:
    """The records of some reports that no incident holds."""
    names = {one.id for report in report_ids for one in store.records(RecordFilter(report=report))}
    return names - set(store.incidents_of(sorted(names)))


def _passed_on(store: Store, report_ids: Iterable[str]) -> list[Judgement]:
    """The judgements on records of some reports, oldest first."""
    found = {one.id: one for name in report_ids for one in store.judgements(report=name)}
    return sorted(found.values(), key=lambda one: one.at)


class _Linking:
    """One run over a store."""

    def __init__(self, store: Store, anew: bool) -> None:
        self._store = store
        self._anew = anew
        self._listed = {one.id: one for one in store.reports() if one.readers}
        self._families = tuple(store.families())
        self._people = _People(store, tuple(store.judgements()))
        linked = {report for family in self._families for report in family.report_ids}
        unlinked = (set(self._listed) - linked) | self._coded_again() | self._people.reports_with_more()
        self._fresh = set(self._listed) if anew else unlinked & set(self._listed)

    def run(self) -> LinkReport:
        """Link, incidents first: families mark what is done, so a killed run is taken up again."""
        stirred = self._people.stirred()
        if not self._fresh and not stirred:
            return LinkReport()
        families = self._found_families()
        home = {report: family.id for family in families for report in family.report_ids}
        known = self._affected(stirred)
        incidents = link(self._testimonies(known, home), self._people.carried, known)
        changed, gone = _difference(incidents, known)
        changed += _beside(self._store, known, incidents, gone)
        if changed or gone:
            self._store.save_incidents(changed, gone)
        self._store.save_families(families)
        total = self._store.count_incidents()
        return LinkReport(len(self._fresh), len(families), total, len(changed), len(gone))

    def _coded_again(self) -> set[str]:
        """Linked reports that a newer coding gave happenings that no incident holds."""
        unlinked = self._store.records(RecordFilter(linked=False))
        return {one.report_id for one in unlinked if makes_incident(one) and not self._people.rejects(one.id)}

    def _found_families(self) -> tuple[Family, ...]:
        """All families of the store: those near the new reports found anew, the others as they were."""
        if not self._fresh:
            return self._families
        near = self._near(DAYS)
        touched = [family for family in self._families if not near.isdisjoint(family.report_ids)]
        near = near.union(*(family.report_ids for family in touched)) & set(self._listed)
        reports = [self._store.report(name) for name in sorted(near)]
        texts = {name: text.text for name in sorted(near) if (text := self._store.clean_text(name)) is not None}
        kept = {family.id for family in touched}
        others = [family for family in self._families if family.id not in kept]
        return (*find_families(reports, touched, texts), *others)

    def _near(self, days: int) -> set[str]:
        """The new reports and those published within some days of them; what has no day is near to what has none."""
        if self._anew:
            return set(self._listed)
        told = {published(self._listed[name]) for name in self._fresh}
        stretches = _stretches((day, day) for day in told if day is not None)
        near = {name for name, one in self._listed.items() if _within(published(one), stretches, days)}
        if None in told:
            near |= {name for name, one in self._listed.items() if published(one) is None}
        return near | self._fresh

    def _affected(self, stirred: Collection[str]) -> list[Incident]:
        """The known incidents to link again: near the new reports in time, or touched by people; and their reports'."""
        if self._anew:
            return list(self._store.incidents())
        names = set(stirred)
        for report in self._near(REACH) if self._fresh else ():
            names.update(self._store.incidents_of_report(report))
        for first, last in self._told_days():
            wanted = IncidentFilter(since=_day(first - REACH), until=_day(last + REACH))
            names.update(one.id for one in self._store.incidents(wanted))
        told = self._store.testimonies(sorted(names))
        reports = {one.report.id for members in told.values() for one in members}
        names.update(name for report in reports for name in self._store.incidents_of_report(report))
        return [self._store.incident(name) for name in sorted(names)]

    def _told_days(self) -> list[tuple[int, int]]:
        """The stretches of days that happenings of new reports tell."""
        times = (
            (one.time.start.toordinal(), one.time.end.toordinal())
            for name in sorted(self._fresh)
            for one in self._store.records(RecordFilter(report=name))
            if happens(one) and one.time and one.time.start and one.time.end
        )
        return _stretches(times)

    def _testimonies(self, known: Iterable[Incident], home: Mapping[str, str]) -> list[Testimony]:
        """The records of the known incidents and of the new reports, as people left them."""
        told = self._store.testimonies([one.id for one in known])
        wanted: dict[str, set[str]] = defaultdict(set)
        for one in (one for members in told.values() for one in members):
            wanted[one.report.id].add(one.record.id)
        found = []
        for name in sorted(set(wanted) | self._fresh):
            report = self._store.report(name)
            for record in self._people.leave(name):
                if name in self._fresh or record.id in wanted[name]:
                    found.append(Testimony(report, record, home.get(name, name)))
        return found


class _People:
    """What people decided on a store's records, with the ids that the records have now."""

    def __init__(self, store: Store, judgements: Sequence[Judgement]) -> None:
        self._store = store
        self._passed = by_report(judgements)
        said = [record for name in sorted(self._passed) for record in self._said(name)]
        self.carried = carried(judgements, said)
        self._decided = decided(self.carried)

    def rejects(self, record_id: str) -> bool:
        """Whether the record was rejected as a whole."""
        return record_id in self._decided.rejected

    def leave(self, report_id: str) -> list[Record]:
        """The records of a report with corrections and additions, without what was rejected."""
        if report_id not in self._passed:
            return self._said(report_id)
        reviewed = review(self._said(report_id), self._passed[report_id])
        return [one.record for one in reviewed.records if one.standing is not Standing.REJECTED]

    def reports_with_more(self) -> set[str]:
        """Reports to which people added happenings that no incident holds yet."""
        added = {
            one.record.id: name
            for name, passed in self._passed.items()
            for one in review(self._said(name), passed).records
            if one.standing is Standing.ADDED and makes_incident(one.record)
        }
        return {added[record] for record in set(added) - set(self._store.incidents_of(sorted(added)))}

    def stirred(self) -> set[str]:
        """Incidents that people joined, cut or took a record from, and that still stand as they were."""
        joined, apart, rejected = self._decided.joined, self._decided.apart, self._decided.rejected
        home = self._store.incidents_of(sorted({name for pair in joined | apart for name in pair} | rejected))
        torn = {home[one] for one, other in apart if one in home and home.get(other) == home[one]}
        torn |= {home[name] for name in rejected if name in home}
        for one, other in joined - apart:
            if one in home and other in home and home[one] != home[other]:
                torn |= {home[one], home[other]}
        return torn

    def _said(self, report_id: str) -> list[Record]:
        return list(self._store.records(RecordFilter(report=report_id)))


def _beside(
    store: Store, known: Sequence[Incident], incidents: Sequence[Incident], gone: Collection[str]
) -> list[Incident]:
    """Incidents outside a run that stood beside one that is gone, without it."""
    inside = {one.id for one in (*known, *incidents)}
    outside = {tie.incident_id for one in known if one.id in gone for tie in one.related} - inside
    return [
        replace(one, related=tuple(tie for tie in one.related if tie.incident_id not in gone))
        for one in (store.incident(name) for name in sorted(outside))
    ]


def _difference(incidents: Sequence[Incident], known: Sequence[Incident]) -> tuple[list[Incident], list[str]]:
    """What is new or changed, and the ids that are no more; ties to incidents outside the run stay."""
    before = {one.id: one for one in known}
    now = [_with_ties(one, before) for one in incidents]
    gone = sorted(set(before) - {one.id for one in now})
    return [one for one in now if before.get(one.id) != one], gone


def _with_ties(one: Incident, before: Mapping[str, Incident]) -> Incident:
    old = before.get(one.id)
    kept = [tie for tie in (old.related if old else ()) if tie.incident_id not in before]
    ties = {(tie.incident_id, tie.kind): tie for tie in (*one.related, *kept)}
    return replace(one, related=tuple(ties[key] for key in sorted(ties)))


def published(report: StoredReport) -> int | None:
    """The last day on which a report can have been published, as an ordinal."""
    return report.published.end.toordinal() if report.published else None


def _stretches(days: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches of days, those that lie within reach of one another joined."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(days):
        if found and first - found[-1][1] <= 2 * REACH:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _within(day: int | None, stretches: Iterable[tuple[int, int]], days: int) -> bool:
    return day is not None and any(first - days <= day <= last + days for first, last in stretches)


def _day(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
