"""`python -m benchmarks`: prints the machine, then speed stage by stage, then memory."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping
from pathlib import Path
from time import process_time

from benchmarks import corpus, gazetteer, scale, store, web
from benchmarks.databases import filled
from benchmarks.machine import cores, describe, peak_memory
from benchmarks.stages import Measured, Pass
from benchmarks.whole_corpus import run
from saksi.ingest import ingest
from saksi.model import Report
from saksi.settings import DEFAULT_READER

POINTS = (100, 1000, 5000)


def main() -> None:
    """Reads the command line and prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sample", type=int, default=1000, help="how many reports to code, 0 for all (default 1000)")
    parser.add_argument(
        "--incidents",
        type=int,
        default=store.INCIDENTS,
        help=f"how many incidents to store (default {store.INCIDENTS})",
    )
    parser.add_argument(
        "--records", type=int, nargs="*", default=scale.SIZES, help=f"how many records to link (default {scale.SIZES})"
    )
    parser.add_argument("--reader", default=DEFAULT_READER, help=f"the reader (default {DEFAULT_READER})")
    options = parser.parse_args()
    print(f"machine   {describe()}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.jsonl"
        size = corpus.write(path, options.sample)
        print(f"corpus    {corpus.name()}, {size} reports, one process, reader {options.reader}")
        ready = Pass(Path(folder) / "bench.db", options.reader)
        ready.warm_up(next(report for report in ingest([str(path)]) if isinstance(report, Report)))
        print(f"memory    {peak_memory():.0f} MiB once everything is loaded")
        before = process_time()
        measured = ready.over(path, POINTS)
        busy = process_time() - before
        show(measured)
        print(f"\none process: {measured.reports / busy:.1f} reports a second of processor time")
        both = run([path], jobs=2, reader=options.reader)
        rates = f"{both.coded / both.seconds:.1f} reports/s, {both.sentences / both.seconds:.0f} sentences/s"
        print(f"two processes, from ingest to records: {rates}\n")
        gazetteer.show([one.raw for one in ingest([str(path)]) if isinstance(one, Report)])
    stores: dict[str, Mapping[str, float]] = {}
    desks: dict[str, Mapping[str, web.Answered]] = {}
    for name, address in filled(options.incidents):
        stores[name] = store.measure(address, options.incidents)
        desks[name] = web.measure(address, options.incidents)
    store.show(options.incidents, stores)
    web.show(options.incidents, desks)
    print()
    scale.show(options.records, cores())


def show(measured: Measured) -> None:
    """Prints a pass as a table: seconds, share, reports and sentences a second."""
    total = sum(measured.seconds.values()) or 1e-9
    print(
        f"coded     {measured.reports} reports ({measured.failed} failed), {measured.characters} characters, "
        f"{measured.sentences} sentences, {measured.records} records\n"
    )
    print(f"{'stage':<10}{'seconds':>9}{'share':>8}{'reports/s':>12}{'sentences/s':>13}")
    for stage, seconds in [*measured.seconds.items(), ("all", total)]:
        rate = measured.reports / seconds if seconds else 0
        sentences = measured.sentences / seconds if seconds else 0
        print(f"{stage:<10}{seconds:>9.2f}{seconds / total:>8.0%}{rate:>12.1f}{sentences:>13.0f}")
    print(f"\n{'reports':>10}{'peak MiB':>11}")
    for reports, peak in measured.memory:
        print(f"{reports:>10}{peak:>11.0f}")


if __name__ == "__main__":
    main()
