"""`saksi reports`: what the database holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from saksi.cli.options import AsJson, Database, Limit, open_existing
from saksi.cli.terminal import console, one_line, print_line

if TYPE_CHECKING:
    from typing import Any

    from saksi.store import StoredFailure, StoredReport

OutletPart = Annotated[str | None, typer.Option("--outlet", help="Only of outlets whose name holds this.")]
OnlyFailed = Annotated[bool, typer.Option("--failed", help="What could not be coded, with the reasons, instead.")]


def reports(
    db: Database = None,
    outlet: OutletPart = None,
    failed: OnlyFailed = False,
    limit: Limit = None,
    as_json: AsJson = False,
) -> None:
    """List the reports: when and where they were published, who coded them, how many records they state."""
    store = open_existing(db)
    try:
        if failed:
            _print([_failure_row(failure) for failure in store.failures()][:limit], as_json)
        else:
            _print([_report_row(report) for report in store.reports(outlet, limit)], as_json)
    finally:
        store.close()


def _report_row(report: StoredReport) -> dict[str, Any]:
    published = report.published
    return {
        "id": report.id,
        "name": report.name,
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "published": published and [published.start.isoformat(), published.end.isoformat()],
        "language": report.language,
        "length": report.length,
        "readers": list(report.readers),
        "records": report.records,
    }


def _failure_row(failure: StoredFailure) -> dict[str, Any]:
    return {
        "run": failure.run,
        "name": failure.name,
        "reason": failure.reason,
        "hint": failure.hint,
        "report_id": failure.report_id,
        "at": failure.at and failure.at.isoformat(timespec="seconds"),
    }


def _print(rows: list[dict[str, Any]], as_json: bool) -> None:
    from saksi.export.contract import to_line  # noqa: PLC0415

    if as_json:
        for row in rows:
            print_line(to_line(row))
    elif rows:
        console().print(_table(rows))


def _table(rows: list[dict[str, Any]]) -> object:
    from rich.table import Table  # noqa: PLC0415

    hidden = {"url", "title", "hint", "report_id", "length"}
    columns = [column for column in rows[0] if column not in hidden]
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, no_wrap=column == "id", overflow="fold")
    for row in rows:
        table.add_row(*(_cell(column, row[column]) for column in columns))
    return table


def _cell(column: str, value: object) -> str:
    if isinstance(value, list):
        value = " to ".join(dict.fromkeys(value)) if column == "published" else ", ".join(value)
    text = "" if value is None else one_line(str(value))
    return text[:12] if column == "id" else text
