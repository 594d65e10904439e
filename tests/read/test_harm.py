"""Numbers of people harmed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_texts import ReadText

from saksi.model import CleanText, OffsetMap
from saksi.read.rules import rules_reader


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("12", 12, 12),
        ("tujuh", 7, 7),
        ("dua belas", 12, 12),
        ("1.250", 1250, 1250),
        ("sedikitnya 17", 17, None),
        ("setidaknya 17", 17, None),
        ("lebih dari seratus", 100, None),
        ("hampir 40", 40, 40),
        ("sekitar 40", 40, 40),
        ("hingga 40", 0, 40),
        ("beberapa", 2, None),
        ("belasan", 11, 19),
        ("puluhan", 20, 99),
        ("ratusan", 100, 999),
        ("ribuan", 1000, 9999),
    ],
)
def test_figures(read: ReadText, words: str, low: int, high: int | None) -> None:
    (figure,) = read(f"Serangan udara itu menewaskan {words} orang di Rafah.").figures
    assert (figure.low, figure.high, figure.text) == (low, high, words)


@pytest.mark.parametrize(
    ("sentence", "harm"),
    [
        ("Serangan di Rafah menewaskan 12 orang dan melukai 20 lainnya.", [("killed", 12, 12), ("injured", 20, 20)]),
        ("Serangan itu menewaskan 12 orang dan 20 lainnya luka-luka.", [("killed", 12, 12), ("injured", 20, 20)]),
        ("12 orang tewas dan 20 terluka dalam serangan di Rafah.", [("killed", 12, 12), ("injured", 20, 20)]),
        ("Korban tewas dalam serangan itu mencapai 12 orang.", [("killed", 12, 12)]),
        ("Serangan menewaskan 12 orang, termasuk empat anak.", [("killed", 12, 12), ("killed", 4, 4)]),
        ("Serangan menewaskan 14 warga sipil dan satu tentara.", [("killed", 14, 14), ("killed", 1, 1)]),
        ("Milisi menculik 30 siswa di Kaduna.", [("abducted", 30, 30)]),
        ("Sebanyak 14 demonstran ditangkap polisi di Tunis.", [("arrested", 14, 14)]),
        ("Sekitar 5.000 warga mengungsi dari Goma.", [("displaced", 5000, 5000)]),
        ("Serangan di Rafah menewaskan Ahmad Yasir.", [("killed", 1, 1)]),
        ("Serangan menewaskan Ahmad Yasir dan 12 orang lain.", [("killed", 12, 12)]),
        ("Serangan itu tidak menewaskan siapa pun, nol korban.", []),
        ("Serangan berlangsung 40 menit dan menghancurkan 12 rumah.", []),
        ("Serangan menewaskan lima orang pada 12 Mei 2025.", [("killed", 5, 5)]),
    ],
)
def test_what_happened_to_how_many(read: ReadText, sentence: str, harm: list[tuple[str, int, int | None]]) -> None:
    assert read(sentence).harm == harm


@pytest.mark.parametrize(
    ("sentence", "harm"),
    [
        ("A car bomb killed 20 people in Mogadishu.", [("killed", 20, 20)]),
        ("At least 17 civilians were killed in an air strike on Rafah.", [("killed", 17, None)]),
        ("The attack wounded dozens of people.", [("injured", 20, 99)]),
        ("The attack left six people dead and nine others wounded.", [("killed", 6, 6), ("injured", 9, 9)]),
        ("Soldiers killed two gunmen in an attack near Goma.", [("killed", 2, 2)]),
        ("Gunmen abducted 30 students in Kaduna.", [("abducted", 30, 30)]),
        ("Police arrested more than 40 protesters in Tunis.", [("arrested", 40, None)]),
    ],
)
def test_english_harm(read: ReadText, sentence: str, harm: list[tuple[str, int, int | None]]) -> None:
    assert read(sentence, "en").harm == harm


def test_who_was_harmed(read: ReadText) -> None:
    figures = read("Serangan menewaskan 14 warga sipil dan satu tentara di Rafah.").figures
    assert [figure.who for figure in figures] == ["warga sipil", "tentara"]


def test_each_event_has_its_own_harm(read: ReadText) -> None:
    found = read("Serangan udara menewaskan lima orang di Rafah dan polisi menangkap tiga warga di Hebron.")
    assert [(figure.kind.value, figure.low) for figure in found.first("air_strike").harm] == [("killed", 5)]
    assert [(figure.kind.value, figure.low) for figure in found.first("arrest").harm] == [("arrested", 3)]


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_any_two_numbers_are_read(killed: int, hurt: int) -> None:
    text = f"Serangan udara di Rafah menewaskan {killed} orang dan melukai {hurt} warga."
    reading = rules_reader().read(CleanText("r-1", text, (), OffsetMap.of(len(text), ())), "id")
    figures = [figure for trigger in reading.triggers for figure in trigger.harm]
    assert [(figure.low, figure.span.of(text)) for figure in figures] == [(killed, str(killed)), (hurt, str(hurt))]
