"""`saksi diff`: what changed between two releases or databases, and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from saksi.cli.options import AsJson
from saksi.cli.terminal import console, one_line, print_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from saksi.release.diff import Change, Diff
    from saksi.release.snapshot import Snapshot

Before = Annotated[
    str, typer.Argument(metavar="A", help="The older one: a folder that saksi release wrote, or a database.")
]
After = Annotated[str, typer.Argument(metavar="B", help="The newer one.")]
AtMost = Annotated[int, typer.Option("--limit", min=0, help="Changes to list at most; --json holds all.")]
#: Characters of a value that a table shows.
_SHOWN = 60


def diff(*, a: Before, b: After, limit: AtMost = 50, as_json: AsJson = False) -> None:
    """Tell what changed from A to B, and why: new reports, a new reader version, judgements, re-linking."""
    from saksi.release.diff import difference  # noqa: PLC0415  (loads what linking needs)

    found = difference(_snapshot(a), _snapshot(b))
    if as_json:
        print_line(json.dumps(found.form(), ensure_ascii=True))
    else:
        _show(found, limit)


def _snapshot(path: str) -> Snapshot:
    from saksi.release.snapshot import is_release, of_release, of_store  # noqa: PLC0415
    from saksi.store import open_store  # noqa: PLC0415

    if is_release(path):
        return of_release(path)
    store = open_store(path, create=False)
    try:
        return of_store(path.rsplit("@", 1)[-1], store)  # an address may hold a password
    finally:
        store.close()


def _show(found: Diff, limit: int) -> None:
    for name, (before, after) in found.versions.items():
        console().print(one_line(f"{name}: {before} to {after}"))
    console().print(
        f"{len(found.reports_added)} reports more, {len(found.reports_removed)} fewer,"
        f" {len(found.judgements_added)} judgements more"
    )
    counts = ((unit, way, reason, str(count)) for (unit, way, reason), count in found.counts().items())
    _table(("what", "how", "why", "number"), counts)
    _table(("what", "id", "how", "why", "from what to what"), (_row(change) for change in found.changes[:limit]))
    if len(found.changes) > limit:
        console().print(f"and {len(found.changes) - limit} more (--limit, --json)")


def _row(change: Change) -> tuple[str, ...]:
    why = ", ".join(change.reasons) + (f" ({change.detail})" if change.detail else "")
    fields = "; ".join(f"{name}: {_brief(both[0])} > {_brief(both[1])}" for name, both in change.fields.items())
    return change.unit, change.id, change.way, why, fields


def _brief(value: Any) -> str:  # noqa: ANN401  (any plain data)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich.table import Table  # noqa: PLC0415  (slow to load)

    table = Table(*columns, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*map(one_line, row))
    if table.row_count:
        console().print(table)
