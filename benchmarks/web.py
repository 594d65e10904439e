"""`python -m benchmarks.web`: how fast the desk answers over HTTP on a large store, on both databases."""

from __future__ import annotations

import argparse
import os
import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import perf_counter

import httpx
import psutil

from benchmarks.databases import JUDGEMENTS, NAMES, filled
from benchmarks.desk import accept, decide, desk, get
from benchmarks.machine import describe
from benchmarks.store import INCIDENTS
from benchmarks.web_questions import pages, programs
from saksi.store import open_store

#: Milliseconds in which a question is to be answered, and in which the first page after the start is.
LIMIT, FIRST_LIMIT = 300, 1000
_TIMES = 9
#: Pages that stand on the whole store, and so on the newest decision.
_AFTER = ("queue", "control", "map's holders", "actors", "an unknown actor", "places", "standing")


@dataclass(frozen=True, slots=True)
class Answered:
    """Milliseconds of one question: the first time since the desk started, then the median and worst of several.

    `busy` is the processor time that the desk's process took each time, all its threads together: on a machine that is
    busy with other work it tells more. A database that is a process of its own is not in it.
    """

    first: float
    median: float | None = None
    worst: float | None = None
    busy: float | None = None


_OVER: Mapping[str, tuple[int, Callable[[Answered], bool]]] = {
    "median": (LIMIT, lambda one: (one.median or 0) > LIMIT),
    "worst": (LIMIT, lambda one: (one.worst or 0) > LIMIT),
    "first": (FIRST_LIMIT, lambda one: one.first > FIRST_LIMIT),
}


def main() -> None:
    """Reads the command line, fills a store in each database, prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web", description=__doc__)
    parser.add_argument("--incidents", type=int, default=INCIDENTS, help=f"how many (default {INCIDENTS})")
    parser.add_argument("--only", choices=NAMES, help="one database, not both")
    options = parser.parse_args()
    print(f"machine   {describe()}")
    names = filled(options.incidents, options.only)
    show(options.incidents, {name: measure(address, options.incidents) for name, address in names})


def measure(address: str, incidents: int) -> dict[str, Answered]:
    """Starts a desk on a filled store and asks it everything, one question after another on one connection."""
    store = open_store(address)
    asked = {**pages(store, incidents), **programs(store, incidents)}
    store.close()
    with desk(address) as (client, process):
        found = {"first page after the start": Answered(_milliseconds(lambda: get(client, "/")))}
        found |= {name: _answered(client, process, path) for name, path in asked.items()}
        found["a decision, and the next record"] = _decisions(client, process)
        found |= {f"{name}, after a decision": _after(client, process, asked[name]) for name in _AFTER}
        print(f"desk      {process.memory_info().rss / 2**20:.0f} MiB in memory")
    return found


def show(incidents: int, measured: Mapping[str, Mapping[str, Answered]]) -> None:
    """Prints the table and what took longer than it may."""
    told = f"{incidents} incidents, {JUDGEMENTS} judgements; load {os.getloadavg()[0]:.1f}"
    print(f"desk      {told}; milliseconds: first, median and worst of {_TIMES}, processor\n")
    print(f"{'question':<40}" + "".join(f"{name:>32}" for name in measured))
    for row in next(iter(measured.values()), {}):
        print(f"{row:<40}" + "".join(_cells(found[row]) for found in measured.values()))
    print()
    for words, (limit, over) in _OVER.items():
        slow = (f"{row} ({name})" for name, found in measured.items() for row, one in found.items() if over(one))
        print(f"{words} over {limit} ms: {', '.join(slow) or 'none'}")


def _cells(one: Answered) -> str:
    columns = ((one.first, 10), (one.median, 7), (one.worst, 7), (one.busy, 8))
    return "".join(_shown(time, width) for time, width in columns)


def _shown(time: float | None, width: int) -> str:
    return f"{'' if time is None else f'{time:.0f}':>{width}}"


def _answered(client: httpx.Client, process: psutil.Process, path: str) -> Answered:
    first, before = _milliseconds(lambda: get(client, path)), _busy(process)
    times = [_milliseconds(lambda: get(client, path)) for _ in range(_TIMES)]
    return Answered(first, statistics.median(times), max(times), (_busy(process) - before) / _TIMES)


def _decisions(client: httpx.Client, process: psutil.Process) -> Answered:
    """A record accepted and the next one shown, as a reviewer goes down the queue."""
    shown, times, began = get(client, "/review/next"), [], _busy(process)
    for _ in range(_TIMES + 1):
        before = perf_counter()
        shown = accept(client, shown)
        times.append((perf_counter() - before) * 1000)
    busy = (_busy(process) - began) / len(times)
    return Answered(times[0], statistics.median(times[1:]), max(times[1:]), busy)


def _after(client: httpx.Client, process: psutil.Process, path: str) -> Answered:
    """A page that is asked for right after somebody decided something."""
    times, busy = [], 0.0
    for _ in range(_TIMES):
        decide(client)
        before = _busy(process)
        times.append(_milliseconds(lambda: get(client, path)))
        busy += _busy(process) - before
    return Answered(times[0], statistics.median(times), max(times), busy / _TIMES)


def _busy(process: psutil.Process) -> float:
    """The processor time that a process took so far, in milliseconds."""
    times = process.cpu_times()
    return float(times.user + times.system) * 1000


def _milliseconds(ask: Callable[[], object]) -> float:
    before = perf_counter()
    ask()
    return (perf_counter() - before) * 1000


if __name__ == "__main__":
    main()
