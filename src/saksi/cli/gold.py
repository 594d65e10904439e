"""`saksi gold`: judged records as gold files."""

from __future__ import annotations

from typing import Annotated

import typer

from saksi.cli.options import Database, open_existing

Folder = Annotated[str, typer.Argument(metavar="FOLDER", help="Where the files go; made where it is missing.")]
Partial = Annotated[bool, typer.Option("--partial", help="Also reports of which only some records are judged.")]


def gold(*, folder: Folder, db: Database = None, partial: Partial = False) -> None:
    """Write what people judged as gold files, for `saksi evaluate` and for training.

    A report is gold when somebody accepted or rejected each of its records: then what is not in its file is known not
    to be in the report.
    """
    from saksi.export.contract import record_form  # noqa: PLC0415
    from saksi.review import gold_files, judged_reports, write_gold  # noqa: PLC0415

    store = open_existing(db)
    try:
        count = write_gold(gold_files(judged_reports(store, complete=not partial), record_form), folder)
    finally:
        store.close()
    typer.echo(f"{count} judged {'report' if count == 1 else 'reports'} in {folder}", err=True)
