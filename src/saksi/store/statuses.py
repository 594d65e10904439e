"""How far incidents are judged, by the judgements on them and on their records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from saksi.model import Verdict
from saksi.store import tables
from saksi.store.listing import Status
from saksi.store.reading import batched

_OF_VERDICT = {Verdict.ACCEPT.value: Status.ACCEPTED, Verdict.REJECT.value: Status.REJECTED}


def statuses(connection: Connection, records: Mapping[str, Sequence[str]]) -> dict[str, Status]:
    """The status of each incident, given its records' ids."""
    targets = [*records, *(record for own in records.values() for record in own)]
    verdicts = _standing(connection, targets)
    return {incident: _status(incident, own, verdicts) for incident, own in records.items()}


def _status(incident: str, records: Sequence[str], verdicts: Mapping[str, Sequence[str]]) -> Status:
    if verdicts.get(incident):
        return _OF_VERDICT.get(verdicts[incident][-1], Status.CORRECTED)
    return Status.PARTIAL if any(verdicts.get(record) for record in records) else Status.OPEN


def _standing(connection: Connection, targets: Sequence[str]) -> dict[str, list[str]]:
    """The verdicts on each target that nobody took back, oldest first."""
    column = tables.judgements.c
    given: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for some in batched(targets):
        query = select(column.target, column.id, column.verdict, column.old).where(column.target.in_(some))
        for row in connection.execute(query.order_by(column.key)):
            if row.verdict == Verdict.UNDO.value:
                given[row.target].pop((row.old or "").strip('"'), None)
            else:
                given[row.target][row.id] = row.verdict
    return {target: list(verdicts.values()) for target, verdicts in given.items()}
