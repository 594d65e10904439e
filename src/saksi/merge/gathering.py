"""The tellings of very many reports, taken by several processes and kept small."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from saksi.merge.columns import columns, write
from saksi.merge.packing import Packed, pack
from saksi.merge.tellings import Apart, tellings
from saksi.model import Record, Testimony

#: Reports that a process takes on at once; it ends after a few such loads, and what it copied ends with it. It begins
#: without remembered words, so that few and long-lived processes are faster.
LOAD, LOADS = 8000, 3

#: A telling: the place of its report, the places of its records in there, its traits.
_Taken = tuple[int, tuple[int, ...], bytes]


@dataclass(frozen=True, slots=True)
class Gathered:
    """All tellings in the order of their ids, and the files of their columns with the number of each row's telling."""

    told: Packed
    files: Sequence[tuple[Path, Sequence[int]]]


@dataclass(frozen=True, slots=True)
class _Work:
    """What the processes share: each report's testimonies, who was set apart, and where columns are written."""

    reports: Sequence[Sequence[Testimony]]
    apart: Apart
    folder: Path


def gather(reports: Sequence[Sequence[Testimony]], apart: Apart, folder: Path, jobs: int) -> Gathered:
    """The tellings of all reports, each given by its testimonies, with their columns in files in `folder`."""
    work = _Work(reports, apart, folder)
    loads = [(first, min(first + LOAD, len(reports))) for first in range(0, len(reports), LOAD)]
    taken = list(_by_processes(work, loads, jobs) if jobs > 1 else (_take(work, *load) for load in loads))
    records = [_records(reports[place], places) for part in taken for place, places, _ in part]
    traits = [packed for part in taken for _, _, packed in part]
    order = sorted(range(len(records)), key=lambda place: min(record.id for record in records[place]))
    numbers = [0] * len(order)
    for number, place in enumerate(order):
        numbers[place] = number
    ends = iter(numbers)
    files = [(_file(folder, load), [next(ends) for _ in part]) for load, part in zip(loads, taken, strict=True)]
    return Gathered(Packed([records[place] for place in order], [traits[place] for place in order]), files)


def _records(testimonies: Sequence[Testimony], places: Sequence[int]) -> tuple[Record, ...]:
    return tuple(testimonies[place].record for place in places)


def _by_processes(work: _Work, loads: Sequence[tuple[int, int]], jobs: int) -> Iterator[list[_Taken]]:
    """The same as one process after the other would find.

    The processes are forked, so that they have the reports without any being sent; a process that dies is done without.
    """
    global _work  # noqa: PLW0603  (what a forked process finds)
    for members in work.reports[:1]:
        tellings(members[0].report, members)  # loads what the forked ones then have
    _work = work
    gc.collect()
    gc.freeze()
    try:
        for first in range(0, len(loads), jobs * LOADS):
            some = loads[first : first + jobs * LOADS]
            try:
                with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), gc.disable) as pool:
                    yield from list(pool.map(_take_held, some))
            except BrokenProcessPool:
                yield from (_take(work, *load) for load in some)
    finally:
        gc.unfreeze()
        _work = None


_work: _Work | None = None


def _take_held(load: tuple[int, int]) -> list[_Taken]:
    if _work is None:
        raise RuntimeError("a process takes tellings only where it was forked to")
    return _take(_work, *load)


def _take(work: _Work, first: int, last: int) -> list[_Taken]:
    """The tellings of some reports; their columns go into a file."""
    found: list[_Taken] = []
    traits = []
    for place in range(first, last):
        members = work.reports[place]
        places = {one.record.id: number for number, one in enumerate(members)}
        for telling in tellings(members[0].report, members, work.apart):
            found.append((place, tuple(places[record.id] for record in telling.records), pack(telling.traits)))
            traits.append(telling.traits)
    write(columns(traits), _file(work.folder, (first, last)))
    return found


def _file(folder: Path, load: tuple[int, int]) -> Path:
    return folder / f"tellings-{load[0]}.arrow"
