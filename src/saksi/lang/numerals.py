"""Whole numbers in words and figures, by one language's numerals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Number:
    """What was read: its value, the characters it took, and by how much "20-an" may exceed it."""

    value: int
    length: int
    slack: int = 0


@dataclass(frozen=True, slots=True)
class Numerals:
    """A language's number words.

    `add` are words of a fixed value (dua, sebelas, seratus), `teens` make ten more of the digit before them (belas),
    `times` multiply the digit before them (puluh, ratus), `scales` all that stands before them (ribu, juta).
    `joiners` may stand inside a number (and), `articles` mean one before a multiplier (a hundred). `thousands` and
    `decimal` are the language's signs in figures. `pattern` finds candidates; `read` decides.
    """

    add: Mapping[str, int]
    teens: frozenset[str]
    times: Mapping[str, int]
    scales: Mapping[str, int]
    joiners: frozenset[str]
    articles: frozenset[str]
    thousands: str
    decimal: str
    pattern: str

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Numerals:
        """The numerals that a YAML mapping spells out."""
        add = {str(word): int(value) for word, value in data["add"].items()}
        times = {str(word): int(value) for word, value in data["times"].items()}
        scales = {str(word): int(value) for word, value in data["scales"].items()}
        teens, joiners = frozenset(data["teens"]), frozenset(data["joiners"])
        articles = frozenset(data["articles"])
        return cls(
            add, teens, times, scales, joiners, articles, data["thousands"], data["decimal"],
            _pattern(data, [*add, *teens, *times, *scales]),
        )  # fmt: skip

    def scale_of(self, word: str) -> int:
        """What a scale word multiplies by; 1 for any other word."""
        return self.scales.get(word) or self.times.get(word) or self.scales.get(word.removesuffix("s"), 1)

    def read(self, text: str) -> Number | None:
        """The number that `text` begins with, or None."""
        return self._figure(text) if text[:1].isdigit() else self._words(text)

    def _figure(self, text: str) -> Number | None:
        figure = re.match(r"\d+(?:[.,]\d+)*", text)
        if figure is None:
            return None
        digits, end, slack = figure[0], figure.end(), 0
        scale = 1
        if after := re.match(r"[\s-]+([^\W\d_]+)", text[end:]):
            scale = self.scale_of(after[1].lower())
            end += after.end() if scale > 1 else 0
        if scale == 1 and text[end:].lower().startswith("-an"):
            end, slack = end + 3, 9
        return Number(round(self._decimal(digits, scale > 1) * scale), end, slack)

    def _decimal(self, digits: str, scaled: bool) -> float:
        """The value of a figure; in a scaled one ("1.2 juta") either sign is a point unless three digits follow."""
        groups = re.split(r"[.,]", digits)
        signs = re.findall(r"[.,]", digits)
        if not signs:
            return int(digits)
        grouped = all(len(group) == 3 for group in groups[1:]) and len(set(signs)) == 1
        if grouped and (signs[0] == self.thousands or not scaled):
            return int("".join(groups))
        if signs[-1] == self.decimal or len(signs) == 1:
            return float("".join(groups[:-1]) + "." + groups[-1])
        return int("".join(groups))

    def _words(self, text: str) -> Number | None:
        total = group = last = end = 0
        room = scale_room = 10**15
        started = False
        for word in _WORD.finditer(text):
            name = word[0].lower()
            if name in self.joiners or (not started and name in self.articles):
                if name in self.articles:
                    group = last = 1
                    room = 1
                continue
            if (value := self.add.get(name)) is not None:
                if value >= room or (value == 0 and started):
                    break
                group, last = group + value, value
                room = _room(value)
            elif name in self.teens and 2 <= last <= 9:
                group, last, room = group + 10, 0, 1
            elif (factor := self.times.get(name)) is not None and 1 <= last <= 99:
                group, last, room = group + last * (factor - 1), 0, min(factor, scale_room)
            elif (factor := self.scales.get(name)) is not None and group and factor < scale_room:
                total, group, last = total + group * factor, 0, 0
                room = scale_room = factor
            else:
                break
            started, end = True, word.end()
        return Number(total + group, end) if started else None


def _room(value: int) -> int:
    """What may still be added after `value`: less than its lowest place (21: nothing; 20: up to 9; 100: up to 99)."""
    if 11 <= value <= 19 or value == 10:
        return 1
    room = 1
    while value and value % (room * 10) == 0:
        room *= 10
    return room


def _pattern(data: Mapping[str, Any], words: list[str]) -> str:
    ordered = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    scales = "|".join(map(re.escape, sorted([*data["scales"], *data["figure_times"]], key=len, reverse=True)))
    joiner = f"(?:(?:{'|'.join(data['joiners'])})\\s+)?" if data["joiners"] else ""
    article = f"(?:(?:{'|'.join(data['articles'])})\\s+(?=(?:{scales})\\b))?" if data["articles"] else ""
    figure = rf"\d+(?:[.,]\d+)*(?:-an\b|[\s-]+(?:{scales})\b)?"
    return rf"{figure}|\b{article}(?:{ordered})\b(?:[\s-]+{joiner}(?:{ordered})\b)*"
