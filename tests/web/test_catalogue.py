"""The interface's words are there in every language, and every word that a page asks for is there."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import saksi.web
from saksi.web.catalogue import LANGUAGES, catalogue, choose, words

ROOT = Path(saksi.web.__file__).parent
ASKED = re.compile(r"""\b(?:t|said)\(\s*["']([a-z_.]+[a-z_])["']\s*[,)]""")
PREFIX = re.compile(r"""\b(?:t|said)\(\s*["']([a-z_.]+\.)["']\s*~""")


def parts(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_key_has_every_language_with_the_same_parts() -> None:
    for key, texts in catalogue().items():
        assert set(texts) == set(LANGUAGES), key
        assert len({frozenset(parts(text)) for text in texts.values()}) == 1, key


def test_every_word_that_is_asked_for_is_there() -> None:
    files = [*ROOT.rglob("*.html"), *ROOT.rglob("*.py")]
    sources = {path: path.read_text() for path in files}
    asked = {key: path for path, text in sources.items() for key in ASKED.findall(text)}
    assert len(asked) > 50
    assert {key: path.name for key, path in asked.items() if key not in catalogue()} == {}
    begun = {prefix for text in sources.values() for prefix in PREFIX.findall(text)}
    assert {prefix for prefix in begun if not any(key.startswith(prefix) for key in catalogue())} == set()


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        words("en")("nav.nowhere")


@pytest.mark.parametrize(
    ("wanted", "accepted", "language"),
    [
        ("en", None, "en"),
        (None, "en-GB,en;q=0.9,id;q=0.8", "en"),
        (None, "fr, id;q=0.5, en;q=0.4", "id"),
        (None, "fr", "id"),
        ("xx", "en;q=nonsense", "id"),
        (None, None, "id"),
    ],
)
def test_the_language_that_is_spoken(wanted: str | None, accepted: str | None, language: str) -> None:
    assert choose(wanted, accepted) == language
