"""Readers: clean text to mentions and triggers. A reader backend is one file here and one line in `READERS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol

from saksi.model import CleanText, Reading
from saksi.read.language import identify_language


class Reader(Protocol):
    """Finds mentions and triggers in a clean text; `name` holds its version."""

    @property
    def name(self) -> str:
        """Name and version, as records keep it."""

    def read(self, text: CleanText, language: str) -> Reading:
        """The reading of `text`; LanguageError if the reader does not read `language`."""


def _rules() -> Reader:
    from saksi.read.rules import rules_reader  # noqa: PLC0415 (loads lexicons and the gazetteer)

    return rules_reader()


def _encoder() -> Reader:
    from saksi.read.encoder.reader import encoder_reader  # noqa: PLC0415 (loads the rules and, at first use, the network)

    return encoder_reader()


#: Reader backends by the name the command line gives them, the default first.
READERS: Mapping[str, Callable[[], Reader]] = MappingProxyType({"encoder": _encoder, "rules": _rules})

__all__ = ["READERS", "Reader", "identify_language"]
