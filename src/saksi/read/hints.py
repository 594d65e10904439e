"""What the rules know of a sentence, as the trained network takes it in."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.model import Mention, Sentence, Span, Trigger


@dataclass(frozen=True, slots=True)
class Hint:
    """Words that would state an event of `event_type`, were they not negated, wished for or conditional."""

    span: Span
    event_type: str


@dataclass(frozen=True, slots=True)
class SentenceHints:
    """A sentence with the rules' triggers, the words they passed over, and their mentions; spans in clean text.

    A mention's `text` is what it stands for (a pronoun's antecedent); `parties` tells for whom office-holders act.
    """

    sentence: Sentence
    triggers: tuple[Trigger, ...]
    unstated: tuple[Hint, ...]
    mentions: tuple[Mention, ...]
    parties: tuple[tuple[Span, str], ...] = ()
