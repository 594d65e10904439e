"""`saksi merge`: reports into families, records into incidents."""

from __future__ import annotations

from typing import Annotated

import typer

from saksi.cli.options import Database, open_existing
from saksi.settings import Settings

Jobs = Annotated[
    int | None,
    typer.Option("--jobs", min=1, help="How many processes read very many reports.  [default: 1, or SAKSI_JOBS]"),
]
Anew = Annotated[bool, typer.Option("--anew", help="Link all reports again, not only what is new.")]


def merge(*, db: Database = None, anew: Anew = False, jobs: Jobs = None) -> None:
    """Link what is new: reports of one origin into families, records of one event into incidents.

    `saksi code` does the same at its end. Incidents that stay keep their ids, and what people joined or set apart stays
    so.
    """
    from saksi.linking import link_store  # noqa: PLC0415  (loads the linker)

    store = open_existing(db)
    try:
        typer.echo(str(link_store(store, anew, jobs or Settings.of().jobs)), err=True)
    finally:
        store.close()
