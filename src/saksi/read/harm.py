"""Numbers of people harmed, and what happened to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from saksi.lang import LanguagePack
from saksi.lang.quantity import Quantity
from saksi.model import HarmFigure, HarmKind, Mention, MentionKind, Span
from saksi.read.phrases import Phrase, SentenceView
from saksi.read.tokens import PhraseSet

_SELF_REACH = 14
_OTHER_REACH = 6
_HEAD_REACH = 9
_JOINING = frozenset({"dan", "serta", "and", ",", "atas", "dari", "of"})
_LONGEST_JOINT = 5
_NAME_GAP = 2


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words for harm: `position` says where the people stand: before ("self"), after ("other"), counted ("head")."""

    kind: HarmKind
    position: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Number:
    """A quantity with its tokens; `aside`: part of a number told just before ("termasuk empat anak")."""

    quantity: Quantity
    first: int
    last: int
    aside: bool


class HarmFinder:
    """Finds harm figures by the pack's words for harm and its numbers."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        self._people = pack.harm["people"]
        self._counted = PhraseSet(pack.harm["counted"])
        self._aside = PhraseSet(pack.harm["aside"])
        self._cues = [
            (HarmKind(kind), position, PhraseSet(words))
            for name, words in pack.harm.items()
            if name not in {"people", "counted", "aside"} and words
            for kind, position in [name.rsplit("_", 1)]
        ]

    def find(self, text: str, view: SentenceView, speaker: Mention | None) -> tuple[HarmFigure, ...]:
        """The sentence's harm figures in order; each number is used once. A named person harmed counts as one."""
        cues = list(self._cues_in(view))
        if not cues:
            return ()
        numbers = self._numbers(text, view)
        found = [self._cue_for(view, number, cues, numbers) for number in numbers]
        self._carry_over(view, numbers, found)
        figures = [
            self._figure(view, number, cue, speaker)
            for number, cue in zip(numbers, found, strict=True)
            if cue and (number.quantity.low or number.quantity.high)
        ]
        return tuple(figures) or tuple(self._named(view, cues, speaker))

    def _numbers(self, text: str, view: SentenceView) -> list[_Number]:
        start = view.sentence.span.start
        times = [phrase.span for phrase in view.phrases if phrase.kind is MentionKind.TIME]
        found: list[_Number] = []
        for quantity in self._pack.find_quantities(view.sentence.span.of(text)):
            span = quantity.span.shift(start)
            inside = [at for at, token in enumerate(view.tokens) if token.span.overlaps(span)]
            if quantity.share or quantity.measure or not inside or any(span.overlaps(time) for time in times):
                continue
            first, last = inside[0], inside[-1] + 1
            if self._counts_people(view, quantity, last):
                aside = self._aside.any_in(view.tokens, first - 2, first)
                found.append(_Number(replace(quantity, span=span), first, last, aside))
        return found

    def _counts_people(self, view: SentenceView, quantity: Quantity, last: int) -> bool:
        after = view.tokens[last : last + 4]
        if not after or not after[0].word:
            return True
        harmed = any(words.at(view.tokens, last) for _, position, words in self._cues if position == "self")
        return quantity.unit is None or harmed or any(token.lower in self._people for token in after)

    def _cues_in(self, view: SentenceView) -> Iterator[_Cue]:
        at = 0
        while at < len(view.tokens):
            found = [(words.at(view.tokens, at), kind, position) for kind, position, words in self._cues]
            longest = max(length for length, _, _ in found)
            if longest:
                yield from (_Cue(kind, side, at, at + longest) for length, kind, side in found if length == longest)
            at += max(1, longest)

    def _cue_for(
        self, view: SentenceView, number: _Number, cues: Sequence[_Cue], numbers: Sequence[_Number]
    ) -> _Cue | None:
        """What happened to the people a number counts: a verb before it, else a word after it, else a noun before."""

        def clear(low: int, high: int) -> bool:
            return not any(low <= other.first < high for other in numbers if other is not number and not other.aside)

        first, last = number.first, number.last
        before = [cue for cue in reversed(cues) if cue.last <= first]
        other = next((cue for cue in before if cue.position == "other"), None)
        if other and first - other.last <= _OTHER_REACH and clear(other.last, first):
            return other
        harming = {cue.last for cue in cues if cue.position == "other" and _counts_next(cue, numbers)}
        after = next(
            (cue for cue in cues if cue.first >= last and cue.position == "self" and cue.last not in harming), None
        )
        if after and after.first - last <= _SELF_REACH and clear(last, after.first):
            return after
        head = next((cue for cue in before if cue.position != "other"), None)
        if head and clear(head.last, first):
            counted = self._counted.any_in(view.tokens, first - 3, first)
            if counted or (head.position == "head" and first - head.last <= _HEAD_REACH):
                return head
        noun = next((cue for cue in cues if cue.first >= last and cue.position == "head"), None)
        return noun if noun and noun.first - last <= 1 else None

    def _carry_over(self, view: SentenceView, numbers: Sequence[_Number], found: list[_Cue | None]) -> None:
        """Numbers joined by "dan" or a comma share what happened: "14 warga sipil dan satu tentara tewas"."""
        for at in range(1, len(numbers)):
            if numbers[at].aside and found[at - 1]:
                found[at] = found[at - 1]
        for at in range(len(numbers) - 2, -1, -1):
            if found[at] is None and found[at + 1] and self._joined(view, numbers[at], numbers[at + 1]):
                found[at] = found[at + 1]
        for at in range(1, len(numbers)):
            if found[at] is None and found[at - 1] and self._joined(view, numbers[at - 1], numbers[at]):
                found[at] = found[at - 1]

    def _joined(self, view: SentenceView, one: _Number, other: _Number) -> bool:
        between = view.tokens[one.last : other.first]
        near = len(between) <= _LONGEST_JOINT and any(token.lower in _JOINING for token in between)
        return near and not any(token.lower in self._pack.triggers for token in between)

    def _figure(self, view: SentenceView, number: _Number, cue: _Cue, speaker: Mention | None) -> HarmFigure:
        quantity = number.quantity
        group = next(
            (p for p in view.phrases if number.last <= p.first <= number.last + 1 and p.kind is not MentionKind.TIME),
            None,
        )
        words = [token.text for token in view.tokens[number.last : number.last + 2] if token.lower in self._people]
        who = group.text if group else " ".join(words[:1])
        return HarmFigure(cue.kind, who, quantity.low, quantity.high, quantity.text, quantity.span, speaker)

    def _named(self, view: SentenceView, cues: Sequence[_Cue], speaker: Mention | None) -> Iterator[HarmFigure]:
        """Named persons beside a word for harm, where no number tells of it."""
        names = [phrase for phrase in view.phrases if phrase.kind is MentionKind.PERSON and _is_name(view, phrase)]
        for cue in cues:
            for phrase in names:
                gap = cue.first - phrase.last if cue.position == "self" else phrase.first - cue.last
                if cue.position != "head" and 0 <= gap <= _NAME_GAP:
                    span = Span(phrase.span.start, phrase.span.end)
                    yield HarmFigure(cue.kind, phrase.text, 1, 1, phrase.text, span, speaker)


def _counts_next(cue: _Cue, numbers: Sequence[_Number]) -> bool:
    """Whether a number follows a verb at once, so that the people after it are harmed: "guards killed two gunmen"."""
    return any(0 <= number.first - cue.last <= 1 for number in numbers)


def _is_name(view: SentenceView, phrase: Phrase) -> bool:
    return all(token.capital for token in view.tokens[phrase.first : phrase.last]) and not view.title_case
