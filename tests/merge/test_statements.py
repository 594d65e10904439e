"""Which incident a statement speaks of does not hang on what was linked first."""

from __future__ import annotations

from itertools import permutations

from saksi.merge.statements import spoken_of
from saksi.model import Modality, Record, Span

SENTENCE = (Span(0, 90),)


def said(name: str, event_type: str, *evidence: Span) -> Record:
    return Record(name, "r-1", event_type, Modality.ASSERTED, evidence or SENTENCE)


def test_of_two_events_in_one_sentence_a_statement_speaks_of_the_one_told_first() -> None:
    strike, arrest = said("e-2", "air_strike", Span(0, 90), Span(200, 250)), said("e-1", "arrest", Span(20, 90))
    denial = said("e-3", "rejection", Span(40, 60))
    for one, other in permutations(["i-a", "i-b"]):
        for told in ({one: [[strike]], other: [[arrest]]}, {other: [[arrest]], one: [[strike]]}):
            assert [link.record_id for link in spoken_of([strike, arrest, denial], told)[one]] == ["e-3"]


def test_what_shares_more_words_with_the_statement_comes_before_what_is_told_first() -> None:
    early, late = said("e-1", "air_strike", Span(0, 90)), said("e-2", "arrest", Span(0, 90), Span(100, 150))
    demand = said("e-3", "demand", Span(40, 60), Span(110, 120))
    assert list(spoken_of([early, late, demand], {"i-a": [[early]], "i-b": [[late]]})) == ["i-b"]
