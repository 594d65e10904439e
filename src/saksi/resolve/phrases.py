"""Place phrases and what stands after them taken apart: titles, the places they lie in, the words of `words.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

#: How far after a name the places that it lies in are looked for, in characters, and how many.
REACH, DEPTH = 120, 4


@dataclass(frozen=True, slots=True)
class Link:
    """One place of a chain from small to large: its words, its name without a title, and the title's level."""

    words: str
    name: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `words.yaml`, compiled."""

    levels: Mapping[str, int]
    title: re.Pattern[str]
    title_after: re.Pattern[str]
    facility: re.Pattern[str]
    facility_after: re.Pattern[str]
    facility_before: re.Pattern[str]
    force_before: re.Pattern[str]
    force_after: re.Pattern[str]
    nameless: re.Pattern[str]
    back: Mapping[str, str]
    capital: frozenset[str]
    international: frozenset[str]
    generic: re.Pattern[str]
    border: re.Pattern[str]
    street: re.Pattern[str]
    follower: re.Pattern[str]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Words:
        """The words as read from YAML."""
        levels = {word: level for level, words in data["titles"].items() for word in words}
        levels |= {word: level for level, words in data["titles_after"].items() for word in words}
        before = _either(word for words in data["titles"].values() for word in words)
        after = _either(word for words in data["titles_after"].values() for word in words)
        name = r"[A-Z][\w'’-]*(?:[ ]+[A-Z][\w'’-]*){0,3}"
        return cls(
            levels=levels,
            title=re.compile(rf"^({before})\b\.?\s+(?=[A-Z])", re.IGNORECASE),
            title_after=re.compile(rf"(?<=\w)\s+({after})$", re.IGNORECASE),
            facility=re.compile(rf"^(?:the\s+)?(?:{_either(data['facilities'])})\b\.?\s+(?=.*[A-Z])", re.IGNORECASE),
            facility_after=re.compile(rf"(?<=\w)\s+(?:{_either(data['facilities_after'])})$", re.IGNORECASE),
            facility_before=re.compile(rf"\b(?:{_either(data['facilities'])})\s+$", re.IGNORECASE),
            force_before=re.compile(rf"\b(?:{_either(data['forces'])})\s+$", re.IGNORECASE),
            force_after=re.compile(rf"\s+(?:{_either(data['forces_after'])})\b", re.IGNORECASE),
            nameless=re.compile(rf"\b(?:{_either(data['nameless'])})\b", re.IGNORECASE),
            back={phrase: kind for kind, phrases in data["back"].items() for phrase in phrases},
            capital=frozenset(data["capital"]),
            international=frozenset(data["international"]),
            border=re.compile(rf"\b(?:{_either(data['borders'])})\b", re.IGNORECASE),
            street=re.compile(rf"^(?:{_either(data['streets'])})\b", re.IGNORECASE),
            generic=re.compile(rf"^(?:{_either([*data['facilities'], *data['generic']])})\b", re.IGNORECASE),
            follower=re.compile(
                rf"(?:\s*,\s*(?:di\s+|in\s+)?|\s+(?:di|in)\s+|\s*\(\s*|\s+(?=(?i:{before})\b))"
                rf"((?:(?i:{before})\b\.?\s+|[Kk]ota\s+|the\s+)?{name}(?:\s+(?:{after})\b)?)"
            ),
        )

    def link(self, words: str) -> Link:
        """A place's words with their title read."""
        text = words.strip(" ,.()")
        if found := self.title.match(text):
            return Link(text, text[found.end() :], self.levels[found[1].lower()])
        if found := self.title_after.search(text):
            return Link(text, text[: found.start()], self.levels[found[1].lower()])
        return Link(text, text, None)

    def followers(self, text: str, at: int) -> Iterator[tuple[Link, bool]]:
        """The names that stand after `at` as if the place before lay in them; whether "di" or "in" says so."""
        end = at + REACH
        for _ in range(DEPTH):
            found = self.follower.match(text, at, end)
            if found is None:
                return
            said = bool(re.search(r"\b(?:di|in)\s*$", text[found.start() : found.start(1)]))
            yield self.link(found[1]), said
            at = found.end()


@cache
def words() -> Words:
    """The words that come with Saksi, compiled once."""
    return Words.of(yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8")))


def _either(choices: Iterable[str]) -> str:
    ordered = sorted(choices, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
