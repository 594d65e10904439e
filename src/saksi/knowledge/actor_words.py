"""What each language puts around the names of actors (`actor_words/`): words of groups, of leaders and of forces."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from saksi.errors import CodebookError
from saksi.knowledge.folding import fold

_HERE = Path(__file__).parent / "actor_words"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LISTS = ("neutral", "leading", "trailing", "led_by", "backed", "backing", "parts", "generic", "of", "inside")
#: The longest phrase of these files, in words.
LONGEST = 4
#: Branches that are people without an organisation.
PEOPLE = frozenset({"civilians", "protesters", "refugees", "journalists", "settlers"})

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForceWords:
    """How one language names a country's forces: phrases by branch, before their country or after it."""

    branches: Mapping[Words, str]
    country_first: bool
    of: frozenset[str]
    inside: frozenset[str]
    people: frozenset[Words]


class ActorWords:
    """The words of all languages together; each folder holds one file a language."""

    def __init__(self, *more: Path) -> None:
        files = {path.stem: _read(path) for folder in (_HERE, *more) for path in sorted(folder.glob("*.yaml"))}
        self.languages = tuple(files)
        lists = {name: _phrases(word for file in files.values() for word in file[name]) for name in _LISTS}
        self.neutral, self.leading, self.trailing = lists["neutral"], lists["leading"], lists["trailing"]
        self.backed, self.backing, self.parts = lists["backed"], lists["backing"], lists["parts"]
        self.generic = lists["generic"]
        self.led_by = sorted((" ".join(words) for words in lists["led_by"]), key=len, reverse=True)
        self.forces = tuple(_forces(file) for file in files.values())

    @cached_property
    def around(self) -> frozenset[Words]:
        """Neutral and leading words together."""
        return self.neutral | self.leading

    @cached_property
    def led(self) -> re.Pattern[str]:
        """What stands between a group and its leader, in a folded string."""
        return re.compile(rf"^(?:(?P<group>.+?) )?(?:{'|'.join(map(re.escape, self.led_by))}) (?P<leader>.+)$")

    def is_generic(self, name: str) -> bool:
        """Whether a string names nobody: "kelompok itu", "armed men", figures."""
        words = tuple(fold(name).split())
        at = 0
        while at < len(words):
            taken = 1 if words[at].isdigit() else longest(self.generic, words, at)
            if not taken:
                return False
            at += taken
        return True

    def is_people(self, name: str) -> bool:
        """Whether a string names people by what they are: it begins or, after a name, ends with a word for them."""
        words = tuple(fold(name).split())
        for language in self.forces:
            if longest_end(language.people, words) if language.country_first else longest(language.people, words, 0):
                return True
        return False

    def core(self, words: Words, kept: Words = ()) -> Words:
        """The words less neutral, leading and trailing ones, as long as any, and those of `kept`, are left."""
        least = max(1, len(kept))
        while len(words) > least:
            front = longest(self.around, words, 0)
            end = 0 if front else longest_end(self.trailing, words)
            left = words[front : len(words) - end]
            if not (front or end) or len(left) < least or not set(kept) <= set(left):
                break
            words = left
        return words


def longest(phrases: Container[Words], words: Words, at: int) -> int:
    """How many words from `at` on are one of the phrases, 0 if none."""
    for length in range(min(LONGEST, len(words) - at), 0, -1):
        if words[at : at + length] in phrases:
            return length
    return 0


def longest_end(phrases: Container[Words], words: Words) -> int:
    """How many words at the end are one of the phrases, 0 if none."""
    for length in range(min(LONGEST, len(words)), 0, -1):
        if words[len(words) - length :] in phrases:
            return length
    return 0


def _read(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  (both are safe)
    if missing := sorted({*_LISTS, "forces", "country_first"} - data.keys()):
        raise CodebookError(f"{path.name} has no {', '.join(missing)}", "docs/languages.md lists what each file holds")
    return data


def _phrases(words: Iterable[str]) -> frozenset[Words]:
    return frozenset(tuple(fold(str(word)).split()) for word in words)


def _forces(file: Mapping[str, Any]) -> ForceWords:
    branches = {tuple(fold(str(word)).split()): branch for branch, words in file["forces"].items() for word in words}
    of, inside = (frozenset(fold(str(word)) for word in file[name]) for name in ("of", "inside"))
    people = frozenset(phrase for phrase, branch in branches.items() if branch in PEOPLE)
    return ForceWords(branches, bool(file["country_first"]), of, inside, people)
