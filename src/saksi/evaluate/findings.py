"""What went wrong, record by record, with the words that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from saksi.errors import UsageError
from saksi.evaluate.entry import EXTRA_SLOTS, SLOTS, Entry
from saksi.evaluate.evidence import overlap
from saksi.evaluate.matching import Matched, Pair
from saksi.evaluate.score import Scores


class FindingKind(StrEnum):
    """A gold record nobody predicted, a prediction that stands for none, or a matched pair with wrong fields."""

    MISSED = "missed"
    SPURIOUS = "spurious"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class WrongSlot:
    """A field of a matched pair: elements of gold that are missing, and predicted ones that are too many."""

    slot: str
    missed: tuple[str, ...]
    spurious: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `record` is the gold record's id, or the predicted one's where there is no gold.

    `near` names the types of unmatched records of the other side whose evidence overlaps: what it was taken for.
    """

    kind: FindingKind
    report: str
    record: str
    event_type: str
    evidence: tuple[str, ...]
    predicted_type: str | None = None
    wrong: tuple[WrongSlot, ...] = ()
    near: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The finding as plain data."""
        return asdict(self)


def find_all(scores: Scores, rule: str = "strict") -> list[Finding]:
    """All findings under one rule (`strict`, `lenient`, `strict_ab`, `lenient_ab`), report by report."""
    if rule not in scores.matched:
        raise UsageError(f"no rule is called {rule}", f"choose from {', '.join(scores.matched)}")
    return [finding for matched in scores.matched[rule] for finding in _of_report(matched)]


def _of_report(matched: Matched) -> Iterator[Finding]:
    yield from _unmatched(FindingKind.MISSED, matched.report, matched.missed, matched.spurious)
    yield from _unmatched(FindingKind.SPURIOUS, matched.report, matched.spurious, matched.missed)
    for pair in matched.pairs:
        wrong = tuple(_wrong_slots(pair))
        if wrong:
            gold, predicted = pair.gold, pair.predicted.event_type
            kind = FindingKind.WRONG
            yield Finding(kind, matched.report, gold.id, gold.event_type, gold.evidence, predicted, wrong)


def _unmatched(kind: FindingKind, report: str, ours: Sequence[Entry], theirs: Sequence[Entry]) -> Iterator[Finding]:
    for entry in ours:
        near = tuple(other.event_type for other in theirs if overlap(entry.spans, other.spans))
        yield Finding(kind, report, entry.id, entry.event_type, entry.evidence, near=near)


def _wrong_slots(pair: Pair) -> Iterator[WrongSlot]:
    """The slots of a pair that differ, and its type, modality and background where they do."""
    for slot in (*SLOTS, *EXTRA_SLOTS):
        outcome = pair.slots[slot]
        if outcome.missed or outcome.spurious:
            yield WrongSlot(slot, _shown(outcome.missed), _shown(outcome.spurious))
    for field, gold, predicted in _fields(pair.gold, pair.predicted):
        if gold != predicted:
            yield WrongSlot(field, (gold,), (predicted,))


def _fields(gold: Entry, predicted: Entry) -> Iterator[tuple[str, str, str]]:
    yield "event_type", gold.event_type, predicted.event_type
    yield "modality", gold.modality.value, predicted.modality.value
    yield "background", str(gold.background).lower(), str(predicted.background).lower()


def _shown(elements: Sequence[object]) -> tuple[str, ...]:
    return tuple(str(element) for element in elements)
