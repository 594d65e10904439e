"""`saksi compare`: the database's incidents beside a file of ACLED or UCDP GED."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from saksi.cli.options import AsJson, Database, open_existing
from saksi.cli.terminal import console, one_line, print_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from saksi.compare import Comparison, Foreign
    from saksi.store.listing import IncidentFilter

File = Annotated[str, typer.Argument(metavar="FILE.csv", help="A CSV file of ACLED or of UCDP GED.")]
DaysApart = Annotated[int, typer.Option("--days", min=0, help="How many days the dates of one event may differ.")]
KmApart = Annotated[float, typer.Option("--km", min=0, help="How far apart two exactly known places may be.")]


def compare(
    *, file: File, db: Database = None, days: DaysApart = 1, km: KmApart = 25.0, as_json: AsJson = False
) -> None:
    """Compare incidents with events that others coded: matches, misses, and figures that differ."""
    from saksi.compare import Tolerance, read_foreign  # noqa: PLC0415  (loads what linking needs)
    from saksi.compare import compare as find  # noqa: PLC0415
    from saksi.release.material import Reviewed  # noqa: PLC0415

    theirs = read_foreign(file)
    store = open_existing(db)
    try:
        found = find(theirs, Reviewed(store, incidents=_between(theirs, days)).dossiers(), Tolerance(days, km))
    finally:
        store.close()
    if as_json:
        print_line(json.dumps({"file": file, **found.form()}, ensure_ascii=False))
    else:
        _show(found)


def _between(theirs: Sequence[Foreign], days: int) -> IncidentFilter:
    """The incidents of the days that their file covers."""
    from saksi.store.listing import IncidentFilter, Order  # noqa: PLC0415

    if not theirs:
        return IncidentFilter(limit=0)
    since = min(event.days.widened(days).start for event in theirs)
    until = max(event.days.widened(days).end for event in theirs)
    return IncidentFilter(since=since, until=until, order=Order.OLDEST)


def _show(found: Comparison) -> None:
    counts = found.form()["counts"]
    console().print(
        f"{found.format}: {counts['theirs']} events; {counts['matches']} matched, {counts['misses']} missed,"
        f" {counts['extra']} only here, {counts['differing']} with figures that differ"
    )
    matches = (
        (
            match.theirs.id,
            match.ours.id,
            match.theirs.days.start.isoformat(),
            match.ours.place,
            "" if match.pair.km is None else f"{match.pair.km:g} km",
            ", ".join(f"{name} {both[0]} / {_dead(both[1])}" for name, both in match.differences.items()),
        )
        for match in found.matches
    )
    _table("Matches", ("theirs", "ours", "day", "where", "apart", "theirs / ours"), matches)
    misses = ((one.id, one.kind, one.days.start.isoformat(), one.place, str(one.best)) for one in found.misses)
    _table("Only theirs", ("id", "type", "day", "where", "dead"), misses)
    extra = (
        (one.id, one.event_type, one.days.start.isoformat(), one.place, _dead(one.fatalities)) for one in found.extra
    )
    _table("Only here", ("id", "type", "day", "where", "dead"), extra)


def _dead(figure: int | None) -> str:
    return "?" if figure is None else str(figure)


def _table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich.table import Table  # noqa: PLC0415  (slow to load)

    table = Table(*columns, title=title, title_justify="left", box=None, pad_edge=False)
    for row in rows:
        table.add_row(*map(one_line, row))
    if table.row_count:
        console().print(table)
