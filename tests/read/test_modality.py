"""How a sentence puts an event, and when it states none."""

from __future__ import annotations

import pytest
from read_texts import ReadText

from saksi.model import Modality


@pytest.mark.parametrize(
    ("sentence", "modality", "cue"),
    [
        ("Milisi menyerang pos polisi di Goma.", Modality.ASSERTED, None),
        ("Milisi diduga menyerang pos polisi di Goma.", Modality.ALLEGED, "diduga"),
        ("Militer mengklaim milisi menyerang pos polisi di Goma.", Modality.ALLEGED, "mengklaim"),
        ("Milisi dituding menyerang pos polisi di Goma.", Modality.ALLEGED, "dituding"),
        ("Konon milisi menyerang pos polisi di Goma.", Modality.ALLEGED, "Konon"),
        ("Milisi akan merebut kota Goma.", Modality.PLANNED, "akan"),
        ("Milisi berencana menyerang pos polisi di Goma.", Modality.PLANNED, "berencana"),
        ("Milisi bersiap menyerang pos polisi di Goma.", Modality.PLANNED, "bersiap"),
        ("Milisi membantah menyerang pos polisi di Goma.", Modality.DENIED, "membantah"),
    ],
)
def test_cues(read: ReadText, sentence: str, modality: Modality, cue: str | None) -> None:
    found = read(sentence)
    trigger = next(t for t in found.reading.triggers if t.event_type in {"armed_clash", "seizure"})
    assert trigger.modality is modality
    assert (trigger.modality_span.of(found.text) if trigger.modality_span else None) == cue


def test_what_is_asked_for(read: ReadText) -> None:
    found = read("PBB mendesak agar Rusia menarik pasukan dari Kherson.")
    assert found.first("demand").modality is Modality.ASSERTED
    assert found.first("withdrawal").modality is Modality.REQUESTED


@pytest.mark.parametrize(
    "sentence",
    [
        "Milisi tidak menyerang pos polisi di Goma.",
        "Milisi belum merebut kota Goma.",
        "Milisi gagal merebut kota Goma.",
        "Polisi menggagalkan serangan di Goma.",
        "Pemerintah menghentikan serangan ke Goma.",
        "Tentara mencegah serangan milisi di Goma.",
        "Jika milisi menyerang pos polisi, kota itu jatuh.",
    ],
)
def test_what_did_not_happen_is_no_event(read: ReadText, sentence: str) -> None:
    assert set(read(sentence).types) & {"attack", "armed_clash", "seizure"} == set()


def test_a_cue_stays_in_its_clause(read: ReadText) -> None:
    found = read("Polisi tidak berada di tempat ketika milisi menyerang pos itu.")
    assert found.first().modality is Modality.ASSERTED


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The militia attacked a police post in Goma.", Modality.ASSERTED),
        ("The militia reportedly attacked a police post in Goma.", Modality.ALLEGED),
        ("Israel plans to attack Lebanon.", Modality.PLANNED),
        ("Russia denied attacking the hospital.", Modality.DENIED),
    ],
)
def test_english_cues(read: ReadText, sentence: str, modality: Modality) -> None:
    found = read(sentence, "en")
    trigger = next(t for t in found.reading.triggers if t.event_type in {"attack", "armed_clash"})
    assert trigger.modality is modality


@pytest.mark.parametrize(
    "sentence",
    ["The army did not attack Goma.", "The militia failed to capture the city of Goma.", "Police foiled the attack."],
)
def test_what_did_not_happen_in_english(read: ReadText, sentence: str) -> None:
    assert read(sentence, "en").types == []


def test_history_is_background(read: ReadText) -> None:
    old, new = read("Puluhan tahun silam milisi merebut kota Goma."), read("Milisi merebut kota Goma.")
    assert (old.first().background, new.first().background) == (True, False)
