"""What other parts of the software say in English, told in the language of the interface."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from saksi.web.catalogue import Words, catalogue

_PART = re.compile(r"\\\{(\w+)\\\}")


def retold(said: Words, prefix: str, text: str) -> str:
    """The text by the catalogue's keys that begin so, found by their English; as it is where none fits."""
    for key, pattern in _patterns(prefix):
        found = pattern.fullmatch(text)
        if found:
            return said(key, **found.groupdict())
    return text


@cache
def _patterns(prefix: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(_compiled(prefix))


def _compiled(prefix: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    for key, texts in catalogue().items():
        if key.startswith(prefix):
            yield key, re.compile(_PART.sub(r"(?P<\1>.+?)", re.escape(texts["en"])), re.DOTALL)
