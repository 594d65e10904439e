"""Where the network's findings and the language pack's exact knowledge meet: one place, with a score on everything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from saksi.codebook.groups import SPEECH_ACTS, WITH_ORIGIN, WITH_VALUE
from saksi.lang import LanguagePack
from saksi.model import Argument, HarmFigure, HarmKind, Mention, MentionKind, Modality, Role, Span, Trigger
from saksi.read.causes import CAUSES
from saksi.read.hints import SentenceHints

_HARM = frozenset(kind.value for kind in HarmKind)
_PARTIES = frozenset({MentionKind.GROUP, MentionKind.PERSON, MentionKind.PLACE, MentionKind.FACILITY})
_SPOTS = frozenset({MentionKind.PLACE, MentionKind.FACILITY})
#: Which kinds of mention a role takes; the codebook leaves no other.
_TAKES: Mapping[str, frozenset[MentionKind]] = {
    "actor": _PARTIES,
    "recipient": _PARTIES,
    "speaker": _PARTIES,
    "place": _SPOTS,
    "origin": _SPOTS,
    "time": frozenset({MentionKind.TIME}),
    "value": frozenset({MentionKind.QUANTITY}),
}
_ONE_EACH = frozenset({"place", "origin", "time", "value"})
_GROUP_GAP = 8


@dataclass(frozen=True, slots=True)
class NetworkTrigger:
    """A trigger as the network finds it: span in the clean text, type, manner, and (mention number, role) → score."""

    span: Span
    event_type: str
    modality: Modality
    background: bool
    score: float
    roles: Mapping[tuple[int, str], float]


class Joiner:
    """Joins a network's triggers with numbers, times, parties and codebook constraints of a language."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack

    def triggers(
        self, text: str, index: int, hints: SentenceHints, found: Sequence[NetworkTrigger], mentions: Sequence[Mention]
    ) -> list[Trigger]:
        """The triggers of a sentence with arguments and harm."""
        sentence = _Sentence(self._pack, text, hints, mentions)
        triggers = [sentence.trigger(index, one) for one in found]
        if not triggers:
            # A toll that the network has no event for is the rules' to tell.
            return [trigger for trigger in hints.triggers if trigger.harm]
        return _with_harm(triggers, [figure for trigger in hints.triggers for figure in trigger.harm])


class _Sentence:
    """One sentence with all that is known of it."""

    def __init__(self, pack: LanguagePack, text: str, hints: SentenceHints, mentions: Sequence[Mention]) -> None:
        start = hints.sentence.span.start
        words = hints.sentence.span.of(text)
        self._hints = hints
        self._mentions = mentions
        self._times = [(time.span.shift(start), time.text) for time in pack.find_times(words)]
        self._numbers = [
            replace(number, span=number.span.shift(start))
            for number in pack.find_quantities(words)
            if not number.measure
        ]

    def trigger(self, index: int, found: NetworkTrigger) -> Trigger:
        """The model's trigger of what the network found."""
        arguments = tuple(self._arguments(found))
        speaker = next((a.mention for a in arguments if a.role is Role.SPEAKER), None)
        return Trigger(
            event_type=found.event_type,
            span=found.span,
            sentence=index,
            modality=found.modality,
            background=found.background,
            arguments=arguments,
            harm=tuple(self._harm(found, speaker)),
            score=found.score,
        )

    def _arguments(self, found: NetworkTrigger) -> Iterable[Argument]:
        """The arguments that the codebook allows the type, surest first where a role takes one only."""
        taken: set[str] = set()
        if (value := self._value(found)) is not None:
            taken.add("value")
            yield value
        for (number, role), score in sorted(found.roles.items(), key=lambda item: (-item[1], item[0])):
            mention = self._mentions[number]
            if role in _HARM or mention.kind not in _TAKES[role] or not _allowed(role, found.event_type):
                continue
            if role in _ONE_EACH and role in taken:
                continue
            taken.add(role)
            yield Argument(Role(role), self._told(role, mention), score)

    def _value(self, found: NetworkTrigger) -> Argument | None:
        """The number that the rules read for the same state; they know numbers better than the network."""
        told = (trigger for trigger in self._hints.triggers if trigger.event_type == found.event_type)
        values = (argument for trigger in told for argument in trigger.arguments if argument.role is Role.VALUE)
        return next(values, None) if _allowed("value", found.event_type) else None

    def _told(self, role: str, mention: Mention) -> Mention:
        """The mention as its role needs it: a whole time expression, an antecedent, the party of an office."""
        if role == "time":
            whole = next(((span, text) for span, text in self._times if span.overlaps(mention.span)), None)
            return replace(mention, span=whole[0], text=whole[1]) if whole else mention
        if role in {"actor", "recipient"}:
            party = next((party for span, party in self._hints.parties if span.overlaps(mention.span)), None)
            if party and mention.kind is MentionKind.PERSON:
                return replace(mention, kind=MentionKind.GROUP, text=party)
        known = next((m for m in self._hints.mentions if m.span == mention.span), None)
        return replace(mention, text=known.text) if known else mention

    def _harm(self, found: NetworkTrigger, speaker: Mention | None) -> Iterable[HarmFigure]:
        """Numbers of people harmed: the network says whom a number counts, the pack what it comes to."""
        told = [figure for trigger in self._hints.triggers for figure in trigger.harm]
        for number, role in sorted(key for key in found.roles if key[1] in _HARM):
            mention = self._mentions[number]
            known = next((f for f in told if f.span.overlaps(mention.span) and f.kind.value == role), None)
            quantity = next((q for q in self._numbers if q.span.overlaps(mention.span) and not q.share), None)
            if known:
                yield replace(known, speaker=speaker or known.speaker)
            elif quantity:
                who = self._counted(quantity.span.join(mention.span))
                yield HarmFigure(
                    HarmKind(role), who, quantity.low, quantity.high, quantity.text, quantity.span, speaker
                )

    def _counted(self, number: Span) -> str:
        """The group that a number counts: the one that begins within a word or two after it."""
        for mention in self._mentions:
            if mention.kind is not MentionKind.QUANTITY and 0 <= mention.span.start - number.end <= _GROUP_GAP:
                return mention.text
        return ""


def _with_harm(triggers: Sequence[Trigger], figures: Sequence[HarmFigure]) -> list[Trigger]:
    """The triggers with the rules' figures that the network gave to none, each with the nearest that can cause it."""
    given = [figure.span for trigger in triggers for figure in trigger.harm]
    shared: dict[int, tuple[HarmFigure, ...]] = {}
    for figure in figures:
        able = [at for at, trigger in enumerate(triggers) if trigger.event_type in CAUSES[figure.kind]]
        if able and not any(figure.span.overlaps(span) for span in given):
            nearest = min(able, key=lambda at: abs(triggers[at].span.start - figure.span.start))
            shared[nearest] = (*shared.get(nearest, ()), figure)
    return [replace(trigger, harm=(*trigger.harm, *shared.get(at, ()))) for at, trigger in enumerate(triggers)]


def _allowed(role: str, event_type: str) -> bool:
    """Whether the codebook lets a type fill a role (sections 1 and 2)."""
    if role == "place":
        return event_type not in SPEECH_ACTS
    if role == "origin":
        return event_type in WITH_ORIGIN
    return role != "value" or event_type in WITH_VALUE
