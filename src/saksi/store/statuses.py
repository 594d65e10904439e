"""How far incidents are judged, by the judgements on them and on their records."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, RowMapping, select

from saksi.model import Verdict
from saksi.store import tables
from saksi.store.listing import Status, status_of
from saksi.store.reading import batched

#: Verdicts on a record as a whole.
_ON_WHOLE = (Verdict.ACCEPT.value, Verdict.REJECT.value, Verdict.ADD.value)
_REGROUPING = (Verdict.MERGE.value, Verdict.SPLIT.value)


def statuses(connection: Connection, records: Mapping[str, Sequence[str]]) -> dict[str, Status]:
    """The status of each incident, given its records' ids."""
    targets = [*records, *(record for own in records.values() for record in own)]
    verdicts, regrouped = _standing(connection, targets), _regrouped(connection)
    return {
        incident: status_of(
            [_of_record(verdicts.get(record, ())) for record in own or [incident]],
            changed=not regrouped.isdisjoint([incident, *own]),
        )
        for incident, own in records.items()
    }


def named(anchor: str | None) -> set[str]:
    """The records that the anchor of a judgement names besides its target."""
    held = json.loads(anchor) if anchor else None
    records = held.get("records") if isinstance(held, dict) else None
    return set(records) if isinstance(records, dict) else set()


def _of_record(verdicts: Sequence[str]) -> Status:
    whole = [verdict for verdict in verdicts if verdict in _ON_WHOLE]
    if whole:
        return Status.REJECTED if whole[-1] == Verdict.REJECT.value else Status.ACCEPTED
    return Status.CORRECTED if Verdict.CORRECT.value in verdicts else Status.OPEN


def _standing(connection: Connection, targets: Sequence[str]) -> dict[str, list[str]]:
    """The verdicts on each target that nobody took back, oldest first."""
    column = tables.judgements.c
    given: defaultdict[str, list[str]] = defaultdict(list)
    for some in batched(targets):
        query = select(column.target, column.id, column.verdict, column.old).where(column.target.in_(some))
        for row in _in_force(connection.execute(query.order_by(column.key)).mappings().all()):
            given[row["target"]].append(row["verdict"])
    return given


def _regrouped(connection: Connection) -> set[str]:
    """The incidents and records that people merged or split, and nobody took that back.

    An incident's id may be another since; its records tell that it was meant.
    """
    column = tables.judgements.c
    regrouping = column.verdict.in_(_REGROUPING)
    targets = select(column.target).where(regrouping)
    query = select(column.target, column.id, column.verdict, column.old, column.anchor).where(
        column.target.in_(targets)
    )
    found = _in_force(connection.execute(query.order_by(column.key)).mappings().all())
    kept = [row for row in found if row["verdict"] in _REGROUPING]
    return {name for row in kept for name in (row["target"], *named(row["anchor"]))}


def _in_force(rows: Sequence[RowMapping]) -> list[RowMapping]:
    """Those that no later one takes back, the undoings left out; an undoing can be taken back itself."""
    taken_back: set[str] = set()
    kept = []
    for row in reversed(rows):
        if row["id"] not in taken_back and row["verdict"] == Verdict.UNDO.value:
            taken_back.add((row["old"] or "").strip('"'))
        elif row["id"] not in taken_back:
            kept.append(row)
    return kept[::-1]
