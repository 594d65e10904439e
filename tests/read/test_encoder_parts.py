"""The parts of the encoder reader that need no network: spans of labels, the rules' hints as numbers, the join."""

from __future__ import annotations

import numpy as np
import pytest

from saksi.codebook import codebook
from saksi.lang import pack
from saksi.model import CleanText, HarmKind, Mention, MentionKind, Modality, OffsetMap, Role, Span
from saksi.read.encoder.features import ROLES, mention_hints, role_hints, trigger_hints
from saksi.read.encoder.join import Joiner, NetworkTrigger
from saksi.read.encoder.spans import labelled_spans
from saksi.read.hints import SentenceHints
from saksi.read.rules import rules_reader

TYPES = tuple(codebook().types)
TEXT = "Milisi menembak mati tiga warga sipil di Goma pada Senin malam, kata seorang dokter."


@pytest.fixture(scope="module")
def hints() -> SentenceHints:
    clean = CleanText("r", TEXT, (), OffsetMap.of(len(TEXT), ()))
    (found,) = rules_reader().hints(clean, "id")
    return found


def pieces_of(text: str) -> list[Span]:
    """One piece a word."""
    found: list[Span] = []
    at = 0
    for word in text.split(" "):
        found.append(Span(at, at + len(word)))
        at += len(word) + 1
    return found


def where(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


class TestSpans:
    """A begin/inside tagging with two kinds: columns outside, begin 0, inside 0, begin 1, inside 1."""

    def tagged(self, text: str, tags: list[int]) -> list[tuple[str, int]]:
        rows = np.full((len(tags), 5), 0.02, dtype=np.float32)
        rows[np.arange(len(tags)), tags] = 0.92
        return [(found.span.of(text), found.label) for found in labelled_spans(rows, pieces_of(text), text, 0.5)]

    def test_a_span_runs_from_its_beginning_on(self) -> None:
        assert self.tagged("pasukan khusus menyerang kota", [1, 2, 3, 0]) == [("pasukan khusus", 0), ("menyerang", 1)]

    def test_a_second_beginning_opens_a_second_span(self) -> None:
        assert self.tagged("Iran Israel", [1, 1]) == [("Iran", 0), ("Israel", 0)]

    def test_an_inside_without_beginning_counts(self) -> None:
        assert self.tagged("di Goma", [0, 2]) == [("Goma", 0)]

    def test_signs_at_the_edges_are_dropped(self) -> None:
        assert self.tagged('kata "Goma", lagi', [0, 1, 0]) == [("Goma", 0)]

    def test_a_word_is_not_cut_in_two(self) -> None:
        rows = np.full((2, 5), 0.02, dtype=np.float32)
        rows[0, 1] = rows[1, 3] = 0.92
        text = "tentara"
        found = list(labelled_spans(rows, [Span(0, 4), Span(4, 7)], text, 0.5))
        assert [(one.span.of(text), one.label) for one in found] == [("tentara", 0)]


class TestHints:
    """What the rules know, as numbers."""

    def test_a_stated_trigger_has_the_number_of_its_type(self, hints: SentenceHints) -> None:
        numbers = dict(zip(TEXT.split(" "), trigger_hints(hints, pieces_of(TEXT), TYPES), strict=True))
        assert numbers["menembak"] == 1 + TYPES.index("attack")
        assert numbers["Goma"] == 0

    def test_a_negated_trigger_has_a_number_of_its_own(self) -> None:
        text = "Milisi tidak menyerang Goma."
        (found,) = rules_reader().hints(CleanText("r", text, (), OffsetMap.of(len(text), ())), "id")
        numbers = dict(zip(text.split(" "), trigger_hints(found, pieces_of(text), TYPES), strict=True))
        assert numbers["menyerang"] == 1 + len(TYPES) + TYPES.index("attack")

    def test_mentions_have_the_number_of_their_kind(self, hints: SentenceHints) -> None:
        numbers = dict(zip(TEXT.split(" "), mention_hints(hints, pieces_of(TEXT)), strict=True))
        assert numbers["Goma"] != 0
        assert numbers["Senin"] not in {0, numbers["Goma"]}
        assert numbers["pada"] == 0

    def test_roles_of_the_trigger_count_in_full(self, hints: SentenceHints) -> None:
        row = role_hints(hints, where("menembak mati"), where("Goma"))
        assert row[ROLES.index("place")] == 1
        assert row[ROLES.index("actor")] == 0

    def test_roles_of_another_trigger_count_half(self, hints: SentenceHints) -> None:
        row = role_hints(hints, where("kata"), where("Goma"))
        assert row[ROLES.index("place")] == 0.5


class TestJoin:
    """The network's findings with numbers, times and the codebook's constraints."""

    def joined(self, hints: SentenceHints, event_type: str, roles: dict[str, str]) -> list[tuple[str, str]]:
        kinds = {"Milisi": MentionKind.GROUP, "tiga": MentionKind.QUANTITY, "Goma": MentionKind.PLACE}
        mentions = [Mention(kinds.get(words, MentionKind.TIME), where(words), words) for words in roles]
        scores = dict.fromkeys(enumerate(roles.values()), 0.9)
        found = NetworkTrigger(where("menembak mati"), event_type, Modality.ASSERTED, False, 0.8, scores)
        (trigger,) = Joiner(pack("id")).triggers(TEXT, 0, hints, [found], mentions)
        self.harm = trigger.harm
        return [(argument.role.value, argument.mention.text) for argument in trigger.arguments]

    def test_arguments_keep_their_roles(self, hints: SentenceHints) -> None:
        found = self.joined(hints, "attack", {"Milisi": "actor", "Goma": "place"})
        assert found == [("actor", "Milisi"), ("place", "Goma")]

    def test_a_time_is_whole(self, hints: SentenceHints) -> None:
        assert self.joined(hints, "attack", {"Senin": "time"}) == [(Role.TIME.value, "Senin malam")]

    def test_a_speech_act_has_no_place(self, hints: SentenceHints) -> None:
        assert self.joined(hints, "threat", {"Goma": "place"}) == []

    def test_a_place_is_no_time(self, hints: SentenceHints) -> None:
        assert self.joined(hints, "attack", {"Goma": "time"}) == []

    def test_a_toll_is_told_once(self, hints: SentenceHints) -> None:
        self.joined(hints, "attack", {"tiga": "killed"})
        assert [(figure.kind, figure.low, figure.high) for figure in self.harm] == [(HarmKind.KILLED, 3, 3)]

    def test_a_toll_that_only_the_rules_see_stays(self, hints: SentenceHints) -> None:
        self.joined(hints, "attack", {"Milisi": "actor"})
        assert [(figure.kind, figure.low, figure.high) for figure in self.harm] == [(HarmKind.KILLED, 3, 3)]

    def test_a_toll_does_not_go_to_what_kills_nobody(self, hints: SentenceHints) -> None:
        self.joined(hints, "talks", {"Milisi": "actor"})
        assert self.harm == ()
