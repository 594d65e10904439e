"""`saksi doctor`: whether everything is in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from saksi.cli.options import AsJson, Database
from saksi.cli.terminal import one_line, print_line
from saksi.settings import Settings

if TYPE_CHECKING:
    from saksi.cli.checks import Finding


def doctor(db: Database = None, as_json: AsJson = False) -> None:
    """Check Python, packages, database, gazetteer, readers and disk; each problem comes with what to do."""
    from saksi.cli.checks import run_checks  # noqa: PLC0415

    findings = list(run_checks(db or Settings.of().database))
    for finding in findings:
        _print(finding, as_json)
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


def _print(finding: Finding, as_json: bool) -> None:
    from saksi.export.contract import to_line  # noqa: PLC0415

    if as_json:
        form = {"check": finding.check, "ok": finding.ok, "found": finding.found, "hint": finding.hint}
        print_line(to_line(form))
        return
    hint = f" ({finding.hint})" if finding.hint else ""
    print_line(f"{'ok' if finding.ok else 'problem':<9}{finding.check:<11}{one_line(finding.found + hint)}")
