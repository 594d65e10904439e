"""What pronouns and "kelompok tersebut" stand for."""

from __future__ import annotations

import pytest
from read_texts import ReadText

from saksi.model import Role


@pytest.mark.parametrize(
    "sentence",
    [
        "Mereka menculik 20 perawat.",
        "Kelompok tersebut menculik 20 perawat.",
        "Dua puluh perawat diculik kelompok itu.",
        "Milisi ini menculik 20 perawat.",
    ],
)
def test_the_group_named_before(read: ReadText, sentence: str) -> None:
    found = read(f"Hizbullah mengepung kota Tirus. {sentence}")
    assert found.names(Role.ACTOR, "abduction") == ["Hizbullah"]


def test_a_new_group_is_itself(read: ReadText) -> None:
    found = read("Hizbullah mengepung kota Tirus. Kelompok bersenjata menculik 20 perawat.")
    assert found.names(Role.ACTOR, "abduction") == ["Kelompok bersenjata"]


def test_that_town_is_the_one_named_before(read: ReadText) -> None:
    found = read("Milisi mengepung Tawila sejak Mei. Kota itu direbut pada Senin.")
    assert found.names(Role.PLACE, "seizure") == ["Tawila"]


def test_we_in_a_quotation_is_who_speaks(read: ReadText) -> None:
    found = read('"Kami menyerang pangkalan Iran," kata Menteri Pertahanan Israel Yoav Gallant.')
    assert found.names(Role.ACTOR) == ["Israel"]


def test_a_pronoun_keeps_its_own_place_in_the_text(read: ReadText) -> None:
    found = read("Hizbullah mengepung kota Tirus. Mereka menculik 20 perawat.")
    (mention,) = found.first("abduction").mentions(Role.ACTOR)
    assert (mention.text, mention.span.of(found.text)) == ("Hizbullah", "Mereka")


def test_a_surname_keeps_the_party_of_its_office(read: ReadText) -> None:
    found = read("Presiden Prancis Emmanuel Macron tiba. Macron mengecam Rusia.")
    assert found.names(Role.ACTOR, "accusation") == ["Prancis"]


def test_a_pronoun_without_antecedent_names_nobody(read: ReadText) -> None:
    assert read("Mereka menculik 20 perawat.").names(Role.ACTOR) == []
