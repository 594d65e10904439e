"""Many reports through the pipeline, in this process or in several; a report that fails never stops the run.

Outcomes come in the order of the reports. At most a few reports a process are on their way at any time, so memory does
not grow with the number of reports.
"""

from __future__ import annotations

import copyreg
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from types import MappingProxyType

from saksi.errors import SaksiError
from saksi.ingest import Failure
from saksi.model import Report
from saksi.pipeline import Coded, Pipeline

#: Reports on their way for each process.
_WINDOW = 4


def _read_only(scores: dict[str, float]) -> MappingProxyType[str, float]:
    return MappingProxyType(scores)


# A record's scores are a read-only view, which pickle does not know how to send from process to process.
copyreg.pickle(MappingProxyType, lambda proxy: (_read_only, (dict(proxy),)))


@dataclass(frozen=True, slots=True)
class Failed:
    """A report that a stage could not take, and why."""

    report: Report
    failure: Failure


@dataclass(frozen=True, slots=True)
class Known:
    """A report that needs no coding."""

    report: Report


Passed = Failure | Known
Outcome = Coded | Failed | Passed
Make = Callable[[], Pipeline]


def code_all(items: Iterable[Report | Passed], make: Make, jobs: int = 1) -> Iterator[Outcome]:
    """What becomes of each report; failures and known reports among `items` pass through in their place.

    Args:
        items: reports and failures, as `saksi.ingest.ingest` gives them.
        make: makes the pipeline, in each process; it must be picklable where `jobs` is more than 1.
        jobs: how many processes code; with 1 it is this one.
    """
    if jobs > 1:
        yield from _in_processes(items, make, jobs)
        return
    pipeline = make()
    for item in items:
        yield code_one(pipeline, item) if isinstance(item, Report) else item


def code_one(pipeline: Pipeline, report: Report) -> Coded | Failed:
    """A report through the pipeline; whatever a stage raises becomes a failure that names the report."""
    try:
        return pipeline.code(report)
    except SaksiError as error:
        return Failed(report, Failure(report.name, error.message, error.hint))
    except Exception as error:  # any fault of a stage costs one report, not the run
        return Failed(report, _fault(report, error))


def _fault(report: Report, error: Exception) -> Failure:
    """The failure that a fault of a stage amounts to."""
    reason = f"a stage failed on it: {_where(error)}{type(error).__name__}: {error}"
    return Failure(report.name, reason, "please report this with the report's text")


def _where(error: BaseException) -> str:
    """File and line where an error was raised."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    return f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}: "  # noqa: PTH119


def _in_processes(items: Iterable[Report | Passed], make: Make, jobs: int) -> Iterator[Outcome]:
    workers = _Workers(make, jobs)
    waiting: deque[Passed | _Sent] = deque()
    try:
        for item in items:
            waiting.append(workers.send(item) if isinstance(item, Report) else item)
            while len(waiting) >= jobs * _WINDOW:
                yield workers.outcome(waiting.popleft())
        while waiting:
            yield workers.outcome(waiting.popleft())
    finally:
        workers.stop()


@dataclass(frozen=True, slots=True)
class _Sent:
    """A report on its way."""

    report: Report
    future: Future[Coded | Failed] | None


class _Workers:
    """The processes that code. One that dies (killed, out of memory) is replaced, and what it held is tried alone."""

    def __init__(self, make: Make, jobs: int) -> None:
        self._make, self._jobs = make, jobs
        self._pool = self._open(jobs)

    def send(self, report: Report) -> _Sent:
        """Give a report to the next free process."""
        try:
            return _Sent(report, self._pool.submit(_code_in_worker, report))
        except BrokenProcessPool:
            return _Sent(report, None)

    def outcome(self, sent: Passed | _Sent) -> Outcome:
        """Wait for what became of a report."""
        if not isinstance(sent, _Sent):
            return sent
        if sent.future is None:
            return self._alone(sent.report)
        try:
            return sent.future.result()
        except BrokenProcessPool:
            return self._alone(sent.report)
        except Exception as error:  # what a worker made could not be sent
            return Failed(sent.report, _fault(sent.report, error))

    def stop(self) -> None:
        """End the processes at once; nothing is waited for."""
        processes = list((getattr(self._pool, "_processes", None) or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()

    def _alone(self, report: Report) -> Coded | Failed:
        """Code a report in a process of its own, for some process of the pool died with it or beside it."""
        with self._open(1) as pool:
            try:
                outcome = pool.submit(_code_in_worker, report).result()
            except BrokenProcessPool:
                reason = "the process that coded it died; it may have been out of memory"
                outcome = Failed(report, Failure(report.name, reason, "run with fewer --jobs, or leave the report out"))
        self._replace()
        return outcome

    def _replace(self) -> None:
        """A new pool where the old one is broken."""
        try:
            self._pool.submit(os.getpid)
        except BrokenProcessPool:
            self._pool = self._open(self._jobs)

    def _open(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, _context(), _start_worker, (self._make,))


def _context() -> BaseContext:
    """New processes come from a clean one: forking a process with threads is unsafe."""
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


_pipeline: Pipeline | None = None


def _start_worker(make: Make) -> None:
    """Make the pipeline once; leave Ctrl-C to the parent, and end with the parent even if that is killed."""
    global _pipeline  # noqa: PLW0603  (a worker's one pipeline)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _pipeline = make()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _code_in_worker(report: Report) -> Coded | Failed:
    if _pipeline is None:
        raise RuntimeError("a worker codes only after _start_worker")
    return code_one(_pipeline, report)
