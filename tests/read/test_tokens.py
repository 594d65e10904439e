"""Words and phrases of a sentence."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from saksi.model import Span
from saksi.read.tokens import PhraseSet, phrase_at, tokenise


def tokens(text: str) -> list[str]:
    return [token.text for token in tokenise(text, Span(0, len(text)))]


def test_hyphens_apostrophes_and_numbers_stay_in_their_word() -> None:
    assert tokens("Anak-anak di El-Fasher, Sana'a: 1.250 jiwa (28/5).") == [
        "Anak-anak", "di", "El-Fasher", ",", "Sana'a", ":", "1.250", "jiwa", "(", "28/5", ")", ".",
    ]  # fmt: skip


def test_a_curly_apostrophe_is_a_straight_one_in_small_letters() -> None:
    (token,) = tokenise("Sana’a", Span(0, 6))
    assert (token.text, token.lower, token.capital, token.word) == ("Sana’a", "sana'a", True, True)


def test_signs_are_no_words() -> None:
    assert [token.word for token in tokenise('"Kota"', Span(0, 6))] == [False, True, False]


@given(st.text(max_size=40), st.integers(0, 10))
def test_tokens_are_the_characters_of_their_spans(text: str, skip: int) -> None:
    span = Span(min(skip, len(text)), len(text))
    found = tokenise(text, span)
    assert all(span.covers(token.span) and token.span.of(text) == token.text for token in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


def test_the_longest_phrase_at_a_token_wins() -> None:
    found = tokenise("korban meninggal dunia di kota", Span(0, 30))
    phrases = PhraseSet(frozenset({"meninggal", "meninggal dunia", "kota besar"}))
    assert [phrases.at(found, at) for at in range(len(found))] == [0, 2, 0, 0, 0]
    assert phrases.any_in(found, 0, 2)
    assert not phrases.any_in(found, 2, 99)
    assert not phrase_at(found, 4, ("kota", "besar"))
