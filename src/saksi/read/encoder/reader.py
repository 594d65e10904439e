"""The encoder reader: the trained network's findings, joined with the language pack's exact knowledge."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from saksi.lang import pack
from saksi.lang.sentences import split_sentences
from saksi.model import CleanText, Mention, MentionKind, Modality, Reading, Trigger
from saksi.read.encoder.antecedents import Antecedents
from saksi.read.encoder.join import Joiner, NetworkTrigger
from saksi.read.encoder.network import Network, Scored
from saksi.read.encoder.spans import Found, labelled_spans

VERSION = "encoder-1"

#: A piece is part of a trigger or mention where "outside" is less likely than this; found on grouped folds.
TRIGGER_OUTSIDE = 0.6
MENTION_OUTSIDE = 0.55
#: A role counts from this probability on.
ROLE_FROM = 0.4


class EncoderReader:
    """Reads with the trained network in `folder` (default: the one that comes with Saksi)."""

    name = VERSION

    def __init__(self, folder: Path | None = None) -> None:
        self._network = Network(folder)
        self._joiners: dict[str, Joiner] = {}

    def read(self, text: CleanText, language: str) -> Reading:
        """The reading of a clean text; LanguageError without a pack, ReaderError without the network's files."""
        lang = pack(language)
        joiner = self._joiners.setdefault(language, Joiner(lang))
        sentences = split_sentences(text.text, lang.abbreviations)
        scored = self._network.score([sentence.span.of(text.text) for sentence in sentences])
        antecedents = Antecedents(lang)
        mentions: list[Mention] = []
        triggers: list[Trigger] = []
        for index, (sentence, pieces) in enumerate(zip(sentences, scored, strict=True)):
            words = sentence.span.of(text.text)
            named = self._mentions(words, pieces)
            found = [self._trigger(pieces, one, named) for one in self._found(words, pieces)]
            resolved = antecedents.resolve(words, named)
            read = joiner.triggers(words, sentence, index, found, resolved)
            antecedents.heard(trigger for trigger in read)
            triggers += read
            mentions += (joiner.placed(mention, sentence) for mention in resolved)
        return Reading(text.report_id, language, VERSION, sentences, tuple(mentions), tuple(triggers))

    def _found(self, words: str, pieces: Scored) -> Sequence[Found]:
        return list(labelled_spans(pieces.triggers, pieces.spans, words, TRIGGER_OUTSIDE))

    def _mentions(self, words: str, pieces: Scored) -> list[Mention]:
        """The mentions of a sentence, their spans counted in the sentence."""
        kinds = self._network.labels["mentions"]
        return [
            Mention(MentionKind(kinds[found.label]), found.span, found.span.of(words))
            for found in labelled_spans(pieces.mentions, pieces.spans, words, MENTION_OUTSIDE)
        ]

    def _trigger(self, pieces: Scored, found: Found, mentions: Sequence[Mention]) -> NetworkTrigger:
        """A trigger with its type, manner, and the roles that are likely enough for each mention."""
        labels = self._network.labels
        vector = pieces.vector(found.span)
        modality, background = self._network.manner(vector)
        first = pieces.pieces_of(found.span)[0]
        roles: dict[tuple[int, str], float] = {}
        for number, mention in enumerate(mentions):
            gap = pieces.pieces_of(mention.span)[0] - first
            scores = self._network.roles(vector, pieces.vector(mention.span), gap, found.label)
            named = zip(labels["roles"], scores, strict=True)
            roles |= {(number, role): float(score) for role, score in named if score >= ROLE_FROM}
        return NetworkTrigger(
            span=found.span,
            event_type=labels["triggers"][found.label],
            modality=Modality(labels["modalities"][int(modality.argmax())]),
            background=background > 0.5,
            score=found.score,
            roles=roles,
        )


@cache
def encoder_reader() -> EncoderReader:
    """The encoder reader with the network that comes with Saksi; built once a process."""
    return EncoderReader()
