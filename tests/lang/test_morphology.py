"""Verb forms of both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.lang import pack
from saksi.lang.en.morphology import gerund, past_form, third_person
from saksi.lang.en.morphology import inflect as inflect_english
from saksi.lang.id import inflect as inflect_indonesian
from saksi.lang.id.morphology import accidental, active, bare, passive
from saksi.lang.lexicon import Voice

ROOTS = st.text(alphabet="abcdefghijklmnoprstuwyz", min_size=3, max_size=9)


@pytest.mark.parametrize(
    ("root", "suffix", "form"),
    [
        ("serang", "", "menyerang"),
        ("tembak", "", "menembak"),
        ("tembak", "i", "menembaki"),
        ("kepung", "", "mengepung"),
        ("pukul", "", "memukul"),
        ("bunuh", "", "membunuh"),
        ("culik", "", "menculik"),
        ("duduk", "i", "menduduki"),
        ("jarah", "", "menjarah"),
        ("rebut", "", "merebut"),
        ("lepas", "kan", "melepaskan"),
        ("ancam", "", "mengancam"),
        ("usir", "", "mengusir"),
        ("hantam", "", "menghantam"),
        ("gempur", "", "menggempur"),
        ("bom", "", "mengebom"),
        ("veto", "", "memveto"),
        ("protes", "", "memprotes"),
        ("kritik", "", "mengkritik"),
        ("tembak mati", "", "menembak mati"),
        ("ambil alih", "", "mengambil alih"),
    ],
)
def test_indonesian_active(root: str, suffix: str, form: str) -> None:
    assert active(root, suffix) == form


def test_other_indonesian_forms() -> None:
    assert passive("serang", "") == "diserang"
    assert passive("tembak jatuh", "") == "ditembak jatuh"
    assert accidental("tembak", "") == "tertembak"
    assert bare("evakuasi", "") == "evakuasi"
    assert bare("tewas", "kan") == "tewaskan"


@given(ROOTS, st.sampled_from(["", "i", "kan"]))
def test_the_root_ends_every_indonesian_form(root: str, suffix: str) -> None:
    for _, form in inflect_indonesian(root, suffix):
        assert form.endswith(root[1:] + suffix)
    assert active(root, suffix).startswith("me")


def test_an_intransitive_root_has_no_passive() -> None:
    voices = {voice for voice, _ in inflect_indonesian("ungsi", "*")}
    assert voices == {Voice.INTRANSITIVE, Voice.HEADLINE}


@pytest.mark.parametrize(
    ("verb", "past", "third", "ing"),
    [
        ("attack", "attacked", "attacks", "attacking"),
        ("seize", "seized", "seizes", "seizing"),
        ("deny", "denied", "denies", "denying"),
        ("clash", "clashed", "clashes", "clashing"),
        ("destroy", "destroyed", "destroys", "destroying"),
        ("flee", "fleed", "flees", "fleeing"),
    ],
)
def test_regular_english_forms(verb: str, past: str, third: str, ing: str) -> None:
    assert (past_form(verb), third_person(verb), gerund(verb)) == (past, third, ing)


def test_irregular_english_verbs_keep_their_particle() -> None:
    forms = set(inflect_english("shoot down|shot down|shot down"))
    assert {(Voice.ACTIVE, "shot down"), (Voice.ACTIVE, "shooting down"), (Voice.PASSIVE, "was shot down")} <= forms


def test_english_gerund_doubles_a_short_verb() -> None:
    assert gerund("hit") == "hitting"


@pytest.mark.parametrize(
    ("form", "voice"),
    [
        ("menembak", Voice.ACTIVE),
        ("ditembak", Voice.PASSIVE),
        ("tertembak", Voice.PASSIVE),
        ("tembak", Voice.HEADLINE),
        ("penembakan", Voice.NOUN),
    ],
)
def test_one_root_gives_every_voice_to_the_pack(form: str, voice: Voice) -> None:
    assert voice in {known.voice for known in pack("id").triggers[form] if known.words == (form,)}
