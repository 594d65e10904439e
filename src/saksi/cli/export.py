"""`saksi export`: records to a file."""

from __future__ import annotations

from typing import Annotated

import typer

from saksi.cli.options import (
    ActorName,
    Country,
    Database,
    EventType,
    Limit,
    ModalityName,
    PlaceName,
    ReaderVersion,
    ReportName,
    Since,
    Until,
    make_filter,
    open_existing,
)

FormatName = Annotated[str, typer.Argument(metavar="FORMAT", help="jsonl or csv.")]
Output = Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Where to; - for standard output.")]


def export(
    *,
    form: FormatName,
    output: Output,
    db: Database = None,
    event_type: EventType = None,
    modality: ModalityName = None,
    place: PlaceName = None,
    country: Country = None,
    actor: ActorName = None,
    since: Since = None,
    until: Until = None,
    report: ReportName = None,
    reader: ReaderVersion = None,
    limit: Limit = None,
) -> None:
    """Write records to a file: jsonl (everything, a report a line) or csv (a record a row, for spreadsheets)."""
    from saksi.export import export as write  # noqa: PLC0415
    from saksi.export.material import Stored  # noqa: PLC0415

    wanted = make_filter(
        event_type=event_type,
        modality=modality,
        place=place,
        country=country,
        actor=actor,
        since=since,
        until=until,
        report=report,
        reader=reader,
        limit=limit,
    )
    store = open_existing(db)
    try:
        count = write(form, Stored(store, wanted), output).written
    finally:
        store.close()
    if output != "-":
        typer.echo(f"{count} records in {output}", err=True)
