"""What the software refuses, in the language of the interface."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from saksi.errors import SaksiError
from saksi.web.catalogue import words
from saksi.web.page import language_of
from saksi.web.retelling import retold

_KEYS = "refusals."


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
    return Trouble(retold(said, _KEYS, error.message), retold(said, _KEYS, error.hint))
