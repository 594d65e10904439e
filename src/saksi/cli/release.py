"""`saksi release`: a frozen dataset in a folder."""

from __future__ import annotations

from typing import Annotated

import typer

from saksi.cli.options import Database, open_existing

Folder = Annotated[str, typer.Option("-o", "--output", metavar="DIR", help="A new folder to write to.")]
Version = Annotated[str, typer.Option("--version", metavar="V", help="What this release is called, such as 2026.1.")]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", metavar="FORMAT", help="An export to put in; repeatable.  [default: all but ftm]"),
]
Title = Annotated[str | None, typer.Option("--title", help="The dataset's title.")]
Author = Annotated[list[str] | None, typer.Option("--author", help="Who made it; repeatable.")]
Licence = Annotated[str | None, typer.Option("--licence", help="The licence of the dataset, by its SPDX name.")]


def release(
    *,
    output: Folder,
    version: Version,
    db: Database = None,
    formats: Formats = None,
    title: Title = None,
    author: Author = None,
    licence: Licence = None,
) -> None:
    """Freeze the database as a dataset: exports, manifest with versions and sums, notices, citation."""
    from saksi.release.freeze import USUAL, freeze  # noqa: PLC0415  (loads what linking needs)
    from saksi.release.material import Reviewed  # noqa: PLC0415
    from saksi.release.papers import Titles  # noqa: PLC0415

    named = {"title": title} if title else {}
    titles = Titles(version, authors=tuple(author or ()), licence=licence, **named)
    store = open_existing(db)
    try:
        manifest = freeze(Reviewed(store), output, titles, formats or USUAL)
    finally:
        store.close()
    counts = ", ".join(f"{count} {unit}" for unit, count in manifest["counts"].items())
    typer.echo(f"{output}: {counts}; {len(manifest['files'])} files, sums in SHA256SUMS", err=True)
