"""Linking a store: its reports into families, their records into incidents. `saksi merge`, and the end of `saksi code`.

What is new is linked with what lies near it in time, and the rest stays as it is. A run writes in portions; after each,
every record is in one incident as before or as it will be. It keeps what it set out to do: where a run is killed, the
next one does the same again, which comes out the same, and then goes on with what came since.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from saksi.merge import find_families, link
from saksi.merge.blocking import NEAR
from saksi.merge.kinds import happens, makes_incident
from saksi.merge.kinship import DAYS
from saksi.merge.plan import Plan
from saksi.merge.portions import Portion, portions
from saksi.merge.traits import RECENT
from saksi.model import Family, Incident, Judgement, Testimony
from saksi.review.figures import as_left, figures_told, refresh_listed
from saksi.review.people import People
from saksi.review.told import testimonies_of
from saksi.store.interface import RecordFilter, Store, StoredReport
from saksi.store.listing import IncidentFigures, IncidentFilter

#: What stores call the task.
TASK = "linking"
#: Seconds between two portions in which others may write: a database may give the lock to whoever asks at that moment.
TURN = 0.15
#: Incidents whose figures are brought up together.
_FIGURES_AT_ONCE = 2000
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

    def and_before(self, earlier: LinkReport) -> LinkReport:
        """What two runs did, one after the other."""
        if not earlier.incidents or not self.incidents:
            return self if self.incidents else earlier
        return replace(
            self,
            reports=self.reports + earlier.reports,
            changed=self.changed + earlier.changed,
            gone=self.gone + earlier.gone,
        )


def link_store(store: Store, anew: bool = False, jobs: int = 1) -> LinkReport:
    """Link what is new in a store, or with `anew` all of it. Incidents that stay keep their ids.

    One process at a time links a store; another waits for it. It may fork `jobs` that read very many reports: more than
    one only where no other threads run.

    Raises:
        StoreError: the store cannot be read or written.
    """
    with store.alone(TASK):
        cut = store.unfinished(TASK)
        before = LinkReport() if cut is None else _Linking(store, jobs, cut=cut).run()
        return _Linking(store, jobs, anew).run().and_before(before)


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
        changed, gone = _difference(incidents, known)
        changed += _beside(store, known, incidents, gone)
        if changed or gone:
            told_now = {one.record.id: one for one in testimonies}
            store.save_incidents(changed, gone, _figures(store, changed, told_now))
            refresh_listed(store, _moved(passed, people))
        return LinkReport(incidents=len(incidents), changed=len(changed), gone=len(gone))


def _as_it_was(lost: Lost, known: Sequence[Incident]) -> list[Incident]:
    """The incident that is gone as far as its id goes; none where it is there again."""
    if lost.incident_id in {one.id for one in known}:
        return []
    return [Incident(lost.incident_id, "", lost.records, (), ())]


def _moved(judgements: Iterable[Judgement], people: People) -> list[Judgement]:
    """The judgements whose record has another id by now."""
    targets = {one.id: one.target for one in judgements}
    return [one for one in people.carried if one.target != targets[one.id]]


def _passed_on(store: Store, report_ids: Iterable[str]) -> list[Judgement]:
    """The judgements on records of some reports, oldest first."""
    found = {one.id: one for name in report_ids for one in store.judgements(report=name)}
    return sorted(found.values(), key=lambda one: one.at)


class _Linking:
    """One run over a store."""

    def __init__(self, store: Store, jobs: int, anew: bool = False, cut: str | None = None) -> None:
        """`cut` is the plan of a run that was killed, for this one to do again."""
        self._store = store
        self._jobs = jobs
        self._listed = {one.id: one for one in store.reports() if one.readers}
        self._families = tuple(store.families())
        self._judgements = tuple(store.judgements())
        self._people = People(store, self._judgements)
        linked = {report for family in self._families for report in family.report_ids}
        self._plan = None if cut is None else Plan.read(cut, self._listed)
        if self._plan is not None:
            self._fresh = self._plan.reports & set(self._listed)
            self._listed = {name: self._listed[name] for name in self._listed if name in linked | self._fresh}
        elif anew:
            self._fresh = frozenset(self._listed)
        else:
            unlinked = (set(self._listed) - linked) | self._coded_again() | self._people.reports_with_more()
            self._fresh = frozenset(unlinked & set(self._listed))
        self._anew = self._fresh >= set(self._listed)

    def run(self) -> LinkReport:
        """Link, and write what changed: incidents, then families, which mark reports as linked."""
        stirred = self._people.stirred()
        if self._plan is None and not self._fresh and not stirred:
            return LinkReport()
        families = self._found_families()
        home = {report: family.id for family in families for report in family.report_ids}
        known = self._affected(stirred) if self._plan is None else self._planned(self._plan)
        wanted = self._wanted(known)
        plan = self._plan or Plan(self._anew, self._fresh, frozenset(one.id for one in known), wanted)
        testimonies = self._testimonies(wanted, home)
        incidents = link(testimonies, self._people.carried, known, jobs=self._jobs)
        planned = {tie.incident_id for one in known for tie in one.related} if self._anew else plan.incidents
        changed, gone = _difference(incidents, known, planned)
        beside = _beside(self._store, known, incidents, gone)
        self._store.set_out(TASK, plan.text)
        self._write(portions(changed, gone, known, beside), incidents, testimonies)
        self._store.save_families(families)
        self._store.arrived(TASK)
        self._catch_up()
        total = self._store.count_incidents()
        return LinkReport(len(self._fresh), len(families), total, len(changed) + len(beside), len(gone))

    def _write(self, due: Iterable[Portion], incidents: Sequence[Incident], testimonies: Iterable[Testimony]) -> None:
        """Write the portions with their figures; then the figures of what stayed, where they are others by now."""
        told = {one.record.id: one for one in testimonies}
        written: set[str] = set()
        for portion in due:
            if written:
                time.sleep(TURN)
            names = {one.id for one in portion.incidents}
            figures = _figures(self._store, portion.incidents, told)
            self._store.save_incidents(portion.incidents, portion.gone, figures)
            written |= names
        stayed = [one for one in incidents if one.id not in written]
        for start in range(0, len(stayed), _FIGURES_AT_ONCE):
            self._store.save_figures(_figures(self._store, stayed[start : start + _FIGURES_AT_ONCE], told))

    def _catch_up(self) -> None:
        """Bring up what lists show of what people judged while this run went on, or under other ids of records."""
        seen = {one.id for one in self._judgements}
        late = [one for one in self._store.judgements() if one.id not in seen]
        refresh_listed(self._store, [*late, *_moved(self._judgements, self._people)])

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
        return self._named(names)

    def _planned(self, plan: Plan) -> list[Incident]:
        """The incidents that hold now what a plan is about: some as they were, some as they were to be."""
        if plan.anew:
            return list(self._store.incidents())
        names = set(plan.incidents)
        names.update(self._store.incidents_of([name for own in plan.records.values() for name in own]).values())
        names.update(name for report in self._fresh for name in self._store.incidents_of_report(report))
        return self._named(names)

    def _named(self, names: Iterable[str]) -> list[Incident]:
        return sorted(self._store.incidents_named(sorted(names)), key=lambda one: one.id)

    def _told_days(self) -> list[tuple[int, int]]:
        """The stretches of days that happenings of new reports tell."""
        times = (
            (one.time.start.toordinal(), one.time.end.toordinal())
            for name in sorted(self._fresh)
            for one in self._store.records(RecordFilter(report=name))
            if happens(one) and one.time and one.time.start and one.time.end
        )
        return _stretches(times)

    def _wanted(self, known: Iterable[Incident]) -> dict[str, set[str]]:
        """The records to link besides those of the new reports, by report."""
        wanted: dict[str, set[str]] = defaultdict(set)
        if self._anew:
            return wanted
        for members in testimonies_of(self._store, tuple(known)).values():
            for one in members:
                wanted[one.report.id].add(one.record.id)
        for report, records in self._plan.records.items() if self._plan else ():
            wanted[report].update(records)
        return wanted

    def _testimonies(self, wanted: Mapping[str, Collection[str]], home: Mapping[str, str]) -> list[Testimony]:
        """The records wanted and those of the new reports, as people left them."""
        found = []
        for name in sorted(set(wanted) | self._fresh):
            report = self._store.report(name)
            for record in self._people.leave(name):
                if name in self._fresh or record.id in wanted.get(name, ()):
                    found.append(Testimony(report, record, home.get(name, name)))
        return found


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


def _figures(store: Store, incidents: Iterable[Incident], told: Mapping[str, Testimony]) -> dict[str, IncidentFigures]:
    """The figures of incidents; `told` are the testimonies of a run, and an incident outside it is looked up."""
    found = {}
    for one in incidents:
        own = [told[record] for record in one.records if record in told]
        found[one.id] = figures_told(own or as_left(store, testimonies_of(store, [one])[one.id]))
    return found


def _difference(
    incidents: Sequence[Incident], known: Sequence[Incident], planned: Collection[str] = ()
) -> tuple[list[Incident], list[str]]:
    """What is new or changed, and the ids that are no more; ties to incidents outside the run stay.

    `planned` are the ids that a run was about when it set out, with those that are gone by now.
    """
    before = {one.id: one for one in known}
    inside = {*before, *planned, *(one.id for one in incidents)}
    now = [_with_ties(one, before.get(one.id), inside) for one in incidents]
    gone = sorted(set(before) - {one.id for one in now})
    return [one for one in now if before.get(one.id) != one], gone


def _with_ties(one: Incident, old: Incident | None, inside: Collection[str]) -> Incident:
    kept = [tie for tie in (old.related if old else ()) if tie.incident_id not in inside]
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
