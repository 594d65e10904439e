"""The YAML files of every language pack hold what they should, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import saksi.lang
from saksi.codebook import codebook
from saksi.errors import CodebookError, LanguageError
from saksi.lang import LANGUAGES, pack
from saksi.lang.lexicon import Voice, load_yaml, trigger_forms
from saksi.model import HarmKind, Modality

ROOT = Path(saksi.lang.__file__).parent
TRIGGER_KEYS = {"type", "verbs", "intransitive", "nouns", "forms", "near", "object", "never", "weak", "consequence"}
WORD_FILES = ("classes", "cues", "speech", "actors", "harm", "grammar", "sentences")
#: What the readers ask every pack for.
ASKED = {
    "cues": {"alleged", "planned", "requested", "denied", "negated", "hypothetical", "background", "definite"}
    | {"light_verbs"},
    "speech": {"before", "after", "source", "credit"},
    "actors": {"groups", "inside", "determiners", "offices", "pronouns", "first_person", "described"},
    "grammar": {"place_prepositions", "at", "origin", "target", "agent", "joining", "comitative", "clause", "relative"}
    | {"subject_gap"},
    "sentences": {"abbreviations"},
    "classes": {"conflict", "elsewhere", "combatant", "suicide", "chemical", "grenade", "bomb_on_ground", "aircraft"}
    | {"missile", "territory"},
    "harm": {f"{kind}_{position}" for kind in HarmKind for position in ("self", "other", "head")}
    | {"counted", "aside", "people"},
}


def raw(language: str, name: str) -> Any:  # noqa: ANN401 (each file has its own shape)
    return yaml.safe_load((ROOT / language / f"{name}.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WORD_FILES)
def test_word_lists(language: str, name: str) -> None:
    """Plain strings in small letters (a bare `no` or `on` would be a truth value), each once, no spaces to spare."""
    for key, words in raw(language, name).items():
        assert all(isinstance(word, str) for word in words), (key, [w for w in words if not isinstance(w, str)])
        assert [word for word in words if word != " ".join(word.lower().split())] == [], key
        assert sorted({word for word in words if words.count(word) > 1}) == [], key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ASKED)
def test_every_list_that_is_asked_for_is_there(language: str, name: str) -> None:
    assert ASKED[name] - set(raw(language, name)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_cues_name_modalities(language: str) -> None:
    assert {str(modality) for modality in Modality if modality is not Modality.ASSERTED} <= set(raw(language, "cues"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_trigger_entries(language: str) -> None:
    types, classes = set(codebook().types), set(raw(language, "classes"))
    for entry in raw(language, "triggers"):
        assert set(entry) <= TRIGGER_KEYS
        assert entry["type"] in types
        for key in ("near", "object", "never"):
            assert set(entry.get(key, ())) <= classes
        assert set(entry.get("forms", {})) <= set(Voice)
        lists = [entry.get(key, []) for key in ("verbs", "intransitive", "nouns")]
        for words in (*lists, *entry.get("forms", {}).values()):
            assert all(isinstance(word, str) and word == word.lower() for word in words)
            assert sorted({word for word in words if words.count(word) > 1}) == [], entry["type"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_type_can_be_read(language: str) -> None:
    told = {form.event_type for forms in pack(language).triggers.values() for form in forms}
    assert set(codebook().types) - told == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_longer_forms_come_first(language: str) -> None:
    for first, forms in pack(language).triggers.items():
        lengths = [len(form.words) for form in forms]
        assert lengths == sorted(lengths, reverse=True), first
        assert all(form.words[0] == first for form in forms)


def test_unknown_keys_and_classes_are_named() -> None:
    with pytest.raises(CodebookError, match="entry 1 has unknown keys \\['verb'\\]"):
        trigger_forms([{"type": "attack", "verb": ["serang"]}], lambda *_: (), {})
    with pytest.raises(CodebookError, match="entry 2 names an unknown class 'ships'"):
        trigger_forms([{"type": "attack"}, {"type": "attack", "near": ["ships"]}], lambda *_: (), {})


def test_a_missing_file_is_named() -> None:
    with pytest.raises(CodebookError, match=r"saksi\.lang\.id: verbs\.yaml cannot be read"):
        load_yaml("saksi.lang.id", "verbs.yaml")


def test_an_unknown_language_names_those_there_are() -> None:
    with pytest.raises(LanguageError) as caught:
        pack("xx")
    assert all(code in caught.value.hint for code in LANGUAGES)
