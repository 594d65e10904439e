"""Who does it, to whom, and where: voice, word order and prepositions."""

from __future__ import annotations

import pytest
from read_texts import ReadText

from saksi.model import Role


@pytest.mark.parametrize(
    "sentence",
    [
        "Polisi menembak seorang demonstran di Nairobi.",
        "Polisi menembaki demonstran di Nairobi.",
        "Seorang demonstran ditembak polisi di Nairobi.",
        "Seorang demonstran ditembak oleh polisi di Nairobi.",
        "Seorang demonstran tertembak oleh polisi di Nairobi.",
        "Polisi Tembak Demonstran di Nairobi",
        "Penembakan seorang demonstran oleh polisi terjadi di Nairobi.",
        "Penembakan oleh polisi terhadap demonstran terjadi di Nairobi.",
        "Polisi melancarkan penembakan terhadap demonstran di Nairobi.",
    ],
)
def test_the_shooter_is_the_actor_in_every_voice(read: ReadText, sentence: str) -> None:
    found = read(sentence)
    assert [name.lower() for name in found.names(Role.ACTOR)] == ["polisi"]
    assert [name.lower() for name in found.names(Role.RECIPIENT)] == ["demonstran"]
    assert found.names(Role.PLACE) == ["Nairobi"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Israeli soldiers shot three farmers near Hebron, witnesses told reporters, and fighters watched the farmers.",
        "Three civilians were shot by Israeli soldiers near Hebron.",
        "Three civilians were shot by the Israeli soldiers near Hebron.",
        "Three civilians were shot by some Israeli soldiers near Hebron.",
    ],
)
def test_english_voice(read: ReadText, sentence: str) -> None:
    assert read(sentence, "en").names(Role.ACTOR) == ["Israeli soldiers"]


def test_an_attack_on_civilians_by_soldiers_is_no_clash(read: ReadText) -> None:
    assert read("Warga sipil ditembak tentara di Goma.").types == ["attack"]
    assert read("Tentara ditembak warga sipil di Goma.").types == ["armed_clash"]
    assert read("Pembunuhan warga sipil oleh milisi di Goma berlanjut.").types == ["attack"]


def test_the_genitive_of_an_act_acts(read: ReadText) -> None:
    found = read("Serangan udara Israel terhadap Hamas di Rafah berlanjut.")
    assert (found.names(Role.ACTOR), found.names(Role.RECIPIENT)) == (["Israel"], ["Hamas"])


def test_the_genitive_of_a_deed_suffers(read: ReadText) -> None:
    found = read("Penculikan siswa di Kaduna mengejutkan negeri itu.")
    assert (found.names(Role.ACTOR), found.names(Role.RECIPIENT)) == ([], ["siswa"])


def test_joined_subjects_and_objects(read: ReadText) -> None:
    found = read("Rusia dan Belarus menyerang Ukraina dan Polandia.")
    assert found.names(Role.ACTOR) == ["Rusia", "Belarus"]
    assert found.names(Role.RECIPIENT) == ["Ukraina", "Polandia"]


def test_all_who_meet_and_agree_are_actors(read: ReadText) -> None:
    for sentence in (
        "Israel dan Hamas menyepakati gencatan senjata.",
        "Perundingan antara Israel dan Hamas berlangsung di Doha.",
        "Utusan Israel bertemu dengan Hamas di Doha.",
    ):
        found = read(sentence)
        assert sorted(found.names(Role.ACTOR)) == ["Hamas", "Israel"], sentence
        assert found.names(Role.RECIPIENT) == []


def test_an_office_holder_acts_for_the_party(read: ReadText) -> None:
    found = read("Presiden Prancis Emmanuel Macron mengecam Rusia.")
    assert (found.names(Role.ACTOR), found.names(Role.RECIPIENT)) == (["Prancis"], ["Rusia"])
    assert found.names(Role.SPEAKER) == ["Emmanuel Macron"]


def test_speech_acts_have_no_place(read: ReadText) -> None:
    assert read("Mesir mengecam Israel di Kairo.").names(Role.PLACE) == []


def test_movement_has_an_origin_and_a_goal(read: ReadText) -> None:
    found = read("Ribuan warga mengungsi dari Goma ke Bukavu.")
    assert (found.names(Role.ORIGIN), found.names(Role.PLACE)) == (["Goma"], ["Bukavu"])


def test_acts_without_another_side_have_no_recipient(read: ReadText) -> None:
    assert read("Turki mendirikan pangkalan militer di Mogadishu.").names(Role.RECIPIENT) == []
    assert read("Rusia mengerahkan 2.000 tentara ke Belarus.").names(Role.RECIPIENT) == []


def test_the_town_is_the_place_and_not_its_country(read: ReadText) -> None:
    assert read("Milisi menyerang sebuah desa di Nyala, Sudan.").names(Role.PLACE) == ["Nyala"]


def test_the_dateline_of_a_credit_is_no_time(read: ReadText) -> None:
    told = read("Pada Senin milisi menyerang warga di Nyala.")
    credited = read("Milisi menyerang warga di Nyala, dilansir Kantor Berita Sudan, Kamis.")
    assert told.names(Role.TIME) == ["Senin"]
    assert credited.names(Role.TIME) == []


def test_strength_has_its_figure(read: ReadText) -> None:
    assert read("Milisi itu berkekuatan 3.000 pejuang.").names(Role.VALUE) == ["3.000 pejuang"]
    assert read("Milisi itu berkekuatan besar.").types == []


def test_clauses_keep_their_own_subjects(read: ReadText) -> None:
    found = read("Milisi menyerang Goma sementara tentara merebut kota Bukavu.")
    assert (found.names(Role.ACTOR, "attack"), found.names(Role.PLACE, "attack")) == (["Milisi"], ["Goma"])
    assert (found.names(Role.ACTOR, "seizure"), found.names(Role.PLACE, "seizure")) == (["tentara"], ["Bukavu"])
