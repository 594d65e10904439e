"""Judgements, on any SQL database: added, never changed or removed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import Connection, Select, insert, or_, select, update

from saksi.errors import StoreError
from saksi.model import Judgement, Verdict
from saksi.store import tables
from saksi.store.database import Database
from saksi.store.interface import StaleJudgementError
from saksi.store.reading import BATCH, batched
from saksi.store.rebuild import RowLike
from saksi.store.statuses import named, statuses

_TABLE = tables.judgements


class SqlJudgements(Database):
    """`saksi.store.interface.Judgements` on an engine."""

    def judge(self, judgement: Judgement, expected: str | None = None) -> None:
        """Keep a judgement; StaleJudgementError if the target has a newer one than `expected`."""
        self.judge_all([judgement], {} if expected is None else {judgement.target: expected})

    def judge_all(self, judgements: Sequence[Judgement], expected: Mapping[str, str] | None = None) -> None:
        """Keep judgements, all or none of them."""
        targets = {one.target for one in judgements}
        with self._writing(", ".join(sorted(targets)[:3])) as connection:
            self._dialect.guard(connection, "incidents", shared=True)
            for target in sorted(targets | set(expected or ())):
                self._dialect.guard(connection, f"judgement {target}")
            fresh = [one for one in judgements if not self._is_kept(connection, one)]
            if not fresh:
                return
            for target, seen in (expected or {}).items():
                self._check_newest(connection, target, seen)
            connection.execute(insert(_TABLE), [_row(one) for one in fresh])
            _update_statuses(connection, targets.union(*(named(one.anchor) for one in fresh)))

    def judgements(self, target: str | None = None, report: str | None = None) -> Iterator[Judgement]:
        """The judgements on one target, those whose anchor names a report, or all; oldest first."""
        query = select(_TABLE).order_by(_TABLE.c.key).execution_options(yield_per=BATCH)
        if target is not None:
            query = query.where(_TABLE.c.target == target)
        if report is not None:
            query = query.where(_TABLE.c.anchor.contains(f'"{report}"', autoescape=True))
        with self._reading() as connection:
            for row in connection.execute(query).mappings():
                yield _judgement(row)

    def judgement_ids(self) -> Sequence[str]:
        """The ids of all judgements, oldest first."""
        with self._reading() as connection:
            return connection.scalars(select(_TABLE.c.id).order_by(_TABLE.c.key)).all()

    def judgements_named(self, judgement_ids: Sequence[str]) -> Iterator[Judgement]:
        """The judgements of these ids, oldest first."""
        with self._reading() as connection:
            for some in batched(judgement_ids):
                query = select(_TABLE).where(_TABLE.c.id.in_(some)).order_by(_TABLE.c.key)
                for row in connection.execute(query).mappings():
                    yield _judgement(row)

    def judgements_of(self, targets: Sequence[str]) -> Mapping[str, tuple[Judgement, ...]]:
        """The judgements on each target, oldest first."""
        found: defaultdict[str, list[Judgement]] = defaultdict(list)
        with self._reading() as connection:
            for some in batched(targets):
                query = select(_TABLE).where(_TABLE.c.target.in_(some)).order_by(_TABLE.c.key)
                for row in connection.execute(query).mappings():
                    found[row["target"]].append(_judgement(row))
        return {target: tuple(given) for target, given in found.items()}

    def _is_kept(self, connection: Connection, judgement: Judgement) -> bool:
        """Whether this very judgement is there; StoreError if another one has its id."""
        row = connection.execute(select(_TABLE).where(_TABLE.c.id == judgement.id)).mappings().first()
        if row is not None and _judgement(row) != judgement:
            raise StoreError(
                f"{self._where}: another judgement has the id {judgement.id}", "judge again: the id must be new"
            )
        return row is not None

    def _check_newest(self, connection: Connection, target: str, expected: str) -> None:
        row = connection.execute(_newest_first(target).limit(1)).mappings().first()
        newest = None if row is None else _judgement(row)
        if (newest.id if newest else "") == expected:
            return
        who = f" by {newest.reviewer} at {newest.at:%Y-%m-%d %H:%M}" if newest else ""
        raise StaleJudgementError(
            f"{self._where}: {target} has been judged meanwhile{who}; nothing was kept", "look at it again", newest
        )


def _newest_first(target: str) -> Select[tuple[object, ...]]:
    return select(_TABLE).where(_TABLE.c.target == target).order_by(_TABLE.c.key.desc())


def _update_statuses(connection: Connection, targets: Collection[str]) -> None:
    """Bring the status of the incidents up that the targets are, or belong to."""
    incidents, told = tables.incidents.c, tables.incident_records.c
    keys: dict[int, str] = {}
    for some in batched(targets):
        holds = select(told.incident).where(told.record.in_(some))
        query = select(incidents.key, incidents.id).where(or_(incidents.id.in_(some), incidents.key.in_(holds)))
        keys |= {row.key: row.id for row in connection.execute(query)}
    for key, incident in keys.items():
        records = connection.scalars(select(told.record).where(told.incident == key)).all()
        status = statuses(connection, {incident: records})[incident]
        connection.execute(update(tables.incidents).where(incidents.key == key).values(status=status.value))


def _row(judgement: Judgement) -> dict[str, object]:
    return {
        "id": judgement.id,
        "target": judgement.target,
        "verdict": judgement.verdict.value,
        "reviewer": judgement.reviewer,
        "at": judgement.at,
        "field": judgement.field,
        "old": judgement.old,
        "new": judgement.new,
        "note": judgement.note,
        "anchor": judgement.anchor,
    }


def _judgement(row: RowLike) -> Judgement:
    return Judgement(
        id=row["id"],
        target=row["target"],
        verdict=Verdict(row["verdict"]),
        reviewer=row["reviewer"],
        at=row["at"],
        field=row["field"],
        old=row["old"],
        new=row["new"],
        note=row["note"],
        anchor=row["anchor"],
    )
