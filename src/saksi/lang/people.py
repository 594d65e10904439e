"""Words for groups of people (`people.yaml` of a language): civilians, soldiers, fighters or just anyone.

A name of a group is read with the words of all languages at once: figures of one event come in several, and a
rewrite may keep a foreign word. A language without the file adds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from saksi.errors import CodebookError
from saksi.lang import LANGUAGES
from saksi.lang.lexicon import load_yaml

#: The classes that a `people.yaml` holds.
CLASSES = (
    "anyone",
    "persons",
    "others",
    "civilians",
    "unarmed",
    "soldiers",
    "police",
    "forces",
    "fighters",
    "attackers",
    "joining",
    "endings",
    "anonymous",
)
#: Lists that are no classes of people: that of speakers, and of endings.
_ASIDE = frozenset({"anonymous", "endings"})
_LONGEST = 3
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_NUMBER = re.compile(r"\d[\d.,]*")


@lru_cache(maxsize=65536)
def people_in(text: str) -> tuple[tuple[str, str], ...]:
    """Each word or phrase of `text` in small letters with its class; "" for words of no class, such as names."""
    return tuple(_look_up(text, _words()))


@lru_cache(maxsize=65536)
def is_anonymous(speaker: str) -> bool:
    """Whether `speaker` names nobody in particular: "saksi mata", "a medical source"."""
    found = [kind for _, kind in _look_up(speaker, _anonymous())]
    return bool(found) and all(found)


def _look_up(text: str, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    tokens = [token for token in _WORD.findall(text.lower()) if not _NUMBER.fullmatch(token)]
    at = 0
    while at < len(tokens):
        sizes = range(min(_LONGEST, len(tokens) - at), 0, -1)
        size = next((size for size in sizes if " ".join(tokens[at : at + size]) in words), 1)
        phrase = " ".join(tokens[at : at + size])
        if phrase not in words:
            phrase = next((stem for stem in _stems(phrase) if stem in words), phrase)
        yield phrase, words.get(phrase, "")
        at += size


def _stems(word: str) -> Iterator[str]:
    """The word without each ending of some language that it bears."""
    return (word.removesuffix(ending) for ending in _endings() if word.endswith(ending))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(ending for language in LANGUAGES for ending in _classes(language).get("endings", ()))


@cache
def _words() -> Mapping[str, str]:
    lists = [words for language in LANGUAGES for words in _classes(language).items() if words[0] not in _ASIDE]
    return MappingProxyType({word: kind for kind, words in lists for word in words})


@cache
def _anonymous() -> Mapping[str, str]:
    lists = (_classes(language) for language in LANGUAGES)
    kinds = ("anonymous", "joining")
    return MappingProxyType({word: kind for words in lists for kind in kinds for word in words.get(kind, ())})


def _classes(language: str) -> Mapping[str, list[str]]:
    package = f"saksi.lang.{language}"
    if not files(package).joinpath("people.yaml").is_file():
        return {}
    found: dict[str, list[str]] = load_yaml(package, "people.yaml")
    if unknown := set(found) - set(CLASSES):
        raise CodebookError(f"{package}: people.yaml has {sorted(unknown)}", f"use {', '.join(CLASSES)}")
    return found
