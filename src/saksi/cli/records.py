"""`saksi records`: the records the database holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saksi.cli.options import (
    ActorName,
    AsJson,
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
from saksi.cli.terminal import console, one_line, print_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from saksi.model import Record, Report


def records(
    *,
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
    as_json: AsJson = False,
) -> None:
    """List records: what happened, who did it to whom, where, when, at what cost."""
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
        if as_json:
            _print_lines(store.coded(wanted))
        else:
            _print_table(store.coded(wanted))
    finally:
        store.close()


def _print_lines(coded: Iterable[tuple[Report, tuple[Record, ...]]]) -> None:
    from saksi.export.contract import record_form, to_line  # noqa: PLC0415

    for report, found in coded:
        for record in found:
            print_line(to_line({"report": report.name, **record_form(report.raw, record)}))


def _print_table(coded: Iterable[tuple[Report, tuple[Record, ...]]]) -> None:
    from rich.table import Table  # noqa: PLC0415

    from saksi.cli.words import summary  # noqa: PLC0415

    table = Table("id", "type", "who to whom", "where", "when", "harm", "report", box=None, pad_edge=False)
    for report, found in coded:
        for record in found:
            words = summary(record)
            row = (record.id[:12], words.event, words.parties, words.place, words.time, words.harm, report.name)
            table.add_row(*map(one_line, row))
    if table.row_count:
        console().print(table)
