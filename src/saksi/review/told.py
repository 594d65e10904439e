"""What incidents are made of: the records that a reader found, and those that people added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from saksi.model import Incident, Record, Testimony, Verdict
from saksi.review.effective import added
from saksi.review.undoing import in_force
from saksi.store.interface import Store


def testimonies_of(store: Store, incidents: Sequence[Incident]) -> Mapping[str, tuple[Testimony, ...]]:
    """The records of each incident with their reports and families, as `Store.testimonies`, the added ones with them.

    The records are as they were said first; of one coded again, the newest coding.
    """
    told = dict(store.testimonies([one.id for one in incidents]))
    there = {each.record.id for members in told.values() for each in members}
    missing = {name: one.id for one in incidents for name in one.records if name not in there}
    for each in _added(store, list(missing)):
        told[missing[each.record.id]] += (each,)
    return told


def _added(store: Store, names: Sequence[str]) -> Iterator[Testimony]:
    """The records of these ids that people added, and have not taken back."""
    if not names:
        return
    for passed in store.judgements_of(names).values():
        for judgement in in_force(passed):
            if judgement.verdict is Verdict.ADD:
                yield _testimony(store, added(judgement))


def _testimony(store: Store, record: Record) -> Testimony:
    home = store.families_of([record.report_id])
    return Testimony(store.report(record.report_id), record, home[record.report_id])
