"""What people have joined and set apart, as pairs of record ids.

MERGE: `new` is a JSON list of record ids that tell one event. SPLIT: `new` lists those that leave, `old` those that
stay; no record of one shares an incident with a record of the other. UNDO names in `old` the judgement that it takes
back. A newer judgement beats an older one on the same pair.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from saksi.model import Judgement, Verdict

RecordPair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs of record ids, each sorted, and records that people have rejected as a whole."""

    joined: frozenset[RecordPair]
    apart: frozenset[RecordPair]
    rejected: frozenset[str]

    def separates(self, one: str, other: str) -> bool:
        """Whether the two were set apart."""
        return _pair(one, other) in self.apart


def decided(judgements: Sequence[Judgement]) -> Decided:
    """What judgements say of linking, those that were taken back left out; their order is that of their time."""
    ordered = sorted(judgements, key=lambda one: (one.at, one.id))
    taken_back = {json.loads(one.old or "null") for one in ordered if one.verdict is Verdict.UNDO}
    standing = [one for one in ordered if one.id not in taken_back]
    joined: set[RecordPair] = set()
    apart: set[RecordPair] = set()
    for one in standing:
        if one.verdict is Verdict.MERGE:
            records = sorted(_ids(one.new))
            apart.difference_update(combinations(records, 2))
            joined.update(combinations(records, 2))  # a chain would break at a record that is linked to none
        elif one.verdict is Verdict.SPLIT:
            parted = {_pair(*pair) for pair in product(_ids(one.new), _ids(one.old))}
            joined = _cut(joined, parted, _ids(one.new), _ids(one.old))
            apart |= parted
    return Decided(frozenset(joined), frozenset(apart), frozenset(_rejected(standing)))


def _cut(
    joined: Iterable[RecordPair], parted: set[RecordPair], leaving: list[str], staying: list[str]
) -> set[RecordPair]:
    """The joined pairs without those across the cut; what stays together on each side stays joined."""
    kept = {pair for pair in joined if pair not in parted}
    touched = {record for pair in joined if pair in parted for record in pair}
    for side in (leaving, staying):
        kept.update(pairwise(sorted(touched.intersection(side))))
    return kept


def regrouped(judgement: Judgement) -> frozenset[str]:
    """The records that a merge or split names; none of any other judgement."""
    if judgement.verdict not in (Verdict.MERGE, Verdict.SPLIT):
        return frozenset()
    return frozenset([*_ids(judgement.new), *_ids(judgement.old)])


def _rejected(judgements: Iterable[Judgement]) -> Iterator[str]:
    """Records whose newest judgement as a whole is a rejection."""
    last = {one.target: one.verdict for one in judgements if one.field is None}
    yield from (target for target, verdict in last.items() if verdict is Verdict.REJECT)


def _ids(text: str | None) -> list[str]:
    names = json.loads(text) if text else []
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _pair(one: str, other: str) -> RecordPair:
    return (one, other) if one <= other else (other, one)
