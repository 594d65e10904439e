"""Whether a report is about conflict, by the shipped network: length and language say nothing, subject does."""

from __future__ import annotations

import pytest

from saksi.model import CleanText, OffsetMap
from saksi.read.encoder.reader import encoder_reader

ABOUT = [
    (
        "id",
        "Santri diculik\nOrang bersenjata menculik 15 santri dari sebuah sekolah di Sokoto, Nigeria, pada Senin malam.",
    ),
    (
        "id",
        "Demo ricuh\nPolisi menembakkan gas air mata ke arah mahasiswa yang berunjuk rasa di depan DPRD Makassar.",
    ),
    ("en", "Farmers killed\nGunmen killed 12 farmers in a village near Yelwata on Monday, residents said."),
    ("en", "Drones injure 46\nNineteen drones hit three districts of Kharkiv in the night, the mayor said."),
]
ELSEWHERE = [
    ("id", "Persela menang telak\nSerangan bertubi-tubi tuan rumah menghancurkan pertahanan tim tamu, dan penyerang itu"
     " menembak dua gol sebelum turun minum. Pelatih memuji para pemainnya."),
    ("id", "Pegawai bank ditahan\nKejaksaan menahan dua pegawai bank dalam kasus korupsi kredit fiktif. Mereka"
     " diduga memperkaya diri sebesar Rp 3 miliar dan terancam hukuman penjara."),
    ("en", "Shares fall as bank fights for survival\nInvestors attacked the plan and shares plunged after it was hit"
     " by losses. The chief executive defended the merger."),
]  # fmt: skip


def stated(language: str, text: str) -> list[str]:
    clean = CleanText("r", text, (), OffsetMap.of(len(text), ()))
    return [trigger.event_type for trigger in encoder_reader().read(clean, language).triggers]


@pytest.mark.parametrize(("language", "text"), ABOUT)
def test_a_short_report_of_conflict_is_read(language: str, text: str) -> None:
    assert stated(language, text)


@pytest.mark.parametrize(("language", "text"), ELSEWHERE)
def test_words_of_war_elsewhere_state_nothing(language: str, text: str) -> None:
    assert stated(language, text) == []


def test_a_text_without_words_is_read() -> None:
    assert stated("id", "") == []
