"""Names of parties and places (codebook section 3)."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from saksi.evaluate.names import normalise, same_name, same_party


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Al-Qaeda", "al qaeda"),
        ("Alqaeda", "Al Qaeda"),
        ("Jenderal Surya", "surya"),
        ("Presiden Ana Peña", "Ana Pena"),
        ("Assad's army", "assad army"),
        ("“Front Timur”", "Front Timur"),
    ],
)
def test_equal_once_normalised(ours: str, theirs: str) -> None:
    assert same_name(ours, theirs)
    assert same_party(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Israel", "pasukan Israel"),
        ("pasukan pemerintah timur", "pasukan yang setia kepada pemerintah timur"),
        ("Koalisi Lembah (KL)", "KL"),
        ("the rebels", "rebels of the north"),
    ],
)
def test_one_contains_the_head_words_of_the_other(ours: str, theirs: str) -> None:
    assert same_party(ours, theirs)
    assert same_party(theirs, ours)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("pasukan timur", "pasukan barat"), ("polisi", "tentara"), ("", ""), ("", "polisi"), ("...", "!!!")],
)
def test_other_parties(ours: str, theirs: str) -> None:
    assert not same_party(ours, theirs)


def test_a_title_alone_keeps_its_word() -> None:
    assert normalise("Presiden") == "presiden"
    assert same_party("yang", "yang")


@pytest.mark.parametrize("key", ["particles", "honorifics"])
def test_word_lists_hold_normalised_words_once(key: str) -> None:
    words = yaml.safe_load(files("saksi.evaluate").joinpath("names.yaml").read_text("utf-8"))[key]
    assert all(isinstance(word, str) and word == word.casefold() and word.isalpha() for word in words)
    assert len(set(words)) == len(words)


def test_a_particle_tells_no_names_apart() -> None:
    assert same_party("militia on the border", "border militia")
