"""A language's words and patterns of time, read from its `times.yaml` and compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from saksi.errors import CodebookError
from saksi.lang.needed import needed_words
from saksi.lang.numerals import Numerals
from saksi.lang.openings import Opened
from saksi.lang.time import TimeKind, TimeRules

_MACRO = re.compile(r"(?<!\(\?P)<([a-z_]+)>")
_PARTS = (
    "weekdays", "months", "units", "parts", "ordinals", "cues", "phrases", "vague", "holidays", "macros", "patterns",
    "hint",
)  # fmt: skip


def load_rules(path: Path, numerals: Numerals) -> TimeRules:
    """The rules in the YAML file at `path`, with the language's numerals for "two days ago".

    Raises:
        CodebookError: where a part is missing or a pattern is broken.
    """
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    if missing := set(_PARTS) - data.keys():
        raise CodebookError(f"{path} has no {', '.join(sorted(missing))}", "compare it with another language's file")
    try:
        return _compile(data, numerals)
    except (KeyError, re.error) as fault:
        raise CodebookError(f"{path}: a pattern cannot be read: {fault}", "check its macros and brackets") from None


def _compile(data: Mapping[str, Any], numerals: Numerals) -> TimeRules:
    macros = _word_lists(data) | {"number": numerals.pattern}
    for name, pattern in data["macros"].items():
        macros[name] = _expand(pattern, macros)
    patterns = [(TimeKind(kind), Opened(re.compile(_expand(pattern, macros)))) for kind, pattern in data["patterns"]]
    return TimeRules(
        patterns=patterns,
        needed=[needed_words(opened.pattern) for _, opened in patterns],
        hint=re.compile(_expand(data["hint"], macros).lower()),
        weekdays=data["weekdays"],
        months=data["months"],
        units=data["units"],
        parts=data["parts"],
        ordinals=data["ordinals"],
        cues=data["cues"],
        phrases={_squeeze(key): value for key, value in data["phrases"].items()},
        holidays={_squeeze(key): value for key, value in data["holidays"].items()},
        since=re.compile(_expand(data["since"], macros)),
        until=re.compile(_expand(data["until"], macros)),
        numerals=numerals,
    )


def _word_lists(data: Mapping[str, Any]) -> dict[str, str]:
    """The lists of words that patterns may name; weekdays and months with a capital, as they are written."""
    lists = {name: _either(data[name]) for name in ("parts", "ordinals", "cues", "holidays", "phrases", "vague")}
    lists["weekdays"] = _either(word.capitalize() for word in data["weekdays"])
    lists["months"] = _either(word.capitalize() for word in data["months"])
    lists["long_months"] = _either(word.capitalize() for word in data["months"] if len(word) > 3 or word == "mei")
    return lists


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    return _MACRO.sub(lambda match: macros[match[1]], pattern)


def _either(words: Iterable[str]) -> str:
    """Any of the words, the longest first; a space is any white space, a hyphen may be a space."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace(r"\-", r"[\s-]") for word in ordered)


def _squeeze(words: str) -> str:
    return " ".join(words.replace("-", " ").split())
