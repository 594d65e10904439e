"""Words for groups of people, and vague numbers as conservative coders count them."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import yaml

from saksi.lang import LANGUAGES
from saksi.lang.people import CLASSES, is_anonymous, people_in
from saksi.lang.vague import conservative_count


def raw(language: str, name: str) -> Any:  # noqa: ANN401 (each file has its own shape)
    return yaml.safe_load(files(f"saksi.lang.{language}").joinpath(name).read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_are_plain_words_each_in_one_class(language: str) -> None:
    found = raw(language, "people.yaml")
    assert tuple(found) == CLASSES
    for name, words in found.items():
        assert all(isinstance(word, str) and word == " ".join(word.lower().split()) for word in words), name
        assert len(words) == len(set(words)), name
        assert all(len(word.split()) <= 3 for word in words), name
    words = [word for name, listed in found.items() if name != "anonymous" for word in listed]
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_conservative_counts_are_of_vague_words_and_near_their_range(language: str) -> None:
    found = raw(language, "quantities.yaml")
    for word, count in found["conservative"].items():
        low, high = found["vague"][word]
        assert count != low, f"{word}: leave out what is the lower end anyway"
        assert count <= (low + 1 if high is None else high)


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("tiga warga sipil", ["civilians"]),
        ("seorang guru", ["unarmed"]),
        ("12 soldiers", ["soldiers"]),
        ("militan di kedua belah pihak", ["fighters", "anyone"]),
        ("women and children", ["unarmed", "unarmed"]),
        ("Rahmat Hidayat", ["", ""]),
        ("", []),
    ],
)
def test_people_in_words(text: str, classes: list[str]) -> None:
    assert [kind for _, kind in people_in(text) if kind != "joining"] == classes


def test_nameless_speakers() -> None:
    assert all(map(is_anonymous, ("saksi mata", "seorang pejabat setempat", "a medical source", "Witnesses")))
    assert not any(map(is_anonymous, ("Polda Papua", "Kementerian Kesehatan Gaza", "Maria Yulita", "")))


def test_vague_words_count_as_acled_counts_them() -> None:
    assert conservative_count("puluhan", 20) == 10
    assert conservative_count("lebih dari puluhan", 20) == 10
    assert conservative_count("several hundred", 200) == 200
    assert conservative_count("27", 27) == 27
