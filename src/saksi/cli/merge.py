"""`saksi merge`: reports into families, records into incidents."""

from __future__ import annotations

from typing import Annotated

import typer

from saksi.cli.options import Database, open_existing

Anew = Annotated[bool, typer.Option("--anew", help="Link all reports again, not only what is new.")]


def merge(*, db: Database = None, anew: Anew = False) -> None:
    """Link what is new: reports of one origin into families, records of one event into incidents.

    `saksi code` does the same at its end. Incidents that stay keep their ids, and what people joined or set apart stays
    so.
    """
    from saksi.linking import link_store  # noqa: PLC0415  (loads the linker)

    store = open_existing(db)
    try:
        typer.echo(str(link_store(store, anew=anew)), err=True)
    finally:
        store.close()
