"""The encoder reader: the trained network over the rules' findings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from saksi.lang import pack
from saksi.model import CleanText, Mention, MentionKind, Modality, Reading
from saksi.read.encoder.features import role_hints
from saksi.read.encoder.join import Joiner, NetworkTrigger
from saksi.read.encoder.network import Network, Scored, Vectors
from saksi.read.encoder.relevance import report_features
from saksi.read.encoder.spans import Found, labelled_spans
from saksi.read.hints import SentenceHints
from saksi.read.rules import RulesReader, rules_reader

VERSION = "encoder-1"

#: A piece is part of a trigger or mention where "outside" is less likely than this. The figures here were chosen on
#: training reports that the network had not seen.
TRIGGER_OUTSIDE = 0.7
MENTION_OUTSIDE = 0.5
#: A trigger counts where its type is at least so likely,
TRIGGER_FROM = 0.5
#: and in a report that is about conflict at least so likely.
RELEVANT_FROM = 0.2
#: A role counts from this probability on.
ROLE_FROM = 0.4


class EncoderReader:
    """Reads with the trained network in `folder` (default: the one that comes with Saksi)."""

    name = VERSION

    def __init__(self, folder: Path | None = None, rules: RulesReader | None = None) -> None:
        self._network = Network(folder)
        self._rules = rules or rules_reader()
        self._joiners: dict[str, Joiner] = {}

    def read(self, text: CleanText, language: str) -> Reading:
        """The reading of a clean text; LanguageError without a pack, ReaderError without the network's files."""
        if language not in self._joiners:
            self._joiners[language] = Joiner(pack(language))
        joiner = self._joiners[language]
        hints = self._rules.hints(text, language)
        words = [one.sentence.span.of(text.text) for one in hints]
        scored = self._network.score(words, hints)
        mentions: list[Mention] = []
        triggers = []
        for index, (one, pieces) in enumerate(zip(hints, scored, strict=True)):
            named = self._mentions(words[index], pieces, one)
            spans = labelled_spans(pieces.triggers, pieces.spans, words[index], TRIGGER_OUTSIDE)
            found = [span for span in spans if span.score >= TRIGGER_FROM]
            triggers += joiner.triggers(text.text, index, one, self._stated(pieces, found, named, one), named)
            mentions += named
        if triggers and self._network.relevance(report_features(scored, text.text, pack(language))) < RELEVANT_FROM:
            triggers = []
        sentences = tuple(one.sentence for one in hints)
        return Reading(text.report_id, language, VERSION, sentences, tuple(mentions), tuple(triggers))

    def _mentions(self, words: str, pieces: Scored, hints: SentenceHints) -> list[Mention]:
        """The network's mentions and those of the rules that it has no words for, spans counted in the clean text."""
        kinds = self._network.labels["mentions"]
        start = hints.sentence.span.start
        found = [
            Mention(MentionKind(kinds[one.label]), one.span.shift(start), one.span.of(words))
            for one in labelled_spans(pieces.mentions, pieces.spans, words, MENTION_OUTSIDE)
        ]
        figures = [Mention(MentionKind.QUANTITY, figure.span, figure.text) for t in hints.triggers for figure in t.harm]
        found += (one for one in (*hints.mentions, *figures) if not any(one.span.overlaps(m.span) for m in found))
        return sorted(found, key=lambda mention: mention.span)

    def _stated(
        self, pieces: Scored, found: Sequence[Found], mentions: Sequence[Mention], hints: SentenceHints
    ) -> list[NetworkTrigger]:
        """The triggers with type, manner, and the roles that are likely enough for each mention."""
        if not found:
            return []
        labels = self._network.labels
        vectors = np.stack([pieces.vector(one.span) for one in found])
        modality, background = self._network.manner(vectors)
        roles = self._roles(pieces, found, vectors, mentions, hints)
        return [
            NetworkTrigger(
                span=one.span.shift(hints.sentence.span.start),
                event_type=labels["triggers"][one.label],
                modality=Modality(labels["modalities"][int(modality[row].argmax())]),
                background=bool(background[row] > 0.5),
                score=one.score,
                roles=roles[row],
            )
            for row, one in enumerate(found)
        ]

    def _roles(
        self,
        pieces: Scored,
        found: Sequence[Found],
        vectors: Vectors,
        mentions: Sequence[Mention],
        hints: SentenceHints,
    ) -> list[dict[tuple[int, str], float]]:
        """For each trigger the likely (mention number, role) pairs with their probability."""
        if not mentions:
            return [{} for _ in found]
        start = hints.sentence.span.start
        local = [mention.span.shift(-start) for mention in mentions]
        firsts = np.array([pieces.pieces_of(span)[0] for span in local])
        gaps = firsts[None] - np.array([pieces.pieces_of(one.span)[0] for one in found])[:, None]
        hinted = [[role_hints(hints, one.span.shift(start), mention.span) for mention in mentions] for one in found]
        scores = self._network.roles(
            vectors,
            np.stack([pieces.vector(span) for span in local]),
            gaps,
            np.array([one.label for one in found]),
            np.array(hinted),
        )
        names = self._network.labels["roles"]
        likely: list[dict[tuple[int, str], float]] = [{} for _ in found]
        for row, number, role in zip(*np.nonzero(scores >= ROLE_FROM), strict=True):
            likely[row][int(number), names[role]] = float(scores[row, number, role])
        return likely


@cache
def encoder_reader() -> EncoderReader:
    """The reader with the network that comes with Saksi, one a process."""
    return EncoderReader()
