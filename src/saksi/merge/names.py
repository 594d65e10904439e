"""Names and numbers of a text, comparable across languages: what a rewrite or a translation keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from saksi.knowledge.folding import fold, without_article
from saksi.knowledge.overlay import read_yaml
from saksi.lang import LANGUAGES, pack

_NAME = re.compile(r"(?<!\w)[^\W\d_a-zß-öø-ÿ][\w’'-]*[^\W_]", re.UNICODE)
_OPENING = re.compile(r"(?:^|[.!?:…\n—][\s\"“”'’()\]]*|[\"“‘(][\s]*)$")
_FIGURE = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d{3})+(?![\w])|(?<![\w.,/])\d+(?![\w/])")
_YEARS = range(1990, 2100)
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLES = frozenset({"al", "el", "as", "ar", "an", "ad", "ash", "de", "la"})
_SOUNDS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"(?<!^)h", ""),
        (r"ou|oo|u|w(?=[^aeiou]|$)", "o"),
        (r"[iy]", "e"),
        (r"[cqx]|kh", "k"),
        (r"z", "s"),
        (r"w", "v"),
        (r"ae|ea|oe|eo|ee", "e"),
        (r"(.)\1+", r"\1"),
    )
)


@cache
def _words() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(files("saksi.merge").joinpath("names.yaml").read_text(encoding="utf-8"))
    return data


@cache
def generic_names() -> frozenset[str]:
    """Capitalised words that name nothing in particular (`names.yaml`), folded."""
    return frozenset(fold(word) for words in _words()["generic"].values() for word in str(words).split())


@cache
def common_names() -> frozenset[str]:
    """Words of countries and their people: many reports that have nothing to do with one another share them."""
    states = read_yaml("countries.yaml").values()
    names = [name for state in states for part in ("aliases", "adjectives") for name in state.get(part, ())]
    names += [state["name"] for state in states if "name" in state]
    return frozenset(sounded(word) for name in names for word in fold(name).split())


@cache
def leading_names() -> frozenset[str]:
    """Leaders and seats of power (`names.yaml`): every report of a war names them, whatever event it tells."""
    return frozenset(sounded(fold(word)) for words in _words()["leading"].values() for word in str(words).split())


def names(text: str) -> frozenset[str]:
    """The folded words of proper names in `text`, generic ones left out.

    The first line (a headline may write every word with a capital) and the first word of a sentence count only where
    the word stands elsewhere as a name too.
    """
    start = text.find("\n") + 1
    inner: set[str] = set()
    opening: set[str] = set()
    for match in _NAME.finditer(text):
        first = match.start() < start or _OPENING.search(text[max(0, match.start() - 6) : match.start()])
        (opening if first else inner).update(_parts(match[0]))
    return frozenset(inner)


def spelled(text: str, wanted: frozenset[str]) -> list[str]:
    """The words of `text` that the sounded names `wanted` stand for, as first written there, in order."""
    found: dict[str, str] = {}
    for match in _NAME.finditer(text):
        for part in _parts(match[0]):
            if part in wanted:
                found.setdefault(part, _POSSESSIVE.sub("", match[0]))
    return list(dict.fromkeys(found.values()))


@cache
def _locatives() -> tuple[re.Pattern[str], ...]:
    words = {name: "|".join(map(re.escape, forms)) for name, forms in _words()["locative"].items()}
    word = r"[^\W\d_a-zß-öø-ÿ][\w’'-]++"  # taken whole: a row of capitals would be cut in every possible way
    name = rf"({word}(?:\s{word})*+\s?)"
    row = rf"({word}(?:\s{word})*\s)"
    return (
        re.compile(rf"\b(?:{words['before']})\s+(?:(?:{words['between']})\s+)*{name}"),
        re.compile(rf"\b(?i:{words['kinds_before']})\s+{name}"),
        re.compile(rf"{row}(?:{words['kinds_behind']})\b"),
    )


def locatives(text: str) -> frozenset[str]:
    """The folded words of names that stand where a place does ("di Titigi", "in the town of Sake", "Mamba village")."""
    found = [match[1] for pattern in _locatives() for match in pattern.finditer(text)]
    return frozenset(part for name in found for word in name.split() for part in _parts(word))


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, ...]:
    """The words of a name, sounded, without possessives, articles and generic words."""
    folded = without_article(fold(_POSSESSIVE.sub("", word)))
    parts = (part for part in folded.split() if part not in _ARTICLES and part not in generic_names())
    return tuple(sounded(part) for part in parts if len(part) > 1)


@lru_cache(maxsize=65536)
def sounded(word: str) -> str:
    """A folded word as it sounds, so that spellings of two languages meet: Teheran and Tehran, Huthi and Houthi.

    Vowels fall into a, e and o, letters of one sound become one, double letters and an inner h fall away.
    """
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word


def numbers(text: str, language: str | None) -> frozenset[int]:
    """The numbers from 2 on in figures and words, years and clock times apart; figures alone without a pack."""
    return frozenset(number for number in _numbers(text, language) if number > 1 and number not in _YEARS)


def _numbers(text: str, language: str | None) -> Iterator[int]:
    for match in _FIGURE.finditer(text):
        yield int(re.sub(r"[.,]", "", match[0]))
    if language in LANGUAGES:
        for quantity in pack(language).find_quantities(text):
            if quantity.high in {None, quantity.low}:
                yield quantity.low
