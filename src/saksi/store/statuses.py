"""How far incidents are judged, by the judgements on them and on their records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from saksi.model import Verdict
from saksi.store import tables
from saksi.store.listing import Status, status_of
from saksi.store.reading import batched

#: Verdicts on a record as a whole.
_ON_WHOLE = (Verdict.ACCEPT.value, Verdict.REJECT.value, Verdict.ADD.value)


def statuses(connection: Connection, records: Mapping[str, Sequence[str]]) -> dict[str, Status]:
    """The status of each incident, given its records' ids."""
    targets = [*records, *(record for own in records.values() for record in own)]
    verdicts = _standing(connection, targets)
    return {incident: _status(incident, own, verdicts) for incident, own in records.items()}


def _status(incident: str, records: Sequence[str], verdicts: Mapping[str, Sequence[str]]) -> Status:
    told = [_of_record(verdicts.get(record, ())) for record in records or [incident]]
    changed = any(verdict not in _ON_WHOLE for verdict in verdicts.get(incident, ()))
    return status_of(told, changed=changed)


def _of_record(verdicts: Sequence[str]) -> Status:
    whole = [verdict for verdict in verdicts if verdict in _ON_WHOLE]
    if whole:
        return Status.REJECTED if whole[-1] == Verdict.REJECT.value else Status.ACCEPTED
    return Status.CORRECTED if Verdict.CORRECT.value in verdicts else Status.OPEN


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
