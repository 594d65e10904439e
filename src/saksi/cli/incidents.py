"""`saksi incidents`: the incidents the database holds, with their competing claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from saksi.cli.options import (
    ActorName,
    AsJson,
    Country,
    Database,
    EventType,
    Limit,
    PlaceName,
    Since,
    Until,
    make_filter,
    open_existing,
)
from saksi.cli.terminal import console, one_line, print_line
from saksi.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from saksi.export.material import Dossier
    from saksi.store.listing import Order

MinFamilies = Annotated[
    int | None, typer.Option("--min-families", min=1, help="Only those that so many independent families tell of.")
]
MinToll = Annotated[int | None, typer.Option("--min-toll", min=0, help="Only those with a claim of so many dead.")]
Words = Annotated[str | None, typer.Option("--text", help="Only those with a report that holds these words.")]
OrderName = Annotated[str, typer.Option("--order", help="newest, oldest, toll or doubt.")]
AsCoded = Annotated[
    bool, typer.Option("--as-coded", help="As the readers coded it, without people's corrections and rejections.")
]


def incidents(
    *,
    db: Database = None,
    event_type: EventType = None,
    place: PlaceName = None,
    country: Country = None,
    actor: ActorName = None,
    since: Since = None,
    until: Until = None,
    min_families: MinFamilies = None,
    min_toll: MinToll = None,
    text: Words = None,
    order: OrderName = "newest",
    limit: Limit = None,
    as_coded: AsCoded = False,
    as_json: AsJson = False,
) -> None:
    """List incidents: what many reports tell of one event, its toll as a range, and how many witnesses there are."""
    from saksi.cli.dossiers import dossiers  # noqa: PLC0415
    from saksi.store.listing import IncidentFilter  # noqa: PLC0415

    asked = make_filter(
        event_type=event_type,
        modality=None,
        place=place,
        country=country,
        actor=actor,
        since=since,
        until=until,
        report=None,
        reader=None,
        limit=limit,
    )
    wanted = IncidentFilter(
        event_type=asked.event_type,
        place=asked.place,
        country=asked.country,
        actor=asked.actor,
        since=asked.since,
        until=asked.until,
        min_families=min_families,
        min_toll=min_toll,
        text=text,
        order=_order(order),
        limit=asked.limit,
    )
    store = open_existing(db)
    try:
        found = dossiers(store, wanted, as_coded=as_coded)
        _print_lines(found) if as_json else _print_table(found)
    finally:
        store.close()


def _order(name: str) -> Order:
    from saksi.store.listing import Order  # noqa: PLC0415

    if name not in tuple(Order):
        raise UsageError(f"--order: there is no {name!r}", f"choose from: {', '.join(Order)}")
    return Order(name)


def _print_lines(found: Iterable[Dossier]) -> None:
    from saksi.export.contract import to_line  # noqa: PLC0415

    for dossier in found:
        print_line(to_line(incident_form(dossier)))


def incident_form(dossier: Dossier) -> dict[str, Any]:
    """An incident as JSON: what it is, the views of its toll, and its claims side by side."""
    from saksi.merge.forms import claims_form, views_form  # noqa: PLC0415

    incident = dossier.incident
    place = incident.place
    where = (
        {"name": place.name or place.text, "country": place.country, "lat": place.lat, "lon": place.lon}
        if place
        else None
    )
    return {
        "id": incident.id,
        "event_type": incident.event_type,
        "place": where,
        "start": incident.start.isoformat() if incident.start else None,
        "end": incident.end.isoformat() if incident.end else None,
        "actors": [ref.actor_id or ref.text for ref in incident.actors],
        "recipients": [ref.actor_id or ref.text for ref in incident.recipients],
        "families": dossier.families,
        "reports": [report.id for report in dossier.reports],
        "records": [one.record.id for one in dossier.testimonies],
        "views": views_form(dossier.testimonies),
        "claims": claims_form(dossier.testimonies),
        "related": [{"incident": one.incident_id, "kind": one.kind, "reason": one.reason} for one in incident.related],
    }


def _print_table(found: Iterable[Dossier]) -> None:
    from rich.table import Table  # noqa: PLC0415

    from saksi.cli.words import days, place_words, toll_words  # noqa: PLC0415

    table = Table("id", "type", "where", "when", "dead", "families", "reports", box=None, pad_edge=False)
    for dossier in found:
        one = dossier.incident
        cells = (
            one.id[:12],
            one.event_type,
            place_words(one.place),
            days(one.start, one.end),
            toll_words(dossier.toll),
        )
        table.add_row(*map(one_line, cells), str(dossier.families), str(len(dossier.reports)))
    if table.row_count:
        console().print(table)
