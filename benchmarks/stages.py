"""One pass over a corpus with a clock on each stage, and the peak memory at set points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from benchmarks.machine import peak_memory
from saksi.errors import SaksiError
from saksi.ingest import ingest
from saksi.model import Report
from saksi.pipeline import build
from saksi.store import open_store

STAGES = ("ingest", "clean", "language", "read", "code", "resolve", "store")


@dataclass(slots=True)
class Measured:
    """What a pass took: seconds by stage, what went through, and (reports, MiB) at the set points."""

    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))
    reports: int = 0
    failed: int = 0
    characters: int = 0
    sentences: int = 0
    records: int = 0
    memory: list[tuple[int, float]] = field(default_factory=list)

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        """Counts the time inside the block for `stage`."""
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += perf_counter() - start


class Pass:
    """The stages, ready to run; what they load once at first use is loaded before the clock starts."""

    def __init__(self, database: Path, reader: str) -> None:
        self.pipeline = build(reader)
        self.store = open_store(f"sqlite:///{database}")
        self.measured = Measured()

    def warm_up(self, report: Report) -> None:
        """Runs one report and forgets what it took."""
        run = self.store.begin(self.pipeline.reader.name)
        self._one(run, report)
        self.measured = Measured()

    def over(self, path: Path, points: Sequence[int]) -> Measured:
        """Codes the JSON lines at `path` one by one; `points` are the report counts at which memory is read."""
        run = self.store.begin(self.pipeline.reader.name)
        inputs = iter(ingest([str(path)]))
        while True:
            with self.measured.on("ingest"):
                report = next(inputs, None)
            if report is None:
                break
            if not isinstance(report, Report):
                self.measured.failed += 1
                continue
            self._one(run, report)
            if self.measured.reports in points:
                self._remember()
        self.store.finish(run)
        if self.measured.reports not in points:
            self._remember()
        return self.measured

    def _remember(self) -> None:
        self.measured.memory.append((self.measured.reports, peak_memory()))

    def _one(self, run: int, report: Report) -> None:
        self.measured.reports += 1
        self.measured.characters += len(report.raw)
        try:
            self._code(run, report)
        except SaksiError:
            self.measured.failed += 1

    def _code(self, run: int, report: Report) -> None:
        with self.measured.on("clean"):
            text = self.pipeline.clean(report)
        with self.measured.on("language"):
            language = report.language or self.pipeline.identify(text.text)
        with self.measured.on("read"):
            reading = self.pipeline.reader.read(text, language)
        with self.measured.on("code"):
            records = self.pipeline.code_records(report, text, reading)
        with self.measured.on("resolve"):
            records = self.pipeline.resolver.resolve(report, text, records, language)
        with self.measured.on("store"):
            self.store.save(run, report, text, reading.reader, records)
        self.measured.sentences += len(reading.sentences)
        self.measured.records += len(records)
