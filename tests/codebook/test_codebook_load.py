"""What is said of broken codebook files."""

from __future__ import annotations

from importlib.resources import files

import pytest

from saksi.codebook import codebook, parse_codebook
from saksi.errors import CodebookError

NAMES = ("events.yaml", "acled.yaml", "plover.yaml", "ucdp.yaml")
TEXTS = {name: files("saksi.codebook").joinpath(name).read_text("utf-8") for name in NAMES}


def test_the_shipped_files_are_read_once() -> None:
    assert codebook() is codebook()
    assert parse_codebook(TEXTS) == codebook()


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("events.yaml", "code: attack", "code: armed_clash", "events.yaml: armed_clash stands twice"),
        ("events.yaml", "tier: A", "tier: E", "events.yaml: armed_clash: tier is E"),
        ("events.yaml", "title: Armed clash", "title: ''", "events.yaml: armed_clash: title is ''"),
        ("events.yaml", "title: Armed clash", "name: Armed clash", "events.yaml: armed_clash has name"),
        ("events.yaml", "harm: [killed, injured", "harm: [dead, injured", "events.yaml: armed_clash: harm is"),
        ("events.yaml", "include: [ambush of a patrol", "include: [1", "events.yaml: armed_clash: include is"),
        ("events.yaml", "origin: true", "origin: 'yes'", "events.yaml: withdrawal: origin is 'yes'"),
        ("events.yaml", "forces: [deployment, movement]", "forces: [march]", "events.yaml: lenient forces names march"),
        ("events.yaml", 'version: "1.0"', "version: 1", "events.yaml: version is 1"),
        ("events.yaml", "types:", "types: [3]\nothers:", "events.yaml: entry 1 is 3"),
        ("acled.yaml", "  attack: [", "  raid: [", "acled.yaml: attack is missing"),
        ("acled.yaml", "  attack: [", "  raid: []\n  attack: [", "acled.yaml names raid"),
        ("acled.yaml", "when: harmed", "when: hurt", "acled.yaml: force_against_protesters: when is 'hurt'"),
        ("acled.yaml", "demand: []", "demand: none", "acled.yaml: demand is 'none'"),
        ("acled.yaml", "[{event_type: Battles, sub", "[{event_type: Wars, sub", "event_type Wars has no disorder type"),
        ("acled.yaml", "[{event_type: Battles,", "[{", "acled.yaml: armed_clash: event_type is None"),
        (
            "plover.yaml",
            "{event_type: SUPPORT}",
            "{when: harmed, event_type: SUPPORT}",
            "plover.yaml: support ends with",
        ),
        (
            "plover.yaml",
            "  AGREE: verbal cooperation\n",
            "",
            "plover.yaml: agreement: event_type AGREE has no quad class",
        ),
        ("ucdp.yaml", "attack: one_sided", "attack: both", "ucdp.yaml: attack is 'both'"),
        ("ucdp.yaml", "attack: one_sided", "raid: one_sided", "ucdp.yaml names raid"),
        ("ucdp.yaml", "types:", "types: [", "ucdp.yaml is not YAML"),
    ],
)
def test_errors_name_file_and_entry(name: str, old: str, new: str, said: str) -> None:
    assert old in TEXTS[name]
    with pytest.raises(CodebookError) as caught:
        parse_codebook({**TEXTS, name: TEXTS[name].replace(old, new, 1)})
    assert said in caught.value.message
    assert caught.value.hint


def test_a_file_that_is_no_mapping() -> None:
    with pytest.raises(CodebookError, match=r"events\.yaml is not a mapping"):
        parse_codebook({**TEXTS, "events.yaml": "- a"})
