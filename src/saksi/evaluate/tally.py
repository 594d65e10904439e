"""Counts, and the rates they give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from saksi.evaluate.entry import EXTRA_SLOTS, SLOTS, Entry
from saksi.evaluate.matching import Matched, Pair


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were `found`, of how many in `gold` and how many `predicted`.

    With nothing in gold and nothing predicted there was nothing to get wrong: every rate is 1.
    """

    found: int = 0
    gold: int = 0
    predicted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.found + other.found, self.gold + other.gold, self.predicted + other.predicted)

    @property
    def precision(self) -> float:
        """Found to predicted, 0..1."""
        return _share(self.found, self.predicted, empty=not self.gold)

    @property
    def recall(self) -> float:
        """Found to gold, 0..1."""
        return _share(self.found, self.gold, empty=not self.predicted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0..1."""
        return _share(2 * self.found, self.gold + self.predicted, empty=True)


class Rate(StrEnum):
    """Which rate of a tally a measure is."""

    F1 = "f1"
    RECALL = "recall"


#: Every measure of a row with the rate it reports. `slots` sums up SLOTS; `modality` and `background` count the
#: matched pairs that have it right; `harm_exact` is found to gold harm figures.
MEASURES: Mapping[str, Rate] = {
    "event": Rate.F1,
    "slots": Rate.F1,
    **dict.fromkeys(SLOTS, Rate.F1),
    "harm_exact": Rate.RECALL,
    "modality": Rate.RECALL,
    "background": Rate.RECALL,
    **dict.fromkeys(EXTRA_SLOTS, Rate.F1),
}


def count(matched: Matched) -> dict[str, Tally]:
    """The tally of every measure for one report; unmatched records count with all their slots, as in MUC."""
    pairs = matched.pairs
    tallies = {slot: _slot(slot, matched) for slot in (*SLOTS, *EXTRA_SLOTS)}
    modality = sum(pair.gold.modality is pair.predicted.modality for pair in pairs)
    background = sum(pair.gold.background is pair.predicted.background for pair in pairs)
    event = Tally(len(pairs), len(pairs) + len(matched.missed), len(pairs) + len(matched.spurious))
    return {
        "event": event,
        "slots": total(tallies[slot] for slot in SLOTS),
        **tallies,
        "harm_exact": tallies["harm"],
        "modality": Tally(modality, len(pairs), len(pairs)),
        "background": Tally(background, len(pairs), len(pairs)),
    }


def count_types(matched: Matched) -> dict[str, Tally]:
    """The event tally of every type that occurs; a pair of two types is found for neither."""
    tallies: dict[str, Tally] = {}
    for pair in matched.pairs:
        gold, predicted = pair.gold.event_type, pair.predicted.event_type
        tallies[gold] = tallies.get(gold, Tally()) + Tally(int(gold == predicted), 1, 0)
        tallies[predicted] = tallies.get(predicted, Tally()) + Tally(0, 0, 1)
    for entries, one in ((matched.missed, Tally(0, 1, 0)), (matched.spurious, Tally(0, 0, 1))):
        for entry in entries:
            tallies[entry.event_type] = tallies.get(entry.event_type, Tally()) + one
    return tallies


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies."""
    return sum(tallies, Tally())


def _slot(slot: str, matched: Matched) -> Tally:
    gold = _filled(slot, (pair.gold for pair in matched.pairs)) + _filled(slot, matched.missed)
    predicted = _filled(slot, (pair.predicted for pair in matched.pairs)) + _filled(slot, matched.spurious)
    return Tally(_found(slot, matched.pairs), gold, predicted)


def _found(slot: str, pairs: Iterable[Pair]) -> int:
    return sum(len(pair.slots[slot].found) for pair in pairs)


def _filled(slot: str, entries: Iterable[Entry]) -> int:
    return sum(len(entry.slots[slot]) for entry in entries)


def _share(part: int, whole: int, *, empty: bool) -> float:
    """Part to whole; where there is no whole, 1 if that is as it should be, else 0."""
    return part / whole if whole else float(empty)
