"""The matching is the best one by the codebook's order of worth, checked against trying every matching."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from saksi.evaluate.entry import EXTRA_SLOTS, SLOTS, Entry
from saksi.evaluate.evidence import overlap
from saksi.evaluate.matching import RULES, Rule, match
from saksi.evaluate.slots import SlotComparer
from saksi.model import Modality, Span

COMPARER = SlotComparer()
STRICT, LENIENT, STRICT_AB, _ = RULES
EMPTY = dict.fromkeys((*SLOTS, *EXTRA_SLOTS), ())


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    names = st.lists(st.sampled_from(["Merah", "Biru", "Hijau"]), unique=True, max_size=2).map(tuple)
    start = draw(st.integers(0, 6))
    return Entry(
        id="x",
        event_type=draw(st.sampled_from(["attack", "armed_clash", "talks", "demand", "threat"])),
        modality=Modality.ASSERTED,
        background=False,
        evidence=(),
        spans=(Span(start, start + 3),),
        slots={**EMPTY, "actor": draw(names), "recipient": draw(names)},
    )


def matchings(gold: list[Entry], predicted: list[Entry], rule: Rule) -> Iterator[list[tuple[Entry, Entry]]]:
    """Every set of pairs that may match, the empty one included."""
    if not gold:
        yield []
        return
    first, rest = gold[0], gold[1:]
    yield from matchings(rest, predicted, rule)
    for at, other in enumerate(predicted):
        if rule.types_agree(first.event_type, other.event_type) and overlap(first.spans, other.spans):
            for more in matchings(rest, predicted[:at] + predicted[at + 1 :], rule):
                yield [(first, other), *more]


def worth(pairs: list[tuple[Entry, Entry]]) -> tuple[int, int]:
    """Slot elements that agree, then pairs."""
    return sum(COMPARER.agreement(gold, predicted) for gold, predicted in pairs), len(pairs)


@given(st.lists(entries(), max_size=4), st.lists(entries(), max_size=4), st.sampled_from([STRICT, LENIENT]))
def test_no_other_matching_is_worth_more(gold: list[Entry], predicted: list[Entry], rule: Rule) -> None:
    matched = match("a", gold, predicted, rule, COMPARER)
    pairs = [(pair.gold, pair.predicted) for pair in matched.pairs]
    assert worth(pairs) == max(worth(other) for other in matchings(gold, predicted, rule))


@given(st.lists(entries(), max_size=5), st.lists(entries(), max_size=5), st.sampled_from(RULES))
def test_every_record_is_counted_once(gold: list[Entry], predicted: list[Entry], rule: Rule) -> None:
    matched = match("a", gold, predicted, rule, COMPARER)
    assert len(matched.pairs) + len(matched.missed) == sum(map(rule.keeps, gold))
    assert len(matched.pairs) + len(matched.spurious) == sum(map(rule.keeps, predicted))


@given(st.lists(entries(), max_size=4))
def test_records_match_themselves(gold: list[Entry]) -> None:
    matched = match("a", gold, list(gold), STRICT, COMPARER)
    assert (matched.missed, matched.spurious) == ((), ())
    assert all(not pair.slots[slot].missed for pair in matched.pairs for slot in SLOTS)


def test_rules_are_pinned() -> None:
    assert [(rule.name, rule.strict, rule.tiers) for rule in RULES] == [
        ("strict", True, "ABCD"),
        ("lenient", False, "ABCD"),
        ("strict_ab", True, "AB"),
        ("lenient_ab", False, "AB"),
    ]
