"""Options that several commands share, and what they amount to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from saksi.errors import UsageError
from saksi.settings import Settings

if TYPE_CHECKING:
    from saksi.store import RecordFilter, Store

Database = Annotated[
    str | None, typer.Option("--db", metavar="FILE", help="The database.  [default: saksi.db, or SAKSI_DB]")
]
ReaderName = Annotated[
    str | None, typer.Option("--reader", metavar="NAME", help="encoder or rules.  [default: encoder, or SAKSI_READER]")
]
Jobs = Annotated[
    int | None, typer.Option("--jobs", min=1, help="How many processes code.  [default: 1, or SAKSI_JOBS]")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines, one object a line.")]
Limit = Annotated[int | None, typer.Option("--limit", min=0, help="At most so many.")]

EventType = Annotated[str | None, typer.Option("--type", help="Only this event type of the codebook.")]
ModalityName = Annotated[
    str | None, typer.Option("--modality", help="Only asserted, alleged, planned, requested or denied ones.")
]
PlaceName = Annotated[str | None, typer.Option("--place", help="Only at places whose name holds this.")]
Country = Annotated[str | None, typer.Option("--country", help="Only in this country (ISO 3166 alpha-2).")]
ActorName = Annotated[
    str | None, typer.Option("--actor", help="Only with an actor or recipient whose name holds this.")
]
Since = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Only those that end on this day or later.")]
Until = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only those that begin by this day.")]
ReportName = Annotated[str | None, typer.Option("--report", help="Only of the report with this id or name.")]
ReaderVersion = Annotated[
    str | None,
    typer.Option("--reader", help="Only by this reader and version.  [default: each report's last]"),
]


def parse_day(text: str | None, option: str) -> date | None:
    """The day that an option names; UsageError says what a day looks like."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{option}: {text!r} is no day", "write it as 2026-01-31") from error


def make_filter(
    *,
    event_type: str | None,
    modality: str | None,
    place: str | None,
    country: str | None,
    actor: str | None,
    since: str | None,
    until: str | None,
    report: str | None,
    reader: str | None,
    limit: int | None,
) -> RecordFilter:
    """The filter that the options of a call describe; UsageError for a value that no record can have."""
    from saksi.codebook import codebook  # noqa: PLC0415  (reads YAML)
    from saksi.model import Modality  # noqa: PLC0415
    from saksi.store import RecordFilter  # noqa: PLC0415

    _require("--type", event_type, list(codebook().types))
    _require("--modality", modality, [str(known) for known in Modality])
    days = (parse_day(since, "--from"), parse_day(until, "--to"))
    return RecordFilter(event_type, modality, place, country, actor, *days, report, reader, limit)


def open_existing(database: str | None) -> Store:
    """The store of `--db` or the settings, which must be there."""
    from saksi.store import open_store  # noqa: PLC0415

    return open_store(database or Settings.of().database, create=False)


def _require(option: str, value: str | None, known: list[str]) -> None:
    if value is not None and value not in known:
        raise UsageError(f"{option}: there is no {value!r}", f"choose from: {', '.join(known)}")
