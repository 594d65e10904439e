"""Who says so."""

from __future__ import annotations

import pytest
from read_texts import ReadText

from saksi.model import Role


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("Milisi menyerang sebuah pasar di Nyala.", []),
        ('"Milisi menyerang sebuah pasar," kata Yusuf Rahman di Nyala.', ["Yusuf Rahman"]),
        ("Menurut pejabat medis, milisi menyerang sebuah pasar di Nyala.", ["pejabat medis"]),
        ("Milisi menyerang sebuah pasar di Nyala, menurut pejabat medis.", ["pejabat medis"]),
        ("Pejabat Sudan menyatakan milisi menyerang sebuah pasar di Nyala.", ["Pejabat Sudan"]),
        ("Kepada wartawan, Gubernur Hassan Kabroun menyatakan milisi menyerang pasar.", ["Hassan Kabroun"]),
        ("Milisi menyerang sebuah pasar di Nyala, dilansir Reuters, Kamis.", []),
        ("Milisi menyerang sebuah pasar di Nyala, dikutip dari AFP.", []),
    ],
)
def test_speakers(read: ReadText, sentence: str, speakers: list[str]) -> None:
    found = read(sentence)
    assert found.names(Role.SPEAKER) == speakers
    assert [name.lower() for name in found.names(Role.ACTOR)] == ["milisi"]
    assert found.names(Role.RECIPIENT) == []


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("According to medical officials, the militia attacked a market in Nyala.", ["medical officials"]),
        ("Sudanese officials said the militia attacked a market in Nyala.", ["Sudanese officials"]),
        ('"The militia attacked our market," said Yusuf Rahman.', ["Yusuf Rahman"]),
        ("The militia attacked a market in Nyala, Reuters reported.", []),
    ],
)
def test_english_speakers(read: ReadText, sentence: str, speakers: list[str]) -> None:
    found = read(sentence, "en")
    assert found.names(Role.SPEAKER) == speakers
    assert found.names(Role.ACTOR) == ["militia"]


def test_a_figure_has_its_speaker(read: ReadText) -> None:
    (figure,) = read("Menurut pejabat medis, serangan di Nyala menewaskan 12 orang.").figures
    assert figure.speaker is not None
    assert figure.speaker.text == "pejabat medis"
