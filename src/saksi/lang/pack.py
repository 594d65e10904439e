"""What a language pack holds: everything that reading a language takes, and nothing of any stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from saksi.lang.lexicon import Inflection, TriggerForm, load_yaml, trigger_forms, word_classes
from saksi.lang.quantity import Quantity
from saksi.lang.time import TimeExpression


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """One language: trigger forms by first word, word classes, cues, speech words, actor nouns, and its own finders.

    `classes`, `cues`, `speech`, `actors` and `harm` are named sets of words in small letters, from the YAML file of
    that name. `genitive_after` is true where an agent stands after a noun or passive verb without a preposition.
    """

    code: str
    triggers: Mapping[str, tuple[TriggerForm, ...]]
    classes: Mapping[str, frozenset[str]]
    cues: Mapping[str, frozenset[str]]
    speech: Mapping[str, frozenset[str]]
    actors: Mapping[str, frozenset[str]]
    harm: Mapping[str, frozenset[str]]
    grammar: Mapping[str, frozenset[str]]
    abbreviations: frozenset[str]
    genitive_after: bool
    find_quantities: Callable[[str], list[Quantity]]
    find_times: Callable[[str], list[TimeExpression]]


def build_pack(
    code: str,
    inflect: Inflection,
    find_quantities: Callable[[str], list[Quantity]],
    find_times: Callable[[str], list[TimeExpression]],
    *,
    genitive_after: bool,
) -> LanguagePack:
    """The pack of the language whose YAML files lie in `saksi.lang.CODE`; CodebookError names a broken one."""
    package = f"saksi.lang.{code}"

    def classes(name: str) -> dict[str, frozenset[str]]:
        raw: Mapping[str, Iterable[str]] = load_yaml(package, name)
        return word_classes(raw)

    words = classes("classes.yaml")
    return LanguagePack(
        code=code,
        triggers=trigger_forms(load_yaml(package, "triggers.yaml"), inflect, words),
        classes=words,
        cues=classes("cues.yaml"),
        speech=classes("speech.yaml"),
        actors=classes("actors.yaml"),
        harm=classes("harm.yaml"),
        grammar=classes("grammar.yaml"),
        abbreviations=classes("sentences.yaml")["abbreviations"],
        genitive_after=genitive_after,
        find_quantities=find_quantities,
        find_times=find_times,
    )
