"""Phrase lists to patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_BLANK = re.compile(r"\[[^\]]*\]| \?| ")
_RUNS = {" ?": "[ ]*", " ": "[ ]+"}


@cache
def phrases(name: str) -> Any:  # noqa: ANN401 (each list has its own shape, checked by its tests)
    """The content of one of the phrase files beside this module."""
    return yaml.safe_load((files(__package__) / f"{name}.yaml").read_text("utf-8"))


def one_of(expressions: Iterable[str]) -> str:
    """One expression for any of several; a blank in them stands for any run of blanks within a line."""
    return "|".join(f"(?:{_loose(expression)})" for expression in expressions)


def _loose(expression: str) -> str:
    """Blanks outside brackets as runs of blanks; "x ?y" as an optional run."""
    return _BLANK.sub(lambda found: found[0] if found[0].startswith("[") else _RUNS[found[0]], expression)


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern that takes case and lines as furniture does."""
    return re.compile(pattern, re.I | re.M)
