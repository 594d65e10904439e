"""Whom a report credits: the agencies that its text, dateline or outlet names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from saksi.knowledge.folding import fold

#: Words that may stand between a word of credit and a name.
_BETWEEN = 2


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency and the patterns that credit it."""

    name: str
    credits: re.Pattern[str]
    own: frozenset[str]
    hints: tuple[str, ...]

    def credited_in(self, text: str) -> bool:
        """Whether a text credits the agency; the hints spare most texts the search."""
        return any(hint in text for hint in self.hints) and self.credits.search(text) is not None


@cache
def _lexicon() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(files("saksi.merge").joinpath("agencies.yaml").read_text(encoding="utf-8"))
    return data | {part: data[part].split() for part in ("credit", "editions")}


@cache
def agencies() -> tuple[Agency, ...]:
    """The agencies of `agencies.yaml`."""
    words = "|".join(_lexicon()["credit"])
    return tuple(_agency(name, entry, words) for name, entry in _lexicon()["agencies"].items())


def _agency(name: str, entry: Mapping[str, Any], words: str) -> Agency:
    anywhere = [rf"(?<!\w){re.escape(one)}(?!\w)|[(\[]{re.escape(one.lower())}\b" for one in entry["names"]]
    for short in map(re.escape, entry["short"]):
        between = rf"(?:\W+\w+){{0,{_BETWEEN}}}\W+"
        anywhere += [
            rf"[(\[](?:[\w .-]+/)*(?i:{short})(?:/[\w .-]+)*[)\]]",
            rf"\b(?i:{words})\b{between}{short}(?!\w)(?!\s+[A-Z])",
            rf"(?<!\w){short}\s+(?i:{words})\b",
        ]
    own = frozenset(fold(one) for one in [name, *entry["names"], *entry["short"]])
    written = [*entry["names"], *entry["short"]]
    brackets = [f"{bracket}{one.lower()}" for one in written for bracket in "(["]
    return Agency(name, re.compile("|".join(anywhere)), own, (*written, *brackets))


def credited(text: str, outlet: str | None) -> frozenset[str]:
    """The agencies that a report takes its text from, or is: named in the text as a source, or the outlet itself."""
    return frozenset(one.name for one in agencies() if _is(one, outlet) or one.credited_in(text))


def _is(agency: Agency, outlet: str | None) -> bool:
    if outlet is None:
        return False
    folded = fold(outlet)
    return any(folded == own or folded.startswith(f"{own} ") for own in agency.own)


def house(outlet: str | None) -> str | None:
    """The house behind an outlet's editions: "BBC News Indonesia" and "BBC News" are of one."""
    if not outlet:
        return None
    words = [word for word in fold(outlet.removesuffix(".com")).split() if word not in _lexicon()["editions"]]
    return " ".join(words) or fold(outlet)


def names_outlet(text: str, outlets: Iterable[str]) -> frozenset[str]:
    """Those of `outlets` that the text credits by name, next to a word of credit."""
    return frozenset(
        one for one in outlets if one in text and (pattern := _outlet_pattern(one)) and pattern.search(text)
    )


@cache
def _outlet_pattern(outlet: str) -> re.Pattern[str] | None:
    if len(outlet) < 3:
        return None
    words = "|".join(_lexicon()["credit"])
    name = re.escape(outlet)
    return re.compile(rf"\b(?i:{words})\b(?:\W+\w+){{0,3}}\W+{name}(?!\w)|(?<!\w){name}\s+(?i:{words})\b")
