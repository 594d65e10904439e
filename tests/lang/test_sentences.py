"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.lang import pack
from saksi.lang.sentences import split_sentences

OPENINGS = ["Warga", "Pasukan", "Mereka", "Serangan", "Menteri"]
REST = ["menyerang kota", "mengungsi pada Senin", "melihat 3.500 tentara", "bertemu dr. Rahmat", "menolak No. 5"]
SENTENCES = st.builds(lambda one, two: f"{one} {two}.", st.sampled_from(OPENINGS), st.sampled_from(REST))


def split(text: str, language: str = "id") -> list[str]:
    return [sentence.span.of(text) for sentence in split_sentences(text, pack(language).abbreviations)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kata dr. Rahmat Hidayat korban dirawat.",
        "Brigjen. Pol. Sutrisno memimpin operasi itu.",
        "Sebanyak 1.250 tentara tiba di pelabuhan.",
        "Rumah di Jl. Merdeka No. 7 terbakar.",
        "J. Prakoso memimpin perundingan.",
        "Gempuran berhenti pukul 14.30 waktu setempat.",
    ],
)
def test_points_inside_a_sentence(sentence: str) -> None:
    assert split("Judul berita\n" + sentence)[1:] == [sentence]


@pytest.mark.parametrize("sentence", ["The U.S. Army left.", "Lt. Gen. Peter Okello spoke.", "He quoted No. 12."])
def test_english_abbreviations(sentence: str) -> None:
    assert split("A headline\n" + sentence, "en")[1:] == [sentence]


def test_quotes_close_with_their_sentence() -> None:
    text = 'Judul\n"Kami bertahan." Warga lain pergi! "Mengapa?" tanya seorang ibu.'
    assert split(text)[1:] == ['"Kami bertahan."', "Warga lain pergi!", '"Mengapa?" tanya seorang ibu.']


def test_only_a_first_line_without_full_stop_is_a_headline() -> None:
    abbreviations = pack("id").abbreviations
    with_title = split_sentences("Perang Pecah di Utara\nPasukan menyerang.", abbreviations)
    without = split_sentences("Pasukan menyerang.\nWarga mengungsi", abbreviations)
    assert [s.headline for s in with_title] == [True, False]
    assert [s.headline for s in without] == [False, False]
    assert [s.paragraph for s in with_title] == [0, 1]


def test_nothing_comes_of_nothing() -> None:
    assert split("") == []
    assert split(" \n\n  ") == []


@given(st.lists(SENTENCES, min_size=1, max_size=6), st.sampled_from([" ", "\n", "  "]))
def test_joined_sentences_come_apart_again(sentences: list[str], gap: str) -> None:
    assert split(gap.join(sentences)) == sentences


@given(st.text(alphabet='aB1 .,!?"\n()', max_size=60))
def test_spans_are_in_order_trimmed_and_hold_all_words(text: str) -> None:
    spans = [sentence.span for sentence in split_sentences(text, frozenset())]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
