"""Scores an exported reader on gold: `python -m training.measure FOLDER --gold ../shared/gold/dev`."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from saksi.evaluate import GoldReport, load_gold, score
from saksi.export.contract import report_form
from saksi.ingest import ingest
from saksi.knowledge import shared
from saksi.model import Report
from saksi.pipeline import Pipeline, build
from saksi.read.encoder.reader import EncoderReader

_SHOWN = (
    "strict.event", "strict.event.precision", "strict.event.recall", "strict_ab.event", "lenient.event", "strict.actor",
    "strict.recipient", "strict.place", "strict.time", "strict.harm", "strict.harm_exact", "strict.attribution",
)  # fmt: skip


def predictions(pipeline: Pipeline, gold: list[GoldReport]) -> dict[str, list[dict[str, Any]]]:
    """The pipeline's records of gold reports in the contract's form, by report name."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in gold:
        for report in ingest([str(one.text_path)]):
            if isinstance(report, Report):
                coded = pipeline.code(report)
                found[one.report] = report_form(coded.report, coded.records)["records"]
    return found


def main() -> None:
    """Prints the main figures of a reader on gold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", type=Path)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold/dev"))
    parser.add_argument("--only", nargs="+", default=["dev-*", "seed-*"])
    given = parser.parse_args()
    pipeline = replace(build("rules"), reader=EncoderReader(given.reader))
    gold = [one for pattern in given.only for one in load_gold(given.gold, pattern)]
    metrics = score(gold, predictions(pipeline, gold), same_actor=shared.actors().same, resamples=0).metrics()
    for name in _SHOWN:
        print(f"{name:28} {metrics[name]:.3f}")


if __name__ == "__main__":
    main()
