"""`python -m benchmarks.scale`: how long linking takes, and how much memory, against the number of records.

The records are invented (`benchmarks/scale_reports.py`) and spread over the same eight years whatever their number, so
that more records lie closer together. Each size runs in a process of its own, so that the peaks do not mix.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from threading import Event, Thread
from time import perf_counter, process_time

import psutil

from benchmarks.linking_scores import Score
from benchmarks.machine import cores, describe, peak_memory
from benchmarks.scale_reports import told
from saksi.merge import link
from saksi.model import Incident

SIZES = (10_000, 100_000, 1_000_000)
PHASES = ("traits", "compare", "cluster", "build")
Row = dict[str, float]


def main() -> None:
    """Reads the command line and prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=SIZES, help=f"how many (default {SIZES})")
    parser.add_argument("--jobs", type=int, default=cores(), help="processes (default: one for each core)")
    parser.add_argument("--alone", action="store_true", help="measure in this process and print one line of JSON")
    options = parser.parse_args()
    if options.alone:
        print(json.dumps(measure(options.records[0], options.jobs)))
        return
    print(f"machine   {describe()}")
    show(options.records, options.jobs)


def show(sizes: Sequence[int], jobs: int) -> None:
    """Measures every size in a process of its own and prints a table as it goes."""
    columns = (
        "records",
        "reports",
        "true",
        "found",
        *PHASES,
        "seconds",
        "cpu s",
        "MiB",
        "pairs P",
        "pairs R",
        "B3 P",
        "B3 R",
    )
    print(
        f"linking   {jobs} processes; seconds by phase; peak memory of all processes together; pairs (P, R) and B-cubed"
        " (B3) of records against the truth"
    )
    print("".join(f"{name:>9}" for name in columns))
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.scale", "--alone", "--records", str(size), "--jobs", str(jobs)]
        found: Row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print("".join(f"{_figure(name, found[name]):>9}" for name in columns), flush=True)


def measure(records: int, jobs: int) -> Row:
    """Link that many records and judge what comes out."""
    reports = list(told(records))
    truth = {
        one.record.id: event for report in reports for one, event in zip(report.testimonies, report.truth, strict=True)
    }
    testimonies = [one for report in reports for one in report.testimonies]
    count = len(reports)
    del reports
    clock = Clock()
    with Memory() as memory:
        incidents = link(testimonies, begin=clock.start, jobs=jobs)
    clock.stop()
    row: Row = {"records": records, "reports": count, "true": len(set(truth.values())), "found": len(incidents)}
    row |= clock.seconds | {"seconds": clock.whole, "cpu s": clock.busy, "MiB": memory.peak}
    return row | _judged(truth, incidents)


class Clock:
    """Seconds of each phase, of all, and of processor time, that of ended child processes included."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(PHASES, 0.0)
        self.whole = self.busy = 0.0
        self._phase: str | None = None
        self._since = self._first = perf_counter()
        self._busy = _busy()

    def start(self, phase: str) -> None:
        """The next phase begins."""
        now = perf_counter()
        if self._phase is not None:
            self.seconds[self._phase] += now - self._since
        self._phase, self._since = phase, now

    def stop(self) -> None:
        """All is done."""
        self.start("")
        self.whole, self.busy = perf_counter() - self._first, _busy() - self._busy


def _busy() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


class Memory:
    """The most memory, in MiB, that this process and its children hold together while the `with` lasts.

    Looked at every other second. What they share counts once, where the system tells (Linux), else once for each.
    """

    def __init__(self) -> None:
        self.peak = 0.0
        self._ended = Event()
        self._watch = Thread(target=self._look, daemon=True)

    def __enter__(self) -> Memory:
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._watch.join()
        self.peak = max(self.peak, peak_memory())

    def _look(self) -> None:
        this = psutil.Process()
        while not self._ended.wait(2.0):
            self.peak = max(self.peak, sum(map(_resident, [this, *this.children(recursive=True)])) / 2**20)


def _resident(process: psutil.Process) -> int:
    try:
        full = process.memory_full_info()
        return int(getattr(full, "pss", full.rss))
    except psutil.NoSuchProcess:
        return 0


def _judged(truth: Mapping[str, int], incidents: Iterable[Incident]) -> Row:
    """Pairs and B-cubed of the records against the truth, by counts, for all pairs would be too many."""
    both = Counter((one.id, truth[record]) for one in incidents for record in one.records)
    ours: Counter[str] = Counter()
    theirs: Counter[int] = Counter(truth.values())
    for (name, _), number in both.items():
        ours[name] += number
    common = sum(map(_pairs, both.values()))
    pairs = Score(common / (sum(map(_pairs, ours.values())) or 1), common / (sum(map(_pairs, theirs.values())) or 1))
    total = len(truth)
    right = sum(number * number / ours[name] for (name, _), number in both.items()) / total
    whole = sum(number * number / theirs[event] for (_, event), number in both.items()) / total
    return {"pairs P": pairs.precision, "pairs R": pairs.recall, "B3 P": right, "B3 R": whole}


def _pairs(number: int) -> int:
    return number * (number - 1) // 2


def _figure(name: str, value: float) -> str:
    if name[-2:] in {" P", " R"}:
        return f"{value:.3f}"
    return f"{value:.1f}" if name in PHASES and value < 100 else f"{value:.0f}"


if __name__ == "__main__":
    main()
