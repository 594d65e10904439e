"""Numbers and quantities of both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.lang.en.quantities import find_quantities as find_english
from saksi.lang.id.quantities import find_quantities, rules

UNITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]


def spell(number: int) -> str:
    """Indonesian words of a number below a billion."""
    if number < 10:
        return UNITS[number]
    if number < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(number) or f"{UNITS[number - 10]} belas"
    for size, word, one in (
        (1_000_000, "juta", "satu juta"),
        (1000, "ribu", "seribu"),
        (100, "ratus", "seratus"),
        (10, "puluh", ""),
    ):
        if number >= size:
            head, rest = divmod(number, size)
            words = one if head == 1 else f"{spell(head)} {word}"
            return f"{words} {spell(rest)}" if rest else words
    raise AssertionError(number)


@given(st.integers(min_value=1, max_value=999_999_999))
def test_words_read_back(number: int) -> None:
    read = rules().numerals.read(spell(number))
    assert read is not None
    assert (read.value, read.length) == (number, len(spell(number)))


@given(st.integers(min_value=1, max_value=9_999_999))
def test_figures_read_back(number: int) -> None:
    for find, sign in ((find_quantities, "."), (find_english, ",")):
        figure = f"{number:,}".replace(",", sign)
        found = find(f"ada {figure} orang")
        assert [(one.low, one.high) for one in found] == [(number, number)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("setidaknya 27 tentara", 27, None),
        ("lebih dari seribu lima ratus warga", 1500, None),
        ("1,2 juta jiwa", 1_200_000, 1_200_000),
        ("belasan rumah", 11, 19),
        ("puluhan warga", 20, 99),
        ("ratusan ribu pengungsi", 100_000, 999_999),
        ("beberapa orang", 2, None),
        ("hingga 40 orang", 0, 40),
        ("hampir 54.700 warga", 54_700, 54_700),
        ("27 sampai 30 orang", 27, 30),
        ("27-30 orang", 27, 30),
        ("antara 20 dan 30 orang", 20, 30),
        ("kurang dari 50 orang", 0, 49),
        ("seorang petani", 1, 1),
        ("sepuluh lainnya", 10, 10),
        ("20-an orang", 20, 29),
    ],
)
def test_indonesian(text: str, low: int, high: int | None) -> None:
    assert [(one.low, one.high) for one in find_quantities(text)] == [(low, high)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least 1,400 people", 1400, None),
        ("two dozen hostages", 24, 24),
        ("tens of thousands of villagers", 20_000, 99_999),
        ("one hundred and twenty men", 120, 120),
        ("half a million people", 500_000, 500_000),
        ("up to 30 fighters", 0, 30),
        ("between 25,000 and 30,000", 25_000, 30_000),
        ("several soldiers", 2, None),
    ],
)
def test_english(text: str, low: int, high: int | None) -> None:
    assert [(one.low, one.high) for one in find_english(text)] == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "Rapat digelar Selasa (10/6/2025).",
        "Serangan terjadi 20 Juni 2025.",
        "Ledakan terdengar pukul 09.30 WIB.",
        "Korban bernama Rudi (34).",
        "Jet F-16 terbang.",
        "Drone Shahed-136 jatuh.",
        "Anggota Batalion 166 pulang.",
        "Bocah itu berusia 12 tahun.",
        "Ia lahir pada 1998.",
        "Rapat digelar di Lima.",
        "Tank T-72 terbakar.",
        "Peluru 155 mm ditemukan.",
    ],
)
def test_other_numbers_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == []


def test_measures_and_shares_are_marked() -> None:
    distance, share, people = find_quantities("Sejauh 12 km, 70 persen rumah rusak dan lima orang tewas")
    assert (distance.unit, distance.measure) == ("km", True)
    assert (share.share, share.low) == (True, 70)
    assert (people.unit, people.measure, people.share) == ("orang", False, False)


def test_span_covers_the_hedge() -> None:
    text = "Menurut saksi, sedikitnya tiga orang terluka."
    (found,) = find_quantities(text)
    assert found.span.of(text) == found.text == "sedikitnya tiga"
