"""Lexicons of a language pack: YAML files beside the language's code, read once and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any

import yaml

from saksi.errors import CodebookError


class Voice(StrEnum):
    """What a trigger's form says of who stands before and after it."""

    ACTIVE = "active"
    PASSIVE = "passive"
    INTRANSITIVE = "intransitive"
    NOUN = "noun"
    #: An active form that only headlines use ("Israel Serang Gaza").
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class TriggerForm:
    """One form of a trigger in small letters, word by word, and what it asks of its sentence (see triggers.yaml)."""

    words: tuple[str, ...]
    event_type: str
    voice: Voice
    near: frozenset[str]
    after: frozenset[str]
    never: frozenset[str]
    weak: bool
    consequence: bool = False


#: root and suffix → the forms of each voice.
Inflection = Callable[[str, str], Iterable[tuple[Voice, str]]]

_KEYS = frozenset({"type", "verbs", "intransitive", "nouns", "forms", "near", "object", "never", "weak", "consequence"})


def load_yaml(package: str, name: str) -> Any:  # noqa: ANN401 (each file has its own shape)
    """The content of a YAML file beside the code of `package`; CodebookError if it is missing or broken."""
    try:
        text = files(package).joinpath(name).read_text(encoding="utf-8")
        return yaml.load(text, Loader=_LOADER)  # noqa: S506 (the safe loader in C)
    except (OSError, yaml.YAMLError) as error:
        raise CodebookError(f"{package}: {name} cannot be read: {error}", "reinstall Saksi or mend the file") from error


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def word_classes(raw: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Named sets of words or phrases in small letters."""
    return {name: frozenset(str(word).lower() for word in words) for name, words in raw.items()}


def trigger_forms(
    entries: Iterable[Mapping[str, Any]], inflect: Inflection, classes: Mapping[str, frozenset[str]]
) -> dict[str, tuple[TriggerForm, ...]]:
    """All trigger forms by their first word, longest first; CodebookError names the entry that breaks the form."""
    found: dict[str, list[TriggerForm]] = {}
    for number, entry in enumerate(entries, 1):
        unknown = set(entry) - _KEYS
        if unknown:
            raise CodebookError(
                f"triggers.yaml: entry {number} has unknown keys {sorted(unknown)}", f"use {sorted(_KEYS)}"
            )
        asks = [_words_of(entry, key, classes, number) for key in ("near", "object", "never")]
        for voice, text in _forms(entry, inflect):
            words = tuple(text.lower().split())
            weak, consequence = bool(entry.get("weak")), bool(entry.get("consequence"))
            form = TriggerForm(words, entry["type"], voice, asks[0], asks[1], asks[2], weak, consequence)
            found.setdefault(words[0], []).append(form)
    return {first: tuple(sorted(forms, key=lambda form: -len(form.words))) for first, forms in found.items()}


def _forms(entry: Mapping[str, Any], inflect: Inflection) -> Iterator[tuple[Voice, str]]:
    for verb in entry.get("verbs", ()):
        root, _, suffix = verb.partition("+")
        yield from inflect(root, suffix)
    for root in entry.get("intransitive", ()):
        for voice, text in inflect(root, "*"):
            yield voice, text
    for noun in entry.get("nouns", ()):
        yield Voice.NOUN, noun
    for voice, texts in entry.get("forms", {}).items():
        for text in texts:
            yield Voice(voice), text


def _words_of(entry: Mapping[str, Any], key: str, classes: Mapping[str, frozenset[str]], number: int) -> frozenset[str]:
    words: frozenset[str] = frozenset()
    for name in entry.get(key, ()):
        if name not in classes:
            raise CodebookError(
                f"triggers.yaml: entry {number} names an unknown class {name!r}", "add it to classes.yaml"
            )
        words |= classes[name]
    return words
