"""Writing and reading families, within the caller's transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select

from saksi.model import Family
from saksi.store import tables
from saksi.store.bodies import Body, family_body
from saksi.store.reading import batched


def write_families(connection: Connection, families: Sequence[Family]) -> None:
    """Make these the families; those whose content is the same are left as they are."""
    made = {family.id: family_body(family) for family in families}
    digests = {family_id: _digest(body) for family_id, body in made.items()}
    column = tables.families.c
    kept = {row.id: row.digest for row in connection.execute(select(column.id, column.digest))}
    for some in batched(family_id for family_id, digest in kept.items() if digests.get(family_id) != digest):
        connection.execute(delete(tables.families).where(column.id.in_(some)))
    for some in batched(family_id for family_id, digest in digests.items() if kept.get(family_id) != digest):
        _insert(connection, {family_id: made[family_id] for family_id in some}, digests)


def read_families_of(connection: Connection, report_ids: Iterable[str]) -> dict[str, str]:
    """The id of each report's family, or its own where it has none."""
    families, members = tables.families.c, tables.family_reports.c
    query = select(members.report, families.id).join(tables.families, families.key == members.family)
    found = {report: report for report in report_ids}
    for some in batched(found):
        found.update((row.report, row.id) for row in connection.execute(query.where(members.report.in_(some))))
    return found


def _insert(connection: Connection, made: dict[str, Body], digests: dict[str, str]) -> None:
    column = tables.families.c
    rows = [{"id": family_id, "digest": digests[family_id], "body": body} for family_id, body in made.items()]
    keys = connection.execute(insert(tables.families).returning(column.id, column.key), rows)
    members = [{"report": report, "family": row.key} for row in keys for report in made[row.id]["reports"]]
    if members:
        connection.execute(insert(tables.family_reports), members)


def _digest(body: Body) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:32]
