"""Where the network's findings and the language pack's exact knowledge meet: one place, with a score on everything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from saksi.lang import LanguagePack
from saksi.lang.quantity import Quantity
from saksi.model import (
    Argument,
    HarmFigure,
    HarmKind,
    Mention,
    MentionKind,
    Modality,
    Role,
    Sentence,
    Span,
    Trigger,
)

_SIDES = {Role.ACTOR.value, Role.RECIPIENT.value, Role.SPEAKER.value}
_SPEECH_ACTS = frozenset({"demand", "rejection", "threat", "accusation"})
_WITH_ORIGIN = frozenset({"movement", "deployment", "withdrawal", "displacement"})
_WITH_VALUE = frozenset({"strength", "composition"})
_HARM = frozenset(kind.value for kind in HarmKind)
#: Which kinds of mention a role takes; the codebook leaves no other.
_TAKES: Mapping[str, frozenset[MentionKind]] = {
    "actor": frozenset({MentionKind.GROUP, MentionKind.PERSON, MentionKind.PLACE, MentionKind.FACILITY}),
    "recipient": frozenset({MentionKind.GROUP, MentionKind.PERSON, MentionKind.PLACE, MentionKind.FACILITY}),
    "speaker": frozenset({MentionKind.GROUP, MentionKind.PERSON, MentionKind.FACILITY}),
    "place": frozenset({MentionKind.PLACE, MentionKind.FACILITY}),
    "origin": frozenset({MentionKind.PLACE, MentionKind.FACILITY}),
    "time": frozenset({MentionKind.TIME}),
    "value": frozenset({MentionKind.QUANTITY}),
}
_ONE_EACH = frozenset({"place", "origin", "time", "value"})


@dataclass(frozen=True, slots=True)
class NetworkTrigger:
    """A trigger as the network finds it: span in the sentence, type, manner, and (mention number, role) → score."""

    span: Span
    event_type: str
    modality: Modality
    background: bool
    score: float
    roles: Mapping[tuple[int, str], float]


class Joiner:
    """Joins a network's triggers with numbers, times and codebook constraints of a language."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack

    def placed(self, mention: Mention, sentence: Sentence) -> Mention:
        """A mention with its span counted in the clean text."""
        return replace(mention, span=mention.span.shift(sentence.span.start))

    def triggers(
        self, words: str, sentence: Sentence, index: int, found: Sequence[NetworkTrigger], mentions: Sequence[Mention]
    ) -> list[Trigger]:
        """The triggers of a sentence with arguments and harm, spans counted in the clean text."""
        if not found:
            return []
        quantities = [quantity for quantity in self._pack.find_quantities(words) if not quantity.measure]
        return [self._trigger(words, sentence, index, one, mentions, quantities) for one in found]

    def _trigger(
        self,
        words: str,
        sentence: Sentence,
        index: int,
        found: NetworkTrigger,
        mentions: Sequence[Mention],
        quantities: Sequence[Quantity],
    ) -> Trigger:
        arguments = list(self._arguments(words, sentence, found, mentions))
        speaker = next((a.mention for a in arguments if a.role is Role.SPEAKER), None)
        harm = self._harm(words, sentence, found, mentions, quantities, speaker)
        return Trigger(
            event_type=found.event_type,
            span=found.span.shift(sentence.span.start),
            sentence=index,
            modality=found.modality,
            background=found.background,
            arguments=tuple(arguments),
            harm=tuple(harm),
            score=found.score,
        )

    def _arguments(
        self, words: str, sentence: Sentence, found: NetworkTrigger, mentions: Sequence[Mention]
    ) -> Iterable[Argument]:
        """The arguments that the codebook allows the type, surest first where a role takes one only."""
        taken: set[str] = set()
        for (number, role), score in sorted(found.roles.items(), key=lambda item: (-item[1], item[0])):
            mention = mentions[number]
            if role in _HARM or mention.kind not in _TAKES[role] or not _allowed(role, found.event_type):
                continue
            if role in _ONE_EACH and role in taken:
                continue
            if role == "time":
                mention = self._whole_time(words, mention)
            taken.add(role)
            yield Argument(Role(role), self.placed(mention, sentence), score)

    def _whole_time(self, words: str, mention: Mention) -> Mention:
        """The mention grown to the language pack's time expression over it."""
        for time in self._pack.find_times(words):
            if time.span.overlaps(mention.span):
                return replace(mention, span=time.span, text=time.text)
        return mention

    def _harm(
        self,
        words: str,
        sentence: Sentence,
        found: NetworkTrigger,
        mentions: Sequence[Mention],
        quantities: Sequence[Quantity],
        speaker: Mention | None,
    ) -> Iterable[HarmFigure]:
        """Numbers of people harmed: the network says whom a number counts, the pack what it comes to."""
        for (number, role), _ in sorted(found.roles.items()):
            mention = mentions[number]
            if role not in _HARM:
                continue
            quantity = next((q for q in quantities if q.span.overlaps(mention.span) and not q.share), None)
            if quantity is None:
                continue
            who = _counted(mentions, quantity.span.join(mention.span))
            span = quantity.span.shift(sentence.span.start)
            yield HarmFigure(HarmKind(role), who, quantity.low, quantity.high, quantity.text, span, speaker)


def _allowed(role: str, event_type: str) -> bool:
    """Whether the codebook lets a type fill a role (section 1 and 2)."""
    if role == "place":
        return event_type not in _SPEECH_ACTS
    if role == "origin":
        return event_type in _WITH_ORIGIN
    if role == "value":
        return event_type in _WITH_VALUE
    return role in _SIDES or role == "time"


def _counted(mentions: Sequence[Mention], number: Span) -> str:
    """The group that a number counts: the one that begins within a word or two after it."""
    after = [m for m in mentions if m.kind is not MentionKind.QUANTITY and 0 <= m.span.start - number.end <= 8]
    return after[0].text if after else ""
