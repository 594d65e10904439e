"""`saksi gazetteer`: build the gazetteer's file, see what it holds, search it, add places to it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from saksi.cli.options import AsJson
from saksi.cli.terminal import console, one_line, print_line
from saksi.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saksi.knowledge.atlas import Hit
    from saksi.knowledge.atlas.adding import Added
    from saksi.knowledge.atlas.rows import Bad

_ACTIONS = ("build", "info", "find", "add", "remove")
_SHOWN = 20

Action = Annotated[str, typer.Argument(help="build, info, find, add or remove.")]
What = Annotated[str, typer.Argument(metavar="[NAME|FILE|SOURCE]", help="The name to find, file to add, or source.")]
SourceName = Annotated[
    str | None, typer.Option("--source", help="add: the name of the places' source.  [default: the file's]")
]
Licence = Annotated[str, typer.Option("--licence", help="add: the source's terms, shown by `info`.")]
Country = Annotated[
    str | None, typer.Option("--country", help="add: the country (ISO) of rows that tell none; find: only in it.")
]
Kind = Annotated[str, typer.Option("--kind", help="add: the kind of rows that tell none.")]
Columns = Annotated[
    list[str] | None, typer.Option("--map", metavar="FIELD=COLUMN", help="add: which column holds a field; repeatable.")
]
LookUpOnly = Annotated[bool, typer.Option("--look-up-only", help="add: do not search running text for these places.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="find: at most so many.")]


def gazetteer(
    *,
    action: Action,
    what: What = "",
    source: SourceName = None,
    licence: Licence = "",
    country: Country = None,
    kind: Kind = "village",
    columns: Columns = None,
    look_up_only: LookUpOnly = False,
    limit: Limit = _SHOWN,
    as_json: AsJson = False,
) -> None:
    """Build the gazetteer, see what it holds and on which terms, search it, add places to it or take them out.

    FILE is a GeoNames dump (.txt, .zip), a table (.csv, .tsv) or GeoJSON. What was added outlives every rebuild.
    """
    if action not in _ACTIONS:
        raise UsageError(f"there is no action {action!r}", f"choose from: {', '.join(_ACTIONS)}")
    if action not in ("build", "info") and not what.strip():
        raise UsageError(f"saksi gazetteer {action} needs a name or file", f"saksi gazetteer {action} WHAT")
    if action == "build":
        _build(as_json)
    elif action == "info":
        _info(as_json)
    elif action == "find":
        _find(what, country, limit, as_json)
    elif action == "remove":
        _remove(what)
    else:
        path = Path(what)
        chosen = dict(_pair(told) for told in columns or ())
        name = source or path.stem
        from saksi.knowledge.atlas.adding import add  # noqa: PLC0415

        done = add(path, name, licence, country=country, kind=kind, columns=chosen, found=not look_up_only)
        _show_added(path, done, as_json)


def _pair(told: str) -> tuple[str, str]:
    name, sign, column = told.partition("=")
    if not (name and sign and column):
        raise UsageError(f"--map {told!r}", "write --map FIELD=COLUMN, for instance --map name=NAMA")
    return name, column


def _build(as_json: bool) -> None:
    from saksi.knowledge.atlas import Atlas  # noqa: PLC0415

    start = perf_counter()
    atlas = Atlas(anew=True)
    seconds = perf_counter() - start
    counts = atlas.counts()
    if as_json:
        _print({"path": str(atlas.path), "seconds": round(seconds, 1), **counts})
    else:
        print_line(f"{atlas.path}: {counts['places']} places, {counts['names']} names, built in {seconds:.1f} s")


def _info(as_json: bool) -> None:
    from saksi.knowledge.atlas import Atlas  # noqa: PLC0415

    atlas = Atlas()
    parts, counts = atlas.parts(), atlas.counts()
    if as_json:
        _print({"path": str(atlas.path), **counts, "parts": [asdict(part) for part in parts]})
        return
    print_line(f"{atlas.path}")
    print_line(f"{counts['places']} places, {counts['names']} names, {counts['polygons']} polygons")
    for part in parts:
        print_line("")
        print_line(one_line(f"{part.source}: {part.places} places, made from {part.fingerprint}"))
        print_line(one_line(f"  {part.licence}"))


def _find(name: str, country: str | None, limit: int, as_json: bool) -> None:
    from saksi.knowledge.atlas import Atlas  # noqa: PLC0415

    hits = Atlas().search(name, limit, country.upper() if country else None)
    if as_json:
        for hit in hits:
            _print({**asdict(hit.place), "names": hit.names, "exact": hit.exact})
        return
    _show(hits)
    if not hits:
        typer.echo(f"nothing is called {one_line(name)}", err=True)
        raise typer.Exit(1)


def _show(hits: Sequence[Hit]) -> None:
    from rich.table import Table  # noqa: PLC0415  (slow to load)

    table = Table("id", "name", "country", "kind", "division", "point", "people", "source", "also")
    for hit in hits:
        place = hit.place
        point = "" if place.lat is None else f"{place.lat:.2f}, {place.lon:.2f}"
        people = str(place.population or "")
        also = ", ".join(hit.names[1:])
        cells = (
            place.id,
            place.name,
            place.country or "",
            place.kind,
            place.admin1 or "",
            point,
            people,
            place.source,
            also,
        )
        table.add_row(*(one_line(cell[:120]) for cell in cells))
    if hits:
        console().print(table)


def _show_added(path: Path, done: Added, as_json: bool) -> None:
    if as_json:
        _print(asdict(done))
        return
    print_line(one_line(f"{done.source}: {done.places} places added"))
    _tell_bad(path, done.bad)


def _tell_bad(path: Path, bad: Sequence[Bad]) -> None:
    """The rows that are no places, to standard error; of many the first (`--json` lists all)."""
    for one in bad[:_SHOWN]:
        typer.echo(one_line(f"{path.name}, row {one.row}: {one.reason}"), err=True)
    if len(bad) > _SHOWN:
        typer.echo(f"... and {len(bad) - _SHOWN} more (--json lists all)", err=True)
    if bad:
        typer.echo(f"{len(bad)} rows were left out", err=True)


def _remove(source: str) -> None:
    from saksi.knowledge.atlas.adding import remove  # noqa: PLC0415

    remove(source)
    print_line(one_line(f"{source}: taken out"))


def _print(told: dict[str, Any]) -> None:
    import json  # noqa: PLC0415

    print_line(json.dumps(told, ensure_ascii=False))
