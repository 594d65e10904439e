"""One run of `saksi code`: reports through the pipeline into the store and to standard output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial

import typer

from saksi.batch import Failed, Known, Outcome, Passed, code_all
from saksi.cli.terminal import one_line, print_line, progress
from saksi.export.contract import failure_form, report_form, to_line
from saksi.ingest import Failure
from saksi.model import Report
from saksi.pipeline import Coded, build
from saksi.store import RecordFilter, Store, UnstorableReportError


@dataclass(slots=True)
class Tally:
    """What a run has done so far."""

    coded: int = 0
    records: int = 0
    known: int = 0
    failed: int = 0

    def __str__(self) -> str:
        words = [f"{_count(self.coded, 'report')} coded, {_count(self.records, 'record')}"]
        if self.known:
            words.append(f"{self.known} skipped as already coded")
        if self.failed:
            words.append(f"{self.failed} failed (named above)")
        return "; ".join(words)


class Coding:
    """One run. `store` of None keeps nothing; `as_json` prints each report's records as they come."""

    def __init__(self, reader: str, jobs: int, store: Store | None, *, as_json: bool, again: bool) -> None:
        self.tally = Tally()
        self._pipeline = build(reader)
        self._make = partial(build, reader) if jobs > 1 else lambda: self._pipeline
        self._jobs = jobs
        self._store = store
        self._run = store.begin(self._pipeline.reader.name) if store else 0
        self._as_json = as_json
        self._again = again

    def take(self, items: Iterable[Report | Failure], *, show_progress: bool) -> None:
        """Code all reports; failures are told on standard error and kept.

        Raises:
            StoreError: the store cannot be written any more; what it holds by then is kept.
        """
        outcomes = code_all(self._unless_known(items), self._make, self._jobs)
        with closing(outcomes), progress(show_progress) as bar:  # type: ignore[type-var]  # code_all is a generator
            task = bar.add_task("coding", total=None) if bar else None
            for outcome in outcomes:
                self._settle(outcome)
                if bar is not None and task is not None:
                    bar.advance(task)
        if self._store:
            self._store.finish(self._run)

    def _unless_known(self, items: Iterable[Report | Failure]) -> Iterator[Report | Passed]:
        """The reports, those marked that need no coding because this very reader has coded them."""
        for item in items:
            yield Known(item) if isinstance(item, Report) and self._is_known(item) else item

    def _is_known(self, report: Report) -> bool:
        if self._store is None or self._again:
            return False
        return self._store.has(report.id, self._pipeline.reader.name)

    def _settle(self, outcome: Outcome) -> None:
        match outcome:
            case Coded():
                self._keep(outcome)
            case Known(report):
                self.tally.known += 1
                self._print_known(report)
            case Failed(report, failure):
                self._fail(failure, report)
            case Failure():
                self._fail(outcome)

    def _keep(self, coded: Coded) -> None:
        if self._store:
            try:
                reader = self._pipeline.reader.name
                self._store.save(self._run, coded.report, coded.text, reader, coded.records)
            except UnstorableReportError as error:
                self._fail(Failure(coded.report.name, error.message, error.hint), coded.report)
                return
        self.tally.coded += 1
        self.tally.records += len(coded.records)
        if self._as_json:
            print_line(to_line(report_form(coded.report, coded.records)))

    def _print_known(self, report: Report) -> None:
        if self._as_json and self._store:
            wanted = RecordFilter(report=report.id, reader=self._pipeline.reader.name)
            print_line(to_line(report_form(report, self._store.records(wanted))))

    def _fail(self, failure: Failure, report: Report | None = None) -> None:
        self.tally.failed += 1
        hint = f" ({failure.hint})" if failure.hint else ""
        typer.echo(one_line(f"{failure.name}: {failure.reason}{hint}"), err=True)
        if self._as_json:
            print_line(to_line(failure_form(failure.name, failure.reason, failure.hint)))
        if self._store:
            self._store.fail(self._run, failure.name, failure.reason, failure.hint, report)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
