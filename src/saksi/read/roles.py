"""Who stands in which role to a trigger: by voice, word order and prepositions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from saksi.codebook.groups import MUTUAL, SPEECH_ACTS, WITH_ORIGIN
from saksi.lang import LanguagePack
from saksi.lang.lexicon import Voice
from saksi.model import MentionKind, Role
from saksi.read.candidates import Candidate
from saksi.read.clauses import clause_end, clause_start
from saksi.read.phrases import Phrase, SentenceView
from saksi.read.tokens import PhraseSet, Token

#: Types in which nothing is done to another side: what stands after the verb is part of the act.
_ONE_SIDED = frozenset({"movement", "withdrawal", "base", "control", "strength", "composition", "deployment"})
#: Nouns of these types take the genitive of who speaks or acts, whatever their form.
_OF_THE_SPEAKER = SPEECH_ACTS | MUTUAL | {"deployment", "withdrawal", "armed_clash"}
#: A place without "ke" is where people leave from.
_LEFT_BEHIND = frozenset({"displacement", "withdrawal"})
_GENITIVE_GAP = 3
_OBJECT_GAP = 9


@dataclass(frozen=True, slots=True)
class Filled:
    """A phrase in a role."""

    role: Role
    phrase: Phrase


class RoleFinder:
    """Assigns the phrases of a sentence to the roles of a trigger."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        grammar = pack.grammar
        self._not_subject = grammar["place_prepositions"] | grammar["target"] | grammar["agent"] | grammar["comitative"]
        self._agent = grammar["agent"]
        self._target = grammar["target"]
        self._joining = grammar["joining"]
        speech = pack.speech["source"] | pack.speech["before"] | pack.speech["credit"]
        self._says = PhraseSet(speech)
        self._from = grammar["origin"]
        self._light = pack.cues["light_verbs"]

    def roles(self, view: SentenceView, candidate: Candidate) -> tuple[Filled, ...]:
        """The roles that the sentence fills for the candidate."""
        start = clause_start(view.tokens, candidate.first, self._pack)
        end = clause_end(view.tokens, candidate.last, self._pack)
        actors, recipients = self._sides(view, candidate, start, end)
        filled = [Filled(Role.ACTOR, phrase) for phrase in actors]
        if candidate.event_type not in _ONE_SIDED:
            filled += (Filled(Role.RECIPIENT, phrase) for phrase in recipients if phrase not in actors)
        filled += self._places(view, candidate, start, end)
        time = self._time(view, candidate, start, end)
        if time:
            filled.append(Filled(Role.TIME, time))
        return tuple(filled)

    def _sides(
        self, view: SentenceView, candidate: Candidate, start: int, end: int
    ) -> tuple[Sequence[Phrase], Sequence[Phrase]]:
        subject = self._subject(view, candidate.first, start)
        match candidate.voice:
            case Voice.ACTIVE | Voice.HEADLINE if candidate.event_type in MUTUAL:
                return self._parties(view, candidate, subject, end), ()
            case Voice.ACTIVE | Voice.HEADLINE:
                return subject, self._object(view, candidate.last, end)
            case Voice.PASSIVE:
                return self._agent_of(view, candidate.last, end), subject
            case Voice.INTRANSITIVE:
                return self._intransitive(view, candidate, subject, end)
        return self._nominal(view, candidate, subject, end)

    def _parties(
        self, view: SentenceView, candidate: Candidate, subject: Sequence[Phrase], end: int
    ) -> Sequence[Phrase]:
        """All who meet or agree: subject and those with them, and whom the subject meets."""
        met = self._object(view, candidate.last, end) if candidate.event_type == "talks" else ()
        return _distinct((*subject, *self._with(view, candidate, end), *met))

    def _intransitive(
        self, view: SentenceView, candidate: Candidate, subject: Sequence[Phrase], end: int
    ) -> tuple[Sequence[Phrase], Sequence[Phrase]]:
        if candidate.event_type in {
            "movement",
            "withdrawal",
            "protest",
            "strength",
            "composition",
            "armed_clash",
            *MUTUAL,
        }:
            return (*subject, *self._with(view, candidate, end)), ()
        if candidate.event_type == "alliance":
            return subject, self._object(view, candidate.last, end)
        return self._agent_of(view, candidate.last, end), subject

    def _nominal(
        self, view: SentenceView, candidate: Candidate, subject: Sequence[Phrase], end: int
    ) -> tuple[Sequence[Phrase], Sequence[Phrase]]:
        owners = self._genitive(view, candidate.last)
        makers = self._agent_of(view, candidate.last, end, by_only=True)
        if owners and (makers or self._is_of_the_object(view, candidate)):
            return makers, owners
        agents = owners or makers
        lightly = any(
            token.lower in self._light for token in view.tokens[max(0, candidate.first - 4) : candidate.first]
        )
        if not agents and lightly:
            agents = subject
        targets = self._target_of(view, candidate.last, end)
        if candidate.event_type in MUTUAL:
            return _distinct((*agents, *subject, *self._with(view, candidate, end))), ()
        if candidate.event_type in SPEECH_ACTS and not agents:
            agents = subject
        return agents, targets

    def _subject(self, view: SentenceView, first: int, start: int) -> Sequence[Phrase]:
        """The nearest phrase before a verb that can act and no preposition governs, with what is joined to it."""
        for low in (start, 0) if start else (0,):
            before = [p for p in view.between(low, first) if p.acts and not self._is_governed(view, p)]
            if before:
                return self._joined_before(view, before)
        return ()

    def _is_governed(self, view: SentenceView, phrase: Phrase) -> bool:
        """Whether a preposition stands before the phrase, or before the one that "dan" joins it to."""
        if phrase.preposition in self._joining:
            first = next((p for p in view.phrases if p.last == phrase.first - 1), None)
            if first is not None:
                return self._is_governed(view, first)
        counted = phrase.first > 1 and view.tokens[phrase.first - 2].lower in self._pack.actors["determiners"]
        return (phrase.preposition in self._not_subject and not counted) or self._is_source(view, phrase)

    def _is_source(self, view: SentenceView, phrase: Phrase) -> bool:
        """Whether the phrase is whom the sentence quotes ("menurut X", "kata X", "dikutip dari X")."""
        end = phrase.first - (phrase.preposition in self._from)
        return any(at + self._says.at(view.tokens, at) == end for at in range(max(0, end - 3), end))

    def _joined_before(self, view: SentenceView, before: list[Phrase]) -> Sequence[Phrase]:
        joined = [before[-1]]
        for phrase in reversed(before[:-1]):
            between = view.tokens[phrase.last : joined[0].first]
            if len(between) == 1 and self._joins(between[0]):
                joined.insert(0, phrase)
            else:
                break
        return joined

    def _object(self, view: SentenceView, last: int, end: int) -> Sequence[Phrase]:
        """The first phrase after a verb that can suffer, within reach, with what is joined to it."""
        after = [p for p in view.between(last, end) if p.acts or p.kind is MentionKind.FACILITY]
        after = list(takewhile(lambda phrase: not self._is_source(view, phrase), after))
        if not after or after[0].first - last > _OBJECT_GAP:
            return ()
        if after[0].preposition in self._pack.grammar["at"] and after[0].first - last > 1:
            return ()
        return self._joined_after(view, after)

    def _joined_after(self, view: SentenceView, after: Sequence[Phrase]) -> Sequence[Phrase]:
        joined = [after[0]]
        for phrase in after[1:]:
            between = view.tokens[joined[-1].last : phrase.first]
            if between and len(between) <= 2 and all(map(self._joins, between)):
                joined.append(phrase)
            else:
                break
        return joined

    def _joins(self, token: Token) -> bool:
        return token.text == "," or token.lower in self._joining

    def _agent_of(self, view: SentenceView, last: int, end: int, *, by_only: bool = False) -> Sequence[Phrase]:
        """The agent of a passive: after "oleh"/"by", or (Indonesian) right after the verb."""
        after = [phrase for phrase in view.between(last, end) if phrase.acts]
        for at, phrase in enumerate(after):
            if phrase.preposition in self._agent:
                return self._joined_after(view, after[at:])
        if by_only or not self._pack.genitive_after or not after or after[0].first != last:
            return ()
        return self._joined_after(view, after)

    def _genitive(self, view: SentenceView, last: int) -> Sequence[Phrase]:
        """Whose act a noun names: "serangan udara terbaru Israel" (Indonesian), found right after the noun."""
        if not self._pack.genitive_after:
            return ()
        after = [p for p in view.between(last, min(len(view.tokens), last + 12)) if p.acts]
        if not after or after[0].first - last > _GENITIVE_GAP or after[0].preposition in self._not_subject:
            return ()
        gap = view.tokens[last : after[0].first]
        if any(not token.word or token.lower in self._pack.triggers for token in gap):
            return ()
        return self._joined_after(view, after)

    def _is_of_the_object(self, view: SentenceView, candidate: Candidate) -> bool:
        """Whether a noun's genitive suffers: "pembunuhan warga" against "serangan Israel" (Indonesian peN-an nouns)."""
        word = view.tokens[candidate.first].lower
        return word.startswith("pe") and word.endswith(("an", "annya")) and candidate.event_type not in _OF_THE_SPEAKER

    def _target_of(self, view: SentenceView, last: int, end: int) -> Sequence[Phrase]:
        after = [phrase for phrase in view.between(last, end) if phrase.acts]
        for at, phrase in enumerate(after):
            if phrase.preposition in self._target:
                return self._joined_after(view, after[at:])
        return ()

    def _with(self, view: SentenceView, candidate: Candidate, end: int) -> Sequence[Phrase]:
        comitative = self._pack.grammar["comitative"]
        far = min(len(view.tokens), max(end, candidate.last + 14))
        return [p for p in view.between(candidate.last, far) if p.acts and p.preposition in comitative]

    def _places(self, view: SentenceView, candidate: Candidate, start: int, end: int) -> Iterator[Filled]:
        if candidate.event_type in SPEECH_ACTS:
            return
        places = [phrase for phrase in view.phrases if phrase.kind is MentionKind.PLACE]
        origins = self._pack.grammar["origin"]
        if candidate.event_type in WITH_ORIGIN:
            origin = next((p for p in places if p.preposition in origins and p.first >= start), None)
            if origin is None and candidate.event_type in _LEFT_BEHIND:
                left = [place for place in places if not self._is_goal(view, candidate, place)]
                origin = self._place(left, candidate, start, end)
            if origin:
                yield Filled(Role.ORIGIN, origin)
            places = [phrase for phrase in places if phrase is not origin]
        place = self._place(places, candidate, start, end)
        if place:
            yield Filled(Role.PLACE, place)

    def _is_goal(self, view: SentenceView, candidate: Candidate, place: Phrase) -> bool:
        """Whether a place is where a movement leads: "ke" before it, or between the trigger and it."""
        goals = self._pack.grammar["goal"]
        between = view.tokens[candidate.last - 1 : place.first] if place.first >= candidate.last else ()
        return place.preposition in goals or any(token.lower in goals for token in between[:_OBJECT_GAP])

    def _place(self, places: list[Phrase], candidate: Candidate, start: int, end: int) -> Phrase | None:
        located = [p for p in places if p.preposition in self._pack.grammar["place_prepositions"]]
        named = [p for p in places if not p.state]
        inside = [p for p in located if candidate.last <= p.first < end]
        pools = (
            inside,
            [p for p in named if candidate.last <= p.first < end],
            [p for p in located if start <= p.first],
            located,
            named,
        )
        for pool in pools:
            if pool:
                towns = [phrase for phrase in pool if not phrase.state]
                return min(towns or pool, key=lambda p: abs(p.first - candidate.first))
        return None

    def _time(self, view: SentenceView, candidate: Candidate, start: int, end: int) -> Phrase | None:
        times = [p for p in view.phrases if p.kind is MentionKind.TIME and not self._dates_the_report(view, p)]
        here = [p for p in times if start <= p.first < end]
        pool = here or times
        return min(pool, key=lambda p: abs(p.first - candidate.first), default=None)

    def _dates_the_report(self, view: SentenceView, time: Phrase) -> bool:
        """Whether a time belongs to a credit ("dilansir AFP, Kamis") or to who speaks ("kata X, Kamis")."""
        before = view.tokens[max(0, time.first - 9) : time.first]
        credit = self._pack.speech["credit"] | self._pack.speech["before"]
        for token in reversed(before):
            if token.lower in credit:
                return True
            if token.lower in {"pada", "di", "on"} and token is not before[-1]:
                return False
        return False


def _distinct(phrases: Sequence[Phrase]) -> Sequence[Phrase]:
    return list(dict.fromkeys(phrases))
