"""Codes a whole corpus in several processes and checks every span: `make bench-corpus`.

Ends with status 1 where a report crashed or a span does not name words of its raw text.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from time import perf_counter

import psutil

from benchmarks.corpus import NEWS
from benchmarks.machine import describe
from benchmarks.spans import faults
from saksi.batch import Outcome, code_all
from saksi.ingest import Failure, ingest
from saksi.model import Report
from saksi.pipeline import Coded, build
from saksi.settings import DEFAULT_READER

_SHOWN = 10
_MEMORY_FIRST, _MEMORY_EVERY = 200, 500


@dataclass(slots=True)
class Tally:
    """What became of the corpus; `memory` holds (reports, MiB of all processes together)."""

    seconds: float = 0.0
    coded: int = 0
    dated: int = 0
    sentences: int = 0
    spans: int = 0
    failures: list[Failure] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    types: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    memory: list[tuple[int, float]] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Counts and checks one outcome."""
        if not isinstance(outcome, Coded):
            failure = outcome if isinstance(outcome, Failure) else outcome.failure  # type: ignore[union-attr]
            self.failures.append(failure)
            return
        self.coded += 1
        self.dated += outcome.report.published is not None
        self.sentences += len(outcome.reading.sentences)
        self.types.update(record.event_type for record in outcome.records)
        self.spans += sum(len(record.evidence) for record in outcome.records)
        self.languages[str(outcome.report.language)] += 1
        self.faults += faults(outcome)


def main() -> None:
    """Reads the command line, codes, prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.whole_corpus", description=__doc__)
    parser.add_argument("paths", nargs="*", default=[str(NEWS)], help="what to code (default: the news corpus)")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes (default 2)")
    parser.add_argument("--every", type=int, default=1, help="only every Nth report (default 1: all)")
    parser.add_argument("--reader", default=DEFAULT_READER, help=f"the reader (default {DEFAULT_READER})")
    options = parser.parse_args()
    print(f"machine   {describe()}", flush=True)
    tally = run(options.paths, options.jobs, options.every, options.reader)
    show(tally, options.jobs)
    sys.exit(bool(tally.faults or crashes(tally)))


def run(paths: Sequence[str | Path], jobs: int, every: int = 1, reader: str = DEFAULT_READER) -> Tally:
    """Codes every `every`th report of `paths` in `jobs` processes; the clock starts at the first outcome."""
    tally = Tally()
    items: Iterator[Report | Failure] = islice(ingest([str(path) for path in paths]), 0, None, every)
    start = None
    with closing(code_all(items, partial(build, reader), jobs)) as outcomes:  # type: ignore[type-var]
        for number, outcome in enumerate(outcomes, 1):
            start = start or perf_counter()
            tally.add(outcome)
            if number % _MEMORY_EVERY == 0 or number == _MEMORY_FIRST:
                tally.memory.append((number, memory()))
    tally.seconds = perf_counter() - start if start else 0.0
    return tally


def memory() -> float:
    """What this process and those it started hold, in MiB; pages that they share count once each."""
    process = psutil.Process()
    return float(sum(one.memory_info().rss for one in (process, *process.children(recursive=True)))) / 2**20


def crashes(tally: Tally) -> list[Failure]:
    """Failures that are faults of Saksi, not of the input."""
    return [failure for failure in tally.failures if "a stage failed" in failure.reason or "died" in failure.reason]


def show(tally: Tally, jobs: int) -> None:
    """Prints the figures."""
    records = tally.types.total()
    rate = tally.coded / tally.seconds if tally.seconds else 0.0
    print(f"coded     {tally.coded} reports, {tally.dated} with a date, {tally.sentences} sentences")
    print(f"failed    {len(tally.failures)}, of them crashes: {len(crashes(tally))}")
    print(f"records   {records}; evidence spans {tally.spans}; spans that name no raw words {len(tally.faults)}")
    print(f"speed     {rate:.1f} reports/s, {tally.sentences / (tally.seconds or 1):.0f} sentences/s, {jobs} processes")
    print(f"memory    {max((mib for _, mib in tally.memory), default=0):.0f} MiB at most in all processes; at reports:")
    print("          " + ", ".join(f"{reports}: {mib:.0f}" for reports, mib in _some(tally.memory)))
    print("language  " + ", ".join(f"{name} {count}" for name, count in tally.languages.most_common()))
    print("type      " + ", ".join(f"{name} {count}" for name, count in tally.types.most_common()))
    for failure in tally.failures[:_SHOWN]:
        print(f"failure   {failure.name}: {failure.reason}")
    for fault in tally.faults[:_SHOWN]:
        print(f"fault     {fault}")


def _some(points: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """About six of the points, the last among them."""
    return [*points[:-1][:: max(1, len(points) // 6)], *points[-1:]]


if __name__ == "__main__":
    main()
