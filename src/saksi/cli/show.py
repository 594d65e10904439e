"""`saksi show`: one report, record or incident with its evidence in context."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from saksi.cli.options import AsJson, Database, open_existing
from saksi.cli.terminal import console, print_line

if TYPE_CHECKING:
    from saksi.store import Store

Identity = Annotated[str, typer.Argument(metavar="ID", help="A report's, record's or incident's id, or its beginning.")]


def show(identity: Identity, db: Database = None, as_json: AsJson = False) -> None:
    """Show a report, a record with the words that state each field, or an incident's claims side by side, in colour."""
    store = open_existing(db)
    try:
        found = store.find(identity)
        if as_json:
            _print_json(store, found)
        else:
            _print_text(store, found)
    finally:
        store.close()


def _print_json(store: Store, found: str) -> None:
    from saksi.export.contract import record_form, report_form, to_line  # noqa: PLC0415
    from saksi.store import RecordFilter  # noqa: PLC0415

    if found.startswith("r-"):
        form = report_form(store.report(found), store.records(RecordFilter(report=found)))
        print_line(to_line({**form, "raw": store.report(found).raw}))
    elif not found.startswith("e-"):
        from saksi.cli.dossiers import dossier  # noqa: PLC0415
        from saksi.cli.incidents import incident_form  # noqa: PLC0415

        print_line(to_line(incident_form(dossier(store, found, as_coded=False))))
    else:
        record = store.record(found)
        report = store.report(record.report_id)
        print_line(to_line({"report": report.name, **record_form(report.raw, record)}))


def _print_text(store: Store, found: str) -> None:
    from saksi.cli.context import record_view, report_view  # noqa: PLC0415
    from saksi.store import RecordFilter  # noqa: PLC0415

    screen = console()
    if found.startswith("r-"):
        records = list(store.records(RecordFilter(report=found)))
        parts = report_view(store.report(found), records, store.clean_text(found))
    elif not found.startswith("e-"):
        from saksi.cli.dossiers import dossier  # noqa: PLC0415
        from saksi.cli.incident_view import incident_view  # noqa: PLC0415

        parts = incident_view(dossier(store, found, as_coded=False))
    else:
        record = store.record(found)
        parts = record_view(store.report(record.report_id), record)
    for part in parts:
        screen.print(part, soft_wrap=True)
