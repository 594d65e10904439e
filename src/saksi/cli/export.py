"""`saksi export`: records or incidents to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

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
from saksi.errors import UsageError

if TYPE_CHECKING:
    from saksi.export import Exporter, Outcome
    from saksi.store import RecordFilter
    from saksi.store.listing import IncidentFilter

FormatName = Annotated[
    str, typer.Argument(metavar="FORMAT", help="jsonl, csv, acled, ucdp-ged, polecat, geojson, parquet or ftm.")
]
Output = Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Where to; - for standard output.")]
AsCoded = Annotated[
    bool, typer.Option("--as-coded", help="As the readers coded it, without people's corrections and rejections.")
]


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
    as_coded: AsCoded = False,
) -> None:
    """Write records (jsonl, csv) or incidents (all other formats) to a file, with the way back to their evidence."""
    from saksi.export import exporter  # noqa: PLC0415
    from saksi.export.material import Stored  # noqa: PLC0415  (loads what linking needs)
    from saksi.release.material import Reviewed  # noqa: PLC0415

    chosen = exporter(form)
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
    incidents = _incident_filter(form, chosen, wanted)
    store = open_existing(db)
    try:
        material = Stored(store, wanted, incidents) if as_coded else Reviewed(store, wanted, incidents)
        outcome = chosen.write(material, output)
    finally:
        store.close()
    _tell(chosen, output, outcome)


def _incident_filter(form: str, chosen: Exporter, wanted: RecordFilter) -> IncidentFilter:
    """The same questions asked of incidents; UsageError for those that only records answer."""
    from saksi.export import Unit  # noqa: PLC0415
    from saksi.store.listing import IncidentFilter, Order  # noqa: PLC0415

    if chosen.unit is Unit.INCIDENTS:
        for option, value in (("modality", wanted.modality), ("report", wanted.report), ("reader", wanted.reader)):
            if value is not None:
                raise UsageError(f"--{option} picks records, and {form} holds incidents", "use it with jsonl or csv")
    return IncidentFilter(
        event_type=wanted.event_type,
        place=wanted.place,
        country=wanted.country,
        actor=wanted.actor,
        since=wanted.since,
        until=wanted.until,
        order=Order.OLDEST,
        limit=wanted.limit,
    )


def _tell(chosen: Exporter, output: str, outcome: Outcome) -> None:
    """Say on standard error what was written where, and what was not and why."""
    if output != "-":
        typer.echo(f"{outcome.written} {chosen.unit} in {output}", err=True)
    for reason, count in outcome.left_out.items():
        typer.echo(f"left out {count}: {reason}", err=True)
    if not outcome.written and not outcome.left_out and chosen.unit == "incidents":
        typer.echo("the database has no such incidents; `saksi merge` links records into incidents", err=True)
