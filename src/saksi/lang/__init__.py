"""Language packs. Adding a language is a folder here and a line in `_PACKS`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from saksi.errors import LanguageError
from saksi.lang.pack import LanguagePack

_PACKS: Mapping[str, str] = MappingProxyType({"id": "saksi.lang.id", "en": "saksi.lang.en"})

#: Languages with a pack, by ISO 639-1 code.
LANGUAGES = tuple(_PACKS)


@cache
def pack(language: str) -> LanguagePack:
    """The pack of a language (ISO 639-1); LanguageError names those there are."""
    if language not in _PACKS:
        raise LanguageError(
            f"there is no language pack for {language!r}",
            f"packs exist for {', '.join(LANGUAGES)}; docs/languages.md tells how to add one",
        )
    found: LanguagePack = import_module(_PACKS[language]).build()
    return found


__all__ = ["LANGUAGES", "LanguagePack", "pack"]
