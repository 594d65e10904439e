"""Whether two reports are of one origin, and why: a copy by its wording, a rewrite or translation by what it keeps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from saksi.merge.credits import names_outlet
from saksi.merge.names import spelled
from saksi.merge.prints import Print
from saksi.model import FamilyLink

#: Share of the shorter report's word runs that stand in the other, from which on it is a copy.
COPY = 0.5
#: Runs that the shorter report must have for its wording to say anything.
ENOUGH_RUNS = 10
#: Days between a story and its rewrite.
DAYS = 3
#: With a common credit: what must be shared (see `_weight`) and the share of the poorer report's numbers.
CREDITED, CREDITED_NUMBERS = 1.5, 0.66
#: Without one: much must be shared, all numbers, and most names.
UNCREDITED, UNCREDITED_NUMBERS, UNCREDITED_NAMES = 6.0, 0.99, 0.6
#: Two texts with so many names each and none in common are not of one origin.
NAMES_APART = 2
#: Above this similarity of two texts (if a measure is given) an uncredited pair needs as little as a credited one.
SIMILAR = 0.93


class Similarity(Protocol):
    """A measure of how alike two texts are across languages, as the cosine of an encoder's vectors is: 0 to 1.

    It only proposes: what is merely on the same topic scores as high as a translation, so the slots decide.
    """

    def __call__(self, one: str, other: str) -> float:
        """How alike the two texts are."""


def kinship(one: Print, other: Print, similarity: Similarity | None = None) -> FamilyLink | None:
    """Why the two are of one family; None if nothing says so."""
    if link := _copy(one, other):
        return link
    if one.day and other.day and abs((one.day - other.day).days) > DAYS:
        return None
    return _rewrite(one, other, similarity)


def _copy(one: Print, other: Print) -> FamilyLink | None:
    runs, others = one.runs, other.runs
    fewer = min(len(runs), len(others))
    share = len(runs & others) / fewer
    if fewer < ENOUGH_RUNS or share < COPY:
        return None
    reason = f"{share:.0%} of the shorter report's wording stands in the other"
    return FamilyLink(one.report_id, other.report_id, "copy", round(share, 3), reason)


def _rewrite(one: Print, other: Print, similarity: Similarity | None) -> FamilyLink | None:
    names, numbers = one.names & other.names, one.numbers & other.numbers
    if not names and min(len(one.names), len(other.names)) >= NAMES_APART:
        return None
    credit = _credit(one, other)
    of_numbers = _share(numbers, one.numbers, other.numbers)
    of_names = _share(names, one.names, other.names)
    shared = _weight(names, numbers)
    alike = bool(credit) or (similarity is not None and similarity(one.text, other.text) >= SIMILAR)
    if alike and not (shared >= CREDITED and of_numbers >= CREDITED_NUMBERS):
        return None
    if not alike and not (shared >= UNCREDITED and of_numbers >= UNCREDITED_NUMBERS and of_names >= UNCREDITED_NAMES):
        return None
    told = (credit, _listed("numbers", sorted(numbers)), _listed("names", spelled(one.text, names)))
    reason = "; ".join(part for part in told if part)
    score = (of_numbers + of_names) / 2
    return FamilyLink(one.report_id, other.report_id, "credit" if credit else "slots", round(score, 3), reason)


def _credit(one: Print, other: Print) -> str:
    """The origin that both have: an agency, one house, or one's outlet that the other credits."""
    if shared := one.agencies & other.agencies:
        return f"both credit {', '.join(sorted(shared))}"
    if one.house and one.house == other.house and one.outlet != other.outlet:
        return f"editions of {one.house}"
    for teller, told in ((one, other), (other, one)):
        if told.outlet and names_outlet(teller.text, [told.outlet]):
            return f"{teller.outlet or teller.report_id} credits {told.outlet}"
    return ""


def _share(shared: frozenset[str] | frozenset[int], *sides: Iterable[object]) -> float:
    """The part of the poorer side that is shared; 1 where a side has nothing that could differ."""
    fewest = min(len(frozenset(side)) for side in sides)
    return len(shared) / fewest if fewest else 1.0


def _weight(names: frozenset[str], numbers: frozenset[int]) -> float:
    """How much is shared: 1 a name (up to four: they may be one place and one person), a number by its size."""
    return min(len(names), 4) + sum(0.5 if number < 10 else 1.0 if number < 100 else 1.5 for number in numbers)


def _listed(what: str, values: Sequence[object]) -> str:
    return f"the same {what}: {', '.join(map(str, values[:8]))}" if values else ""
