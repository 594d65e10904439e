"""How linking reports in batches differs from linking them at once.

Usage: python -m benchmarks.batches [PATHS...] [--since DAY] [--until DAY] [--batch N] [--reader NAME]

The reports of `benchmarks/linking`, or those in PATHS that were published in these days, are coded and linked at once,
then in batches in the order of their days, then in batches in an order drawn by chance. Counted are the incidents and
families of each store, and how many hold the same records or reports as one that was made at once.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.linking_gold import rows
from saksi.batch import code_one
from saksi.ingest import Metadata, ingest
from saksi.linking import link_store
from saksi.model import Interval, Report, report_id
from saksi.pipeline import Coded, Pipeline, build
from saksi.store import Store, open_store

Sets = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The records of each incident and the reports of each family."""

    incidents: Sets
    families: Sets

    @classmethod
    def of(cls, store: Store) -> Outcome:
        """What a store holds."""
        incidents = frozenset(frozenset(one.records) for one in store.incidents())
        return cls(incidents, frozenset(frozenset(one.report_ids) for one in store.families()))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batches", description=__doc__)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--since", type=date.fromisoformat, default=date.min)
    parser.add_argument("--until", type=date.fromisoformat, default=date.max)
    parser.add_argument("--batch", type=int, default=20)
    parser.add_argument("--reader", default="rules")
    options = parser.parse_args()
    reports = _of_days(options.paths, options.since, options.until) if options.paths else _of_benchmark()
    told = _coded(build(options.reader), reports)
    shuffled = random.Random(1).sample(told, len(told))
    once = linked(told, len(told))
    print(f"{len(told)} reports with records; in batches of {options.batch}")
    print(f"{'':14}{'incidents':>10}{'as at once':>12}{'families':>10}{'as at once':>12}")
    show("at once", once, once)
    show("by day", linked(told, options.batch), once)
    show("by chance", linked(shuffled, options.batch), once)


def show(name: str, found: Outcome, once: Outcome) -> None:
    """Print one row."""
    same = len(found.incidents & once.incidents), len(found.families & once.families)
    print(f"{name:14}{len(found.incidents):>10}{same[0]:>12}{len(found.families):>10}{same[1]:>12}")


def linked(told: Sequence[Coded], size: int) -> Outcome:
    """What a new store holds into which the reports came `size` at a time, linked each time."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "batches.db"))
        run = store.begin("benchmark")
        for start in range(0, len(told), size):
            for one in told[start : start + size]:
                store.save(run, one.report, one.text, "benchmark", one.records)
            link_store(store)
        found = Outcome.of(store)
        store.close()
        return found


def _of_benchmark() -> list[Report]:
    made = []
    for line in rows("reports"):
        day = Interval.day(date.fromisoformat(line["published"]))
        raw = line["text"]
        made.append(Report(report_id(raw), line["name"], raw, outlet=line["outlet"], published=day))
    return made


def _of_days(paths: Sequence[str], since: date, until: date) -> list[Report]:
    found = (one for one in ingest(paths, Metadata()) if isinstance(one, Report) and one.published)
    return [one for one in found if one.published and since <= one.published.start and one.published.end <= until]


def _coded(pipeline: Pipeline, reports: Sequence[Report]) -> list[Coded]:
    """Those that tell something, in the order of their days."""
    known = {one.id: one for one in reports}
    coded = (one for one in (code_one(pipeline, report) for report in known.values()) if isinstance(one, Coded))
    return sorted((one for one in coded if one.records), key=_day)


def _day(one: Coded) -> tuple[date, str]:
    return one.report.published.end if one.report.published else date.max, one.report.id


if __name__ == "__main__":
    main()
