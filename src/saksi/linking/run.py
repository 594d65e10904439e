"""One linking of a store: what is new, or all of it."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from saksi.linking.changes import beside, difference, figures_of_run, moved
from saksi.linking.near import Near
from saksi.linking.report import LinkReport
from saksi.merge import find_families, link
from saksi.merge.kinds import makes_incident
from saksi.merge.kinship import DAYS
from saksi.merge.plan import Plan
from saksi.merge.portions import Portion, portions
from saksi.model import Family, Incident, Testimony
from saksi.review.figures import refresh_listed
from saksi.review.people import People
from saksi.review.told import testimonies_of
from saksi.store.interface import RecordFilter, Store

#: What stores call the task.
TASK = "linking"
#: Seconds between two portions in which others may write: a database may give the lock to whoever asks at that moment.
TURN = 0.15
#: Incidents whose figures are brought up together.
_FIGURES_AT_ONCE = 2000


def link_store(store: Store, anew: bool = False, jobs: int = 1) -> LinkReport:
    """Link what is new in a store, or with `anew` all of it. Incidents that stay keep their ids.

    One process at a time links a store; another waits for it. It may fork `jobs` that read very many reports: more than
    one only where no other threads run.

    Raises:
        StoreError: the store cannot be read or written.
    """
    with store.alone(TASK):
        cut = store.unfinished(TASK)
        before = LinkReport() if cut is None else Linking(store, jobs, cut=cut).run()
        return Linking(store, jobs, anew).run().and_before(before)


class Linking:
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
        self._near = Near(store, self._listed)

    def run(self) -> LinkReport:
        """Link, and write what changed: incidents, then families, which mark reports as linked."""
        stirred = self._people.stirred()
        if self._plan is None and not self._fresh and not stirred:
            return LinkReport()
        families = self._found_families()
        home = {report: family.id for family in families for report in family.report_ids}
        known = self._affected(stirred) if self._plan is None else self._planned(self._plan)
        while True:
            wanted = self._wanted(known)
            testimonies = self._testimonies(wanted, home)
            incidents = link(testimonies, self._people.carried, known, jobs=self._jobs)
            more = [] if self._anew else self._also(incidents, known, testimonies)
            if not more:
                break
            known = sorted([*known, *more], key=lambda one: one.id)
        plan = self._plan or Plan(self._anew, self._fresh, frozenset(one.id for one in known), wanted)
        planned = {tie.incident_id for one in known for tie in one.related} if self._anew else plan.incidents
        changed, gone = difference(incidents, known, planned)
        cut = beside(self._store, known, incidents, gone)
        self._store.set_out(TASK, plan.text)
        self._write(portions(changed, gone, known, cut), incidents, testimonies)
        self._store.save_families(families)
        self._store.arrived(TASK)
        self._catch_up()
        total = self._store.count_incidents()
        return LinkReport(len(self._fresh), len(families), total, len(changed) + len(cut), len(gone))

    def _write(self, due: Iterable[Portion], incidents: Sequence[Incident], testimonies: Iterable[Testimony]) -> None:
        """Write the portions with their figures; then the figures of what stayed, where they are others by now."""
        told = {one.record.id: one for one in testimonies}
        written: set[str] = set()
        for portion in due:
            if written:
                time.sleep(TURN)
            names = {one.id for one in portion.incidents}
            figures = figures_of_run(self._store, portion.incidents, told)
            self._store.save_incidents(portion.incidents, portion.gone, figures)
            written |= names
        stayed = [one for one in incidents if one.id not in written]
        for start in range(0, len(stayed), _FIGURES_AT_ONCE):
            self._store.save_figures(figures_of_run(self._store, stayed[start : start + _FIGURES_AT_ONCE], told))

    def _catch_up(self) -> None:
        """Bring up what lists show of what people judged while this run went on, or under other ids of records."""
        seen = {one.id for one in self._judgements}
        late = [one for one in self._store.judgements() if one.id not in seen]
        refresh_listed(self._store, [*late, *moved(self._judgements, self._people)])

    def _coded_again(self) -> set[str]:
        """Linked reports that a newer coding gave happenings that no incident holds."""
        unlinked = self._store.records(RecordFilter(linked=False))
        return {one.report_id for one in unlinked if makes_incident(one) and not self._people.rejects(one.id)}

    def _found_families(self) -> tuple[Family, ...]:
        """All families of the store: those near the new reports found anew, the others as they were."""
        if not self._fresh:
            return self._families
        near = set(self._listed) if self._anew else self._near.reports(self._fresh, DAYS)
        touched = [family for family in self._families if not near.isdisjoint(family.report_ids)]
        near = near.union(*(family.report_ids for family in touched)) & set(self._listed)
        reports = [self._store.report(name) for name in sorted(near)]
        texts = {name: text.text for name in sorted(near) if (text := self._store.clean_text(name)) is not None}
        kept = {family.id for family in touched}
        others = [family for family in self._families if family.id not in kept]
        return (*find_families(reports, touched, texts), *others)

    def _affected(self, stirred: Collection[str]) -> list[Incident]:
        """The known incidents to link again: near the new reports in time, or touched by people; and their reports'."""
        if self._anew:
            return list(self._store.incidents())
        names = set(stirred) | (self._near.incidents(self._fresh) if self._fresh else set())
        return self._named(names.union(self._store.incidents_told_with(sorted(names))))

    def _also(
        self, incidents: Sequence[Incident], known: Sequence[Incident], testimonies: Iterable[Testimony]
    ) -> list[Incident]:
        """What is to be linked again besides: near what came apart in this linking, for a part may join others.

        What only grows or joins draws no further incident in: its mean weight to them is no higher than its parts'.
        An incident whose id a new one would take is drawn in as well.
        """
        inside = {one.id for one in known}
        home = {record: one.id for one in incidents for record in one.records}
        torn = {one.id for one in known if len({home.get(record) for record in one.records}) > 1}
        records = {record for one in known if one.id in torn for record in one.records}
        reports = {one.report.id for one in testimonies if one.record.id in records}
        names = self._near.incidents(reports) if reports else set[str]()
        names |= set(self._store.incidents_told_with(sorted(names)))
        return self._named((names | {one.id for one in incidents}) - inside)

    def _planned(self, plan: Plan) -> list[Incident]:
        """The incidents that hold now what a plan is about: some as they were, some as they were to be."""
        if plan.anew:
            return list(self._store.incidents())
        names = set(plan.incidents)
        names.update(self._store.incidents_of([name for own in plan.records.values() for name in own]).values())
        names.update(self._store.incidents_of_reports(sorted(self._fresh)))
        return self._named(names)

    def _named(self, names: Iterable[str]) -> list[Incident]:
        return sorted(self._store.incidents_named(sorted(names)), key=lambda one: one.id)

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
