"""Numbers of people harmed, and what happened to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from saksi.lang import LanguagePack
from saksi.lang.quantity import Quantity
from saksi.model import HarmFigure, HarmKind, Mention, MentionKind, Span
from saksi.read.phrases import Phrase, SentenceView
from saksi.read.tokens import PhraseSet

_SELF_REACH = 14
_OTHER_REACH = 6
_HEAD_REACH = 9


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: HarmKind
    position: str
    first: int
    last: int


class HarmFinder:
    """Finds harm figures by the pack's words for harm and its numbers."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        self._people = pack.harm["people"]
        self._cues = [
            (HarmKind(kind), position, PhraseSet(words))
            for name, words in pack.harm.items()
            if name != "people" and words
            for kind, position in [name.rsplit("_", 1)]
        ]

    def find(self, text: str, view: SentenceView, speaker: Mention | None) -> tuple[HarmFigure, ...]:
        """The sentence's harm figures in order; each number is used once."""
        cues = list(self._cues_in(view))
        figures: list[HarmFigure] = []
        numbers = self._numbers(text, view)
        for quantity in numbers:
            first, last = self._tokens_of(view, quantity.span)
            cue = self._cue_for(view, first, last, cues, numbers)
            if cue and (quantity.low or quantity.high):
                figures.append(self._figure(text, view, quantity, last, cue, speaker))
        return tuple(figures)

    def _numbers(self, text: str, view: SentenceView) -> list[Quantity]:
        start = view.sentence.span.start
        times = [phrase.span for phrase in view.phrases if phrase.kind is MentionKind.TIME]
        found = self._pack.find_quantities(view.sentence.span.of(text))
        shifted = [_shift(quantity, start) for quantity in found if not quantity.share]
        return [q for q in shifted if not any(q.span.overlaps(time) for time in times) and self._counts_people(view, q)]

    def _counts_people(self, view: SentenceView, quantity: Quantity) -> bool:
        _, last = self._tokens_of(view, quantity.span)
        if quantity.measure:
            return False
        after = view.tokens[last : last + 4]
        if not after or not after[0].word:
            return True
        words = [token.lower for token in after]
        return quantity.unit is None or quantity.unit in self._people or any(word in self._people for word in words)

    def _cues_in(self, view: SentenceView) -> Iterator[_Cue]:
        at = 0
        while at < len(view.tokens):
            best = max(
                ((words.at(view.tokens, at), kind, position) for kind, position, words in self._cues),
                key=lambda found: found[0],
            )
            if best[0]:
                yield _Cue(best[1], best[2], at, at + best[0])
            at += max(1, best[0])

    def _cue_for(
        self, view: SentenceView, first: int, last: int, cues: list[_Cue], numbers: list[Quantity]
    ) -> _Cue | None:
        """What happened to the people a number counts: a verb before it, else a word after it, else a noun before."""
        others = [self._tokens_of(view, quantity.span)[0] for quantity in numbers]

        def clear(low: int, high: int) -> bool:
            return not any(low <= other < high for other in others)

        before = [c for c in cues if c.last <= first]
        after = [c for c in cues if c.first >= last]
        other = next((c for c in reversed(before) if c.position == "other"), None)
        if other and first - other.last <= _OTHER_REACH and clear(other.last, first):
            return other
        self_cue = next((c for c in after if c.position == "self"), None)
        if self_cue and self_cue.first - last <= _SELF_REACH and clear(last, self_cue.first):
            return self_cue
        head = next((c for c in reversed(before) if c.position in {"head", "self"}), None)
        if head and first - head.last <= _HEAD_REACH and clear(head.last, first):
            return head
        if other and before[-1] is other and first - other.last <= 3 * _OTHER_REACH:
            return other
        head_after = next((c for c in after if c.position == "head"), None)
        return head_after if head_after and head_after.first - last <= 2 else None

    def _figure(
        self, text: str, view: SentenceView, quantity: Quantity, last: int, cue: _Cue, speaker: Mention | None
    ) -> HarmFigure:
        group = self._group(view, last)
        who = group.text if group else self._bare_group(view, last, cue)
        return HarmFigure(cue.kind, who, quantity.low, quantity.high, quantity.text, quantity.span, speaker)

    def _group(self, view: SentenceView, last: int) -> Phrase | None:
        return next((p for p in view.phrases if last <= p.first <= last + 1 and p.kind is not MentionKind.TIME), None)

    def _bare_group(self, view: SentenceView, last: int, cue: _Cue) -> str:
        words = [token.text for token in view.tokens[last : last + 2] if token.lower in self._people]
        return " ".join(words[:1]) or "orang"

    def _tokens_of(self, view: SentenceView, span: Span) -> tuple[int, int]:
        inside = [at for at, token in enumerate(view.tokens) if token.span.overlaps(span)]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _shift(quantity: Quantity, by: int) -> Quantity:
    return replace(quantity, span=quantity.span.shift(by))
