"""`saksi evaluate`: the codebook's scores against reports coded by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from saksi.cli.options import AsJson, Jobs, ReaderName
from saksi.cli.terminal import console, one_line, print_line
from saksi.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saksi.evaluate import GoldReport, Scores

GoldFolder = Annotated[
    str, typer.Argument(metavar="GOLD_DIR", help="A folder of NAME.txt, NAME.json and NAME.meta.json.")
]
Only = Annotated[
    list[str] | None, typer.Option("--only", metavar="GLOB", help="Only reports of this name; repeatable.")
]
Misses = Annotated[bool, typer.Option("--misses", help="Show the records of the gold that were not found.")]
Spurious = Annotated[bool, typer.Option("--spurious", help="Show the records that stand for none of the gold.")]


def evaluate(
    *,
    gold_dir: GoldFolder,
    reader: ReaderName = None,
    only: Only = None,
    misses: Misses = False,
    spurious: Spurious = False,
    jobs: Jobs = None,
    as_json: AsJson = False,
) -> None:
    """Score a reader against gold reports: F1 of events and fields with 95 % bootstrap intervals."""
    from saksi.evaluate import FindingKind, find_all, load_gold, render_findings, render_scores, score  # noqa: PLC0415
    from saksi.knowledge import shared  # noqa: PLC0415

    settings = Settings.of()
    gold = {found.name: found for pattern in only or ["*"] for found in load_gold(gold_dir, pattern)}
    reports = [gold[name] for name in sorted(gold)]
    predictions, failed = _predict(reports, reader or settings.reader, jobs or settings.jobs)
    scores = score(reports, predictions, shared.actors().same)
    kinds = {FindingKind.MISSED: misses, FindingKind.SPURIOUS: spurious}
    findings = [finding for finding in find_all(scores) if kinds.get(finding.kind, False)]
    if as_json:
        _print_json(scores, [finding.to_json() for finding in findings])
    else:
        screen = console()
        for part in (*render_scores(scores), *render_findings(findings)):
            screen.print(part)
    if failed:
        raise typer.Exit(1)


def _predict(gold: Sequence[GoldReport], reader: str, jobs: int) -> tuple[dict[str, list[dict[str, Any]]], int]:
    """The records of each gold report in contract form, and how many reports failed (told on standard error)."""
    from functools import partial  # noqa: PLC0415

    from saksi.batch import Failed, code_all  # noqa: PLC0415
    from saksi.export.contract import report_form  # noqa: PLC0415
    from saksi.model import Report, report_id  # noqa: PLC0415
    from saksi.pipeline import Coded, build  # noqa: PLC0415

    reports = [
        Report(report_id(found.raw), found.report, found.raw, outlet=found.outlet, published=found.published)
        for found in gold
    ]
    predictions: dict[str, list[dict[str, Any]]] = {}
    for report, outcome in zip(reports, code_all(reports, partial(build, reader), jobs), strict=True):
        if isinstance(outcome, Coded):
            predictions[report.name] = report_form(outcome.report, outcome.records)["records"]
        elif isinstance(outcome, Failed):
            failure = outcome.failure
            typer.echo(one_line(f"{report.name}: {failure.reason} ({failure.hint})"), err=True)
    return predictions, len(reports) - len(predictions)


def _print_json(scores: Scores, findings: list[dict[str, Any]]) -> None:
    from saksi.export.contract import to_line  # noqa: PLC0415

    print_line(to_line({**scores.to_json(), "findings": findings}))
