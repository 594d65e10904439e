"""A cluster of triggers as one record, its spans in raw characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from saksi.code.cluster import Cluster
from saksi.code.names import Names
from saksi.code.toll import one_toll, with_totals
from saksi.codebook.groups import MUTUAL, SPEECH_ACTS, WITH_ORIGIN, WITH_VALUE
from saksi.model import (
    ActorRef,
    Claim,
    CleanText,
    Harm,
    HarmFigure,
    Mention,
    Modality,
    PlaceRef,
    Reading,
    Record,
    Role,
    Span,
    Speaker,
    TimeRef,
    record_id,
)

_MOST_PARTIES = 6


class RecordMaker:
    """Makes records of clusters, for one report."""

    def __init__(self, text: CleanText, reading: Reading, names: Names) -> None:
        self._text = text
        self._reading = reading
        self._names = names

    def make(self, cluster: Cluster) -> Record:
        """The record of a cluster, its places, times and actors as words and spans only."""
        event_type = cluster.event_type
        evidence = self._evidence(cluster)
        triggers = tuple(self._raw(told.trigger.span) for told in cluster.told)
        modal = next((t.trigger for t in cluster.told if t.trigger.modality is not Modality.ASSERTED), None)
        modality = cluster.told[0].trigger.modality
        actors = self._parties(cluster, Role.ACTOR, event_type)
        return Record(
            id=record_id(self._text.report_id, event_type, evidence, triggers),
            report_id=self._text.report_id,
            event_type=event_type,
            modality=modality,
            evidence=evidence,
            triggers=triggers,
            modality_span=self._raw(modal.modality_span) if modal and modal.modality_span else None,
            actors=actors,
            recipients=() if event_type in MUTUAL else self._others(cluster, event_type, actors),
            place=None if event_type in SPEECH_ACTS else self._place(cluster, Role.PLACE),
            origin=self._place(cluster, Role.ORIGIN) if event_type in WITH_ORIGIN else None,
            time=self._time(cluster),
            harm=self._harm(cluster),
            attribution=self._speakers(cluster),
            value=self._value(cluster) if event_type in WITH_VALUE else None,
            background=cluster.told[0].background,
            reader=self._reading.reader,
            scores=MappingProxyType({"record": max(told.trigger.score for told in cluster.told)}),
        )

    def _raw(self, clean: Span) -> Span:
        return self._text.offsets.raw_span(clean)

    def _evidence(self, cluster: Cluster) -> tuple[Span, ...]:
        sentences = dict.fromkeys(told.trigger.sentence for told in cluster.told)
        return tuple(self._raw(self._reading.sentences[number].span) for number in sentences)

    def _mentions(self, cluster: Cluster, role: Role) -> Iterable[Mention]:
        return (mention for told in cluster.told for mention in told.trigger.mentions(role))

    def _parties(self, cluster: Cluster, role: Role, event_type: str) -> tuple[ActorRef, ...]:
        """All parties of talks and agreements; else those of the trigger whose parties most triggers name."""
        if event_type in MUTUAL:
            return self._actor_refs(self._mentions(cluster, role))[:_MOST_PARTIES]
        named = [mentions for told in cluster.told if (mentions := told.trigger.mentions(role))]
        if not named:
            return ()
        agreed = max(named, key=lambda mentions: self._votes(mentions, named))
        return self._actor_refs(agreed)[:_MOST_PARTIES]

    def _votes(self, mentions: Sequence[Mention], named: Sequence[Sequence[Mention]]) -> int:
        """How many triggers name one of `mentions`; names count more than descriptions."""
        agreeing = sum(any(self._names.same(a.text, b.text) for a in mentions for b in other) for other in named)
        return 2 * agreeing + (not all(self._names.is_description(mention.text) for mention in mentions))

    def _others(self, cluster: Cluster, event_type: str, actors: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
        refs = self._parties(cluster, Role.RECIPIENT, event_type)
        return tuple(ref for ref in refs if all(ref.text != actor.text for actor in actors))

    def _actor_refs(self, mentions: Iterable[Mention]) -> tuple[ActorRef, ...]:
        refs: dict[str, ActorRef] = {}
        for mention in mentions:
            name = self._names.full(mention.text)
            if not any(self._names.same(name, known) for known in refs):
                refs[name] = ActorRef(name, self._raw(mention.span))
        return tuple(refs.values())

    def _place(self, cluster: Cluster, role: Role) -> PlaceRef | None:
        """The first narrow place told, else the first place."""
        told = [(t, m) for t in cluster.told for m in t.trigger.mentions(role)]
        if not told:
            return None
        _, mention = next((pair for pair in told if pair[0].place or role is Role.ORIGIN), told[0])
        return PlaceRef(mention.text, self._raw(mention.span))

    def _time(self, cluster: Cluster) -> TimeRef | None:
        """The first time told that has a date, else the first time."""
        told = [(t, m) for t in cluster.told for m in t.trigger.mentions(Role.TIME)]
        if not told:
            return None
        _, mention = next((pair for pair in told if pair[0].when), told[0])
        return TimeRef(mention.text, self._raw(mention.span))

    def _harm(self, cluster: Cluster) -> tuple[Harm, ...]:
        figures = (figure for told in cluster.told for figure in told.trigger.harm)
        return with_totals(one_toll([self._one_harm(figure) for figure in figures]))

    def _one_harm(self, figure: HarmFigure) -> Harm:
        speaker = self._speaker(figure.speaker) if figure.speaker else None
        return Harm(figure.kind, figure.who, figure.low, figure.high, figure.text, self._raw(figure.span), speaker)

    def _speaker(self, mention: Mention) -> Speaker:
        return Speaker(self._names.full(mention.text), self._raw(mention.span))

    def _speakers(self, cluster: Cluster) -> tuple[Speaker, ...]:
        found: dict[str, Speaker] = {}
        for mention in self._mentions(cluster, Role.SPEAKER):
            speaker = self._speaker(mention)
            found.setdefault(speaker.text, speaker)
        return tuple(found.values())

    def _value(self, cluster: Cluster) -> Claim | None:
        mention = next(iter(self._mentions(cluster, Role.VALUE)), None)
        if mention is None:
            return None
        speakers = self._speakers(cluster)
        speaker = speakers[0] if speakers else None
        modality = cluster.told[0].trigger.modality
        return Claim("value", mention.text, mention.text, self._raw(mention.span), speaker, modality)
