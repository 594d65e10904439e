"""Reports that are not about conflict give nothing; languages."""

from __future__ import annotations

import pytest
from read_texts import ReadText

from saksi.errors import LanguageError
from saksi.model import CleanText, OffsetMap
from saksi.read import READERS, identify_language

ELSEWHERE = {
    "sport": "Tim tamu menyerang sejak babak pertama. Striker itu menembak ke gawang dan mencetak gol. "
    "Pelatih memprotes wasit, tetapi pertandingan liga itu berakhir dengan kekalahan di stadion.",
    "crime": "Seorang suami membunuh istri di rumah mereka. Polisi menangkap pelaku pencurian itu. "
    "Tersangka juga terlibat perampokan dan kasus narkoba.",
    "accident": "Truk menabrak sepeda motor di jalan tol. Kecelakaan itu menewaskan tiga orang dan melukai dua. "
    "Polisi menahan sopir setelah tabrakan.",
    "market": "Investor menyerbu saham perbankan. IHSG ditutup menguat setelah inflasi turun. "
    "Analis meminta investor tetap tenang di tengah tekanan obligasi.",
    "film": "Film itu bercerita tentang serangan naga. Aktor utama menyerang penyihir dalam adegan akhir.",
}


@pytest.mark.parametrize("subject", ELSEWHERE)
def test_other_news_gives_no_events(read: ReadText, subject: str) -> None:
    assert read(ELSEWHERE[subject], about=False).types == []


def test_the_same_words_count_in_a_report_on_conflict(read: ReadText) -> None:
    sentence = "Polisi menangkap 14 orang di Tunis."
    assert read(sentence, about=False).types == []
    assert read(sentence + " Demonstran dan militer terlibat bentrokan.", about=False).types[0] == "arrest"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Pasukan pemerintah merebut kembali kota itu pada hari Senin setelah pertempuran sengit.", "id"),
        ("Government troops recaptured the town on Monday after fierce fighting.", "en"),
        ("قال الجيش إنه استعاد المدينة يوم الاثنين بعد معارك عنيفة", "ar"),
        ("28/5 - 14.30 ...", "und"),
        ("", "und"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert identify_language(text) == language


def test_the_reader_reads_only_languages_with_a_pack() -> None:
    with pytest.raises(LanguageError, match="no language pack for 'ar'"):
        READERS["rules"]().read(CleanText("r-1", "", (), OffsetMap.of(0, ())), "ar")


def test_an_empty_text_has_an_empty_reading(read: ReadText) -> None:
    reading = read("", about=False).reading
    assert (reading.sentences, reading.mentions, reading.triggers) == ((), (), ())


def test_a_reader_tells_its_name_and_version() -> None:
    assert READERS["rules"]().name.startswith("rules-")
