"""`saksi code`: reports to records."""

from __future__ import annotations

from typing import Annotated

import typer

from saksi.cli.options import AsJson, Database, Jobs, ReaderName, parse_day
from saksi.settings import Settings

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS",
        help="Files (text, HTML, JSON, CSV; also .gz), folders, globs, or - for standard input.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Publication day of reports whose source does not tell it."),
]
Outlet = Annotated[str | None, typer.Option("--outlet", help="Outlet of reports whose source does not tell it.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress bar, no summary; failures are still told.")]
Again = Annotated[bool, typer.Option("--again", help="Code also what this reader has coded already.")]


def code(
    *,
    paths: Paths,
    db: Database = None,
    published: Published = None,
    outlet: Outlet = None,
    reader: ReaderName = None,
    jobs: Jobs = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    again: Again = False,
) -> None:
    """Code reports: find the records they state and keep them in the database.

    A report that fails is named with the reason, and the rest goes on. What is coded already is skipped, so that a run
    that was stopped can be started again. With --json and without --db nothing is kept: each report's records are
    printed as they come. What is new in the database is linked into incidents at the end (see `saksi merge`).
    """
    from saksi.cli.coding import Coding  # noqa: PLC0415  (loads the stages)
    from saksi.ingest import Metadata, ingest  # noqa: PLC0415
    from saksi.linking import link_store  # noqa: PLC0415
    from saksi.model import Interval  # noqa: PLC0415
    from saksi.store import open_store  # noqa: PLC0415

    day = parse_day(published, "--published")
    defaults = Metadata(outlet=outlet, published=Interval.day(day) if day else None)
    settings = Settings.of()
    database = db or (None if as_json else settings.database)
    store = open_store(database) if database else None
    try:
        run = Coding(reader or settings.reader, jobs or settings.jobs, store, as_json=as_json, again=again)
        try:
            run.take(ingest(paths, defaults), show_progress=not (quiet or as_json))
        except KeyboardInterrupt:
            kept = f"; they are kept in {database}, and the same call goes on from here" if store else ""
            typer.echo(f"saksi: stopped: {run.tally}{kept}", err=True)
            raise typer.Exit(130) from None
        if store:
            link_store(store)
    finally:
        if store:
            store.close()
    if not quiet:
        typer.echo(f"{run.tally}{f' in {database}' if database else ''}", err=True)
    if run.tally.failed:
        raise typer.Exit(1)
