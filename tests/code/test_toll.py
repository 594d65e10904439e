"""Harm of one record."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from saksi.code.toll import one_toll, with_totals
from saksi.model import Harm, HarmKind, Span, Speaker


def dead(low: int, high: int | None = -1, *, who: str = "orang", speaker: str | None = None) -> Harm:
    told = Speaker(speaker, Span(0, 1)) if speaker else None
    return Harm(HarmKind.KILLED, who, low, low if high == -1 else high, str(low), Span(0, 2), told)


def test_a_figure_told_twice_is_one_with_its_speaker() -> None:
    (figure,) = one_toll([dead(12), dead(12, speaker="pejabat medis")])
    assert figure.speaker is not None
    assert figure.speaker.text == "pejabat medis"


def test_the_hedged_figure_stands_for_the_headline_without_hedge() -> None:
    assert [(f.low, f.high) for f in one_toll([dead(17), dead(17, None)])] == [(17, None)]


def test_a_number_stands_for_the_vague_word() -> None:
    assert [(f.low, f.high) for f in one_toll([dead(11, 19), dead(14)])] == [(14, 14)]
    assert [(f.low, f.high) for f in one_toll([dead(11, 19), dead(25)])] == [(11, 19), (25, 25)]


def test_other_kinds_are_no_parts() -> None:
    hurt = Harm(HarmKind.INJURED, "orang", 27, 27, "27", Span(0, 2))
    assert not any(figure.is_total for figure in with_totals([dead(40), hurt, dead(13)]))


@given(st.lists(st.integers(1, 400), min_size=2, max_size=4, unique=True))
def test_the_sum_of_parts_is_a_total_and_they_are_none(parts: list[int]) -> None:
    marked = with_totals([dead(sum(parts)), *map(dead, parts)])
    assert marked[0].is_total
    assert [figure.low for figure in marked] == [sum(parts), *parts]


@given(st.lists(st.builds(dead, st.integers(1, 60)), max_size=8))
def test_one_toll_keeps_every_exact_number_once(figures: list[Harm]) -> None:
    kept = one_toll(figures)
    assert [figure.low for figure in kept] == list(dict.fromkeys(figure.low for figure in figures))
    assert one_toll(kept) == kept
