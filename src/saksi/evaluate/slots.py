"""Which slots of two records agree (codebook section 3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt

from saksi.evaluate.assignment import assign
from saksi.evaluate.entry import EXTRA_SLOTS, SLOTS, Element, Entry, Figure, Place, Time
from saksi.evaluate.names import same_name, same_party

SameActor = Callable[[str, str], bool]

#: Two points no farther apart than this are the same place.
NEAR_KM = 25.0
_EARTH_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class SlotOutcome:
    """One slot of a matched pair: what was found, what is missing, what is too many."""

    found: tuple[tuple[Element, Element], ...] = ()
    missed: tuple[Element, ...] = ()
    spurious: tuple[Element, ...] = ()


class SlotComparer:
    """Compares records slot by slot; `same_actor` says of two names whether they are one known actor."""

    def __init__(self, same_actor: SameActor | None = None) -> None:
        self._same_actor = cache(same_actor) if same_actor is not None else None

    def compare(self, gold: Entry, predicted: Entry) -> Mapping[str, SlotOutcome]:
        """The outcome of every slot of a pair, those outside the total included."""
        return {slot: self._outcome(slot, gold, predicted) for slot in (*SLOTS, *EXTRA_SLOTS)}

    def agreement(self, gold: Entry, predicted: Entry) -> int:
        """How many slot elements of `gold` the predicted record has right."""
        outcomes = self.compare(gold, predicted)
        return sum(len(outcomes[slot].found) for slot in SLOTS)

    def _outcome(self, slot: str, gold: Entry, predicted: Entry) -> SlotOutcome:
        """Elements are paired one to one, as many as can be."""
        wanted, given = gold.slots[slot], predicted.slots[slot]
        pairs = assign([[int(self.same(slot, left, right)) for right in given] for left in wanted])
        lefts, rights = {left for left, _ in pairs}, {right for _, right in pairs}
        return SlotOutcome(
            tuple((wanted[left], given[right]) for left, right in pairs),
            tuple(element for at, element in enumerate(wanted) if at not in lefts),
            tuple(element for at, element in enumerate(given) if at not in rights),
        )

    def same(self, slot: str, gold: Element, predicted: Element) -> bool:
        """Whether two elements of a slot agree."""
        match gold, predicted:
            case Place(), Place():
                return same_place(gold, predicted)
            case Time(), Time():
                return same_time(gold, predicted)
            case Figure(), Figure():
                return (gold.kind, gold.low, gold.high) == (predicted.kind, predicted.low, predicted.high)
            case str(), str():
                return same_name(gold, predicted) if slot == "value" else self._same_party(gold, predicted)
        return False

    def _same_party(self, gold: str, predicted: str) -> bool:
        return same_party(gold, predicted) or (self._same_actor is not None and self._same_actor(gold, predicted))


def same_place(gold: Place, predicted: Place) -> bool:
    """Whether any name of the one (as written, or resolved) is one of the other, or both points are within 25 km."""
    ours, theirs = (gold.text, gold.name), (predicted.text, predicted.name)
    if any(same_name(left, right) for left in ours for right in theirs if left and right):
        return True
    distance = distance_km(gold, predicted)
    return distance is not None and distance <= NEAR_KM


def same_time(gold: Time, predicted: Time) -> bool:
    """Whether both ends are equal; times that neither side could resolve agree by their words."""
    if (gold.start, gold.end) != (predicted.start, predicted.end):
        return False
    return gold.start is not None or gold.end is not None or same_name(gold.text, predicted.text)


def distance_km(ours: Place, theirs: Place) -> float | None:
    """The great-circle distance of two places in km (haversine); None unless both have a point."""
    if ours.lat is None or ours.lon is None or theirs.lat is None or theirs.lon is None:
        return None
    lat, other_lat = radians(ours.lat), radians(theirs.lat)
    across = sin(radians(theirs.lon - ours.lon) / 2) ** 2
    chord = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * across
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))
