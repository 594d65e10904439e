"""The encoder reader: the trained network over the rules' findings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from saksi.lang import pack
from saksi.model import CleanText, Mention, MentionKind, Modality, Reading, Span
from saksi.read.encoder.features import role_hints
from saksi.read.encoder.join import Joiner, NetworkTrigger
from saksi.read.encoder.network import Network, Scored
from saksi.read.encoder.spans import Found, labelled_spans
from saksi.read.hints import SentenceHints
from saksi.read.rules import RulesReader, rules_reader

VERSION = "encoder-1"

#: A piece is part of a trigger or mention where "outside" is less likely than this; found on grouped folds.
TRIGGER_OUTSIDE = 0.5
MENTION_OUTSIDE = 0.5
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
            found = [self._trigger(pieces, trigger, named, one) for trigger in self._triggers(words[index], pieces)]
            triggers += joiner.triggers(text.text, index, one, found, named)
            mentions += named
        sentences = tuple(one.sentence for one in hints)
        return Reading(text.report_id, language, VERSION, sentences, tuple(mentions), tuple(triggers))

    def _triggers(self, words: str, pieces: Scored) -> Sequence[Found]:
        return list(labelled_spans(pieces.triggers, pieces.spans, words, TRIGGER_OUTSIDE))

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

    def _trigger(
        self, pieces: Scored, found: Found, mentions: Sequence[Mention], hints: SentenceHints
    ) -> NetworkTrigger:
        """A trigger with its type, manner, and the roles that are likely enough for each mention."""
        labels = self._network.labels
        vector = pieces.vector(found.span)
        modality, background = self._network.manner(vector)
        first = pieces.pieces_of(found.span)[0]
        start = hints.sentence.span.start
        span = found.span.shift(start)
        roles: dict[tuple[int, str], float] = {}
        for number, mention in enumerate(mentions):
            local = Span(mention.span.start - start, mention.span.end - start)
            gap = pieces.pieces_of(local)[0] - first
            hinted = role_hints(hints, span, mention.span)
            scores = self._network.roles(vector, pieces.vector(local), gap, found.label, hinted)
            named = zip(labels["roles"], scores, strict=True)
            roles |= {(number, role): float(score) for role, score in named if score >= ROLE_FROM}
        return NetworkTrigger(
            span=span,
            event_type=labels["triggers"][found.label],
            modality=Modality(labels["modalities"][int(modality.argmax())]),
            background=background > 0.5,
            score=found.score,
            roles=roles,
        )
