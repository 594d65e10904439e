"""Which predicted record stands for which gold record (codebook section 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from saksi.codebook import codebook
from saksi.evaluate.assignment import assign
from saksi.evaluate.entry import Entry
from saksi.evaluate.evidence import likeness, overlap
from saksi.evaluate.slots import SlotComparer, SlotOutcome


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to score: `strict` or lenient type agreement, over the records of `tiers` alone."""

    name: str
    strict: bool
    tiers: str = "ABCD"

    def keeps(self, entry: Entry) -> bool:
        """Whether the record takes part."""
        return entry.tier in self.tiers

    def types_agree(self, gold: str, predicted: str) -> bool:
        """Whether the types of a pair allow it to match."""
        return gold == predicted or (not self.strict and predicted in codebook().lenient_family(gold))


#: The rows of the result, in order.
RULES = (
    Rule("strict", strict=True),
    Rule("lenient", strict=False),
    Rule("strict_ab", strict=True, tiers="AB"),
    Rule("lenient_ab", strict=False, tiers="AB"),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold record, the predicted one that stands for it, and how their slots compare."""

    gold: Entry
    predicted: Entry
    slots: Mapping[str, SlotOutcome]


@dataclass(frozen=True, slots=True)
class Matched:
    """One report's records under one rule: matched, missed (gold only) and spurious (predicted only)."""

    report: str
    pairs: tuple[Pair, ...]
    missed: tuple[Entry, ...]
    spurious: tuple[Entry, ...]


def match(
    report: str, gold: Sequence[Entry], predicted: Sequence[Entry], rule: Rule, comparer: SlotComparer
) -> Matched:
    """The one-to-one matching with the highest total slot agreement.

    Among matchings of equal agreement the one with more pairs wins, so that a pair that may match is never left
    apart for nothing; then the one whose types are equal and whose evidence overlaps most.
    """
    wanted = [entry for entry in gold if rule.keeps(entry)]
    given = [entry for entry in predicted if rule.keeps(entry)]
    scale = min(len(wanted), len(given)) + 1
    chosen = assign([[_weight(left, right, rule, comparer, scale) for right in given] for left in wanted])
    lefts, rights = {left for left, _ in chosen}, {right for _, right in chosen}
    return Matched(
        report,
        tuple(Pair(wanted[at], given[to], comparer.compare(wanted[at], given[to])) for at, to in chosen),
        tuple(entry for at, entry in enumerate(wanted) if at not in lefts),
        tuple(entry for at, entry in enumerate(given) if at not in rights),
    )


def _weight(gold: Entry, predicted: Entry, rule: Rule, comparer: SlotComparer, scale: int) -> int:
    """0 for a pair that may not match, else agreement, pair and closeness as digits of one number.

    Fewer than `scale` pairs are chosen, so the sum of a lower digit never reaches the next one.
    """
    if not rule.types_agree(gold.event_type, predicted.event_type) or not overlap(gold.spans, predicted.spans):
        return 0
    closeness = 10 * (gold.event_type == predicted.event_type) + round(9 * likeness(gold.spans, predicted.spans))
    return (comparer.agreement(gold, predicted) * scale + 1) * scale * 20 + closeness
