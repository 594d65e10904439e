"""What the software refuses, in the language of the interface."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fastapi import Request

from saksi.errors import SaksiError
from saksi.web.catalogue import Words, catalogue, words
from saksi.web.page import language_of

_KEYS = "refusals."
_PART = re.compile(r"\\\{(\w+)\\\}")


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with what a person filled in, and what to do."""

    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


def trouble(request: Request, error: SaksiError) -> Trouble:
    """An error for the person who asks; what no catalogue knows stays as it is."""
    said = words(language_of(request))
    return Trouble(_retold(said, error.message), _retold(said, error.hint))


def _retold(said: Words, text: str) -> str:
    for key, pattern in _patterns():
        found = pattern.fullmatch(text)
        if found:
            return said(key, **found.groupdict())
    return text


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(_compiled())


def _compiled() -> Iterator[tuple[str, re.Pattern[str]]]:
    for key, texts in catalogue().items():
        if key.startswith(_KEYS):
            yield key, re.compile(_PART.sub(r"(?P<\1>.+?)", re.escape(texts["en"])), re.DOTALL)
