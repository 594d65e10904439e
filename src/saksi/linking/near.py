"""What lies near some reports in time, and may tell the same as they do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from saksi.merge.blocking import NEAR
from saksi.merge.kinds import happens
from saksi.merge.kinship import DAYS
from saksi.merge.traits import RECENT
from saksi.store.interface import RecordFilter, Store, StoredReport
from saksi.store.listing import IncidentFilter

#: Days around a report or a told day within which other tellings are compared with it.
REACH = max(NEAR + RECENT, DAYS)

#: Days as ordinals, the first and the last.
Stretch = tuple[int, int]


class Near:
    """Looks round in a store; `listed` are its reports by id."""

    def __init__(self, store: Store, listed: Mapping[str, StoredReport]) -> None:
        self._store = store
        self._listed = listed

    def reports(self, names: Collection[str], days: int) -> set[str]:
        """These reports and those published within some days of them; what has no day is near to what has none."""
        told = {published(self._listed[name]) for name in names if name in self._listed}
        stretches = _joined((day, day) for day in told if day is not None)
        near = self._published(stretches, days)
        if None in told:
            near |= {name for name, one in self._listed.items() if published(one) is None}
        return near | set(names)

    def incidents(self, names: Collection[str]) -> set[str]:
        """The incidents that may tell the same as these reports: by days of publication, and by days told."""
        found = set(self._store.incidents_of_reports(sorted(self.reports(names, REACH))))
        stretches = _joined(self._told(names))
        for first, last in stretches:
            since, until = _day(first - REACH), _day(last + REACH)
            found.update(row.id for row in self._store.incident_rows(IncidentFilter(since=since, until=until)))
            found.update(self._store.incidents_told(since, until))
        undated = self._published(stretches, REACH)
        found.update(self._store.incidents_of_reports(sorted(undated), undated=True))
        return found

    def _published(self, stretches: Collection[Stretch], days: int) -> set[str]:
        return {name for name, one in self._listed.items() if _within(published(one), stretches, days)}

    def _told(self, names: Iterable[str]) -> Iterable[Stretch]:
        """The days that happenings of these reports tell."""
        for name in sorted(names):
            for one in self._store.records(RecordFilter(report=name)):
                if happens(one) and one.time and one.time.start and one.time.end:
                    yield one.time.start.toordinal(), one.time.end.toordinal()


def published(report: StoredReport) -> int | None:
    """The last day on which a report can have been published, as an ordinal."""
    return report.published.end.toordinal() if report.published else None


def _joined(days: Iterable[Stretch]) -> list[Stretch]:
    """Stretches of days, those that lie within reach of one another joined."""
    found: list[Stretch] = []
    for first, last in sorted(days):
        if found and first - found[-1][1] <= 2 * REACH:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _within(day: int | None, stretches: Iterable[Stretch], days: int) -> bool:
    return day is not None and any(first - days <= day <= last + days for first, last in stretches)


def _day(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
