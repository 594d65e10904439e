"""Lines of a text stream, none held whole that is too long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Line:
    """Line `number` (from 1) of an input; `text` is None where it was too long to keep."""

    number: int
    text: str | None


def bounded_lines(stream: TextIO, limit: int) -> Iterator[Line]:
    """The lines of a stream with their ends; one over `limit` characters is skipped over in small pieces."""
    number = 0
    while text := stream.readline(limit + 1):
        number += 1
        if len(text) > limit and not text.endswith("\n"):
            while (rest := stream.readline(_CHUNK)) and not rest.endswith("\n"):
                pass
            yield Line(number, None)
        else:
            yield Line(number, text)
