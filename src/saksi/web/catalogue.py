"""The words of the interface: one YAML file a subject in `words/`, each key in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from saksi.errors import UsageError

#: Language of the interface → its name in itself; the first is spoken where a browser asks for none of them.
LANGUAGES: Mapping[str, str] = MappingProxyType({"id": "Bahasa Indonesia", "en": "English"})


class Words:
    """The interface's words in one language: `words("reports.title")`; named parts fill braces."""

    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        self.language = language
        self._texts = texts

    def __call__(self, key: str, **parts: object) -> str:
        """The text of a key.

        Raises:
            KeyError: no catalogue has it.
        """
        text = self._texts[key]
        return text.format(**parts) if parts else text

    def or_key(self, key: str, otherwise: str) -> str:
        """The text of a key, or something else where no catalogue has it (an event type of a newer codebook)."""
        return self._texts.get(key, otherwise)


@cache
def words(language: str) -> Words:
    """The words of a language of `LANGUAGES`."""
    return Words(language, {key: texts[language] for key, texts in catalogue().items()})


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """Every key with its text in every language, from all files in `words/`; a file's name begins its keys.

    Raises:
        UsageError: a key lacks a language, or has one too many.
    """
    folder = files("saksi.web").joinpath("words")
    found: dict[str, Mapping[str, str]] = {}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".yaml"):
            subject = path.name.removesuffix(".yaml")
            found |= _entries(subject, yaml.safe_load(path.read_text(encoding="utf-8")))
    return MappingProxyType(found)


def choose(wanted: str | None, accepted: str | None) -> str:
    """The language to speak: the one chosen, else the first that the browser accepts (RFC 9110, 12.5.4) and we have."""
    if wanted is not None and wanted in LANGUAGES:
        return wanted
    return next((tag for tag in _accepted(accepted or "") if tag in LANGUAGES), next(iter(LANGUAGES)))


def _accepted(header: str) -> Iterable[str]:
    """The languages of an Accept-Language header, the most wanted first."""
    weighed = []
    for part in header.split(","):
        tag, _, weight = part.strip().partition(";q=")
        try:
            weighed.append((-float(weight or 1), tag.split("-")[0].lower()))
        except ValueError:
            continue
    return [tag for _, tag in sorted(weighed, key=lambda pair: pair[0])]


def _entries(prefix: str, node: Any) -> Iterator[tuple[str, Mapping[str, str]]]:  # noqa: ANN401 (YAML)
    for key, held in node.items():
        if not isinstance(held, dict):
            raise UsageError(f"words: {prefix}.{key} has no languages", f"give it {', '.join(LANGUAGES)}")
        if set(held) & set(LANGUAGES):
            if set(held) != set(LANGUAGES) or not all(isinstance(text, str) and text for text in held.values()):
                raise UsageError(f"words: {prefix}.{key} is not complete", f"give it {', '.join(LANGUAGES)}")
            yield f"{prefix}.{key}", held
        else:
            yield from _entries(f"{prefix}.{key}", held)
