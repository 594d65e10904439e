"""Scores and findings as tables for the terminal; computing is `score`'s."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from saksi.evaluate.findings import Finding, FindingKind
from saksi.evaluate.score import Measure, Scores
from saksi.evaluate.tally import MEASURES, Rate, Tally

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

_TITLES = {"strict": "strict", "lenient": "lenient", "strict_ab": "strict A+B", "lenient_ab": "lenient A+B"}
_RATES = {Rate.F1: "F1", Rate.RECALL: "share"}
_COUNTS = ("precision", "recall", "found", "gold", "predicted")
_STYLES = {FindingKind.MISSED: "red", FindingKind.SPURIOUS: "yellow", FindingKind.WRONG: "cyan"}


def render_scores(scores: Scores) -> Iterator[RenderableType]:
    """The scores as rich tables: every measure by rule, the counts behind them, events by type."""
    from rich.text import Text  # noqa: PLC0415 - rich is loaded only where something is shown

    yield _summary_table(scores)
    yield _event_table(scores)
    yield _type_table(scores)
    yield Text(f"{scores.reports} reports; 95 % bootstrap intervals over reports ({scores.resamples} resamples)")
    if scores.absent:
        yield Text(f"without a prediction, scored as empty: {', '.join(scores.absent)}", style="yellow")
    if scores.unscored:
        yield Text(f"predicted but not in gold, left out: {', '.join(scores.unscored)}", style="yellow")


def render_findings(findings: Iterable[Finding]) -> Iterator[Text]:
    """Each finding as lines of text with its evidence."""
    from rich.text import Text  # noqa: PLC0415 - rich is loaded only where something is shown

    for finding in findings:
        text = Text.assemble(
            (finding.kind.value, _STYLES[finding.kind]), f" {finding.report} {finding.record} {finding.event_type}"
        )
        if finding.near:
            text.append(f" (near: {', '.join(finding.near)})")
        for wrong in finding.wrong:
            text.append(f"\n  {wrong.slot}: ")
            text.append(_listed("-", wrong.missed), style="red")
            text.append(_listed("+", wrong.spurious), style="yellow")
        for quote in finding.evidence:
            text.append(f"\n  | {quote}", style="dim")
        yield text


def _summary_table(scores: Scores) -> RenderableType:
    """Every measure of every rule with its interval."""
    table = _table("Scores", ["measure"], [_TITLES.get(row, row) for row in scores.rows])
    for name, rate in MEASURES.items():
        values = (_value(measures[name]) for measures in scores.rows.values())
        table.add_row(f"{name} ({_RATES[rate]})", *values)
    return table


def _event_table(scores: Scores) -> RenderableType:
    """The counts behind event F1 and slot F1."""
    table = _table("Counts", ["rule", "measure"], _COUNTS)
    for row, measures in scores.rows.items():
        for name in ("event", "slots"):
            table.add_row(_TITLES.get(row, row), name, *_cells(measures[name].tally))
    return table


def _type_table(scores: Scores) -> RenderableType:
    table = _table("Events by type, strict", ["type"], ("F1", *_COUNTS))
    for code, tally in scores.by_type.items():
        table.add_row(code, f"{tally.f1:.3f}", *_cells(tally))
    return table


def _table(title: str, left: Iterable[str], right: Iterable[str]) -> Table:
    from rich.table import Table  # noqa: PLC0415 - rich is loaded only where something is shown

    table = Table(title=title, title_justify="left")
    for heading in left:
        table.add_column(heading, no_wrap=True)
    for heading in right:
        table.add_column(heading, justify="right")
    return table


def _value(measure: Measure) -> str:
    """The value and its interval; a dash where there was nothing to find and nothing found."""
    if not (measure.tally.gold or measure.tally.predicted):
        return "-"
    return f"{measure.value:.3f} {measure.low:.2f}-{measure.high:.2f}"


def _cells(tally: Tally) -> tuple[str, ...]:
    counts = (tally.found, tally.gold, tally.predicted)
    return (f"{tally.precision:.3f}", f"{tally.recall:.3f}", *map(str, counts))


def _listed(sign: str, elements: Iterable[str]) -> str:
    return "".join(f"{sign}[{element}] " for element in elements)
