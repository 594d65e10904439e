"""Whether two names stand for the same party or place, by their words alone (codebook section 3)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

import yaml

_POSSESSIVE = re.compile(r"['’]s\b")
_WORD = re.compile(r"\w+")


def normalise(name: str) -> str:
    """The name in lower case, without accents, punctuation, possessive endings and honorifics, single-spaced."""
    return " ".join(_without_honorifics(_words(name)))


def same_name(ours: str, theirs: str) -> bool:
    """Whether two names are equal once normalised, with or without the spaces ("Al Qaeda", "Al-Qaeda", "Alqaeda")."""
    left, right = normalise(ours), normalise(theirs)
    return bool(left) and left.replace(" ", "") == right.replace(" ", "")


def same_party(ours: str, theirs: str) -> bool:
    """Whether two names are equal, or one contains the head words of the other.

    Head words are a name's words without particles and honorifics: "pasukan pemerintah timur" and "pasukan yang setia
    kepada pemerintah timur" are the same party, "pasukan timur" and "pasukan barat" are not.
    """
    if same_name(ours, theirs):
        return True
    left, right = _head_words(ours), _head_words(theirs)
    return bool(left) and bool(right) and (left <= right or right <= left)


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", name.casefold()))
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    return tuple(word.strip("_") for word in _WORD.findall(plain) if word.strip("_"))


@lru_cache(maxsize=8192)
def _head_words(name: str) -> frozenset[str]:
    words = _without_honorifics(_words(name))
    return frozenset(words) - _listed("particles") or frozenset(words)


def _without_honorifics(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words but honorifics; all of them where nothing else is left ("presiden")."""
    kept = tuple(word for word in words if word not in _listed("honorifics"))
    return kept or words


@cache
def _listed(key: str) -> frozenset[str]:
    content = yaml.safe_load(files("saksi.evaluate").joinpath("names.yaml").read_text("utf-8"))
    return frozenset(map(str, content[key]))
