"""Phrases of a sentence that name somebody or something: groups, persons, places and times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from saksi.knowledge import Actors, Gazetteer
from saksi.lang import LanguagePack
from saksi.model import Mention, MentionKind, Sentence, Span
from saksi.read.tokens import PhraseSet, Token, tokenise

_LONGEST = 8
#: Kinds of places whose names also act ("Israel menyerang").
STATES = frozenset({"country"})
_PARTICLES = frozenset({"al", "bin", "binti", "ibn", "van", "von", "de", "der", "el", "abu", "ben"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` up to, not including, `last` that name something.

    `party` is what an office-holder speaks for, `name` where their own name stands ("Presiden Lebanon Joseph Aoun":
    Lebanon, Joseph Aoun); `text` is the name where there is one. `state` marks a country's name, which may act as well
    as be a place, `known` an actor of the knowledge base; `preposition` is the word before the phrase, lower case.
    """

    kind: MentionKind
    first: int
    last: int
    span: Span
    text: str
    party: str | None = None
    state: bool = False
    preposition: str = ""
    name: Span | None = None
    known: bool = False

    @property
    def acts(self) -> bool:
        """Whether it can be an actor or recipient."""
        return self.kind in (MentionKind.GROUP, MentionKind.PERSON) or self.state

    def mention(self) -> Mention:
        """The model's mention of the phrase."""
        return Mention(self.kind, self.span, self.text)


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence as the rules see it; `title_case` where most words are capitals, so that capitals say nothing."""

    index: int
    sentence: Sentence
    tokens: tuple[Token, ...]
    phrases: tuple[Phrase, ...]
    title_case: bool

    def between(self, start: int, end: int) -> tuple[Phrase, ...]:
        """The phrases that lie within tokens `start` up to, not including, `end`."""
        return tuple(phrase for phrase in self.phrases if phrase.first >= start and phrase.last <= end)


class PhraseFinder:
    """Finds the phrases of a sentence with a pack's nouns, the gazetteer and the known actors."""

    def __init__(self, pack: LanguagePack, gazetteer: Gazetteer, actors: Actors) -> None:
        self._pack = pack
        self._gazetteer = gazetteer
        self._actors = actors
        self._heads = PhraseSet(pack.actors["groups"])
        self._offices = PhraseSet(pack.actors["offices"])
        self._inside = pack.actors["inside"]
        self._prepositions = pack.grammar["place_prepositions"] | pack.grammar["target"] | pack.grammar["agent"]
        self._determiners = pack.actors["determiners"]
        self._function = (
            self._prepositions | pack.grammar["clause"] | pack.grammar["relative"] | pack.actors["pronouns"]
        )
        self._common = (
            pack.grammar["subject_gap"] | pack.actors["determiners"] | pack.actors["inside"] | pack.classes["territory"]
        )
        self._stop = pack.actors["determiners"] | pack.actors["pronouns"] | frozenset(pack.triggers)

    def view(self, text: str, index: int, sentence: Sentence) -> SentenceView:
        """The sentence's tokens and phrases, phrases in order and without overlap."""
        tokens = tokenise(text, sentence.span)
        title_case = _is_title_case(tokens)
        found = [*self._times(text, sentence, tokens), *self._known(text, sentence, tokens)]
        found += self._groups(tokens, found, title_case)
        found += self._persons(tokens, found, title_case)
        credits = self._pack.speech["credit"]
        kept = [phrase for phrase in _without_overlap(found) if _text(text, phrase.span).lower() not in credits]
        phrases = tuple(
            replace(
                phrase, text=_text(text, phrase.name or phrase.span), preposition=self._before(tokens, phrase.first)
            )
            for phrase in kept
        )
        return SentenceView(index, sentence, tokens, phrases, title_case)

    def _before(self, tokens: tuple[Token, ...], first: int) -> str:
        """The word before a phrase, past articles and words like "some": "by" in "by the soldiers"."""
        at = first - 1
        while at > 0 and tokens[at].lower not in self._prepositions and tokens[at].lower in self._determiners:
            at -= 1
        return tokens[at].lower if at >= 0 else ""

    def _times(self, text: str, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Phrase]:
        for time in self._pack.find_times(sentence.span.of(text)):
            phrase = _over(tokens, time.span.shift(sentence.span.start), MentionKind.TIME)
            if phrase:
                yield phrase

    def _known(self, text: str, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Phrase]:
        words = sentence.span.of(text)
        states = set()
        for place in self._gazetteer.find(words):
            phrase = _over(tokens, place.span.shift(sentence.span.start), MentionKind.PLACE)
            if phrase:
                states |= {phrase.span} if place.kind in STATES else set()
                yield replace(phrase, state=place.kind in STATES)
        for actor in self._actors.find(words):
            phrase = _over(tokens, actor.span.shift(sentence.span.start), MentionKind.GROUP)
            if phrase and phrase.span not in states:
                yield replace(phrase, known=True)

    def _groups(self, tokens: tuple[Token, ...], known: list[Phrase], title_case: bool) -> list[Phrase]:
        """Group nouns with what follows them: "pasukan khusus Rusia", "warga sipil"."""
        starts = {phrase.first: phrase for phrase in known if phrase.kind is not MentionKind.TIME}
        found: list[Phrase] = []
        at = 0
        while at < len(tokens):
            taken = self._heads.at(tokens, at)
            if taken:
                last = self._extend(tokens, at + taken, at + _LONGEST, starts, title_case)
                first = at if self._pack.genitive_after else self._modifiers(tokens, at, known, title_case)
                found.append(Phrase(MentionKind.GROUP, first, last, _cover(tokens, first, last), ""))
                at = last
            else:
                at += 1
        return found

    def _extend(
        self, tokens: tuple[Token, ...], at: int, limit: int, starts: dict[int, Phrase], title_case: bool
    ) -> int:
        while at < min(limit, len(tokens)):
            token = tokens[at]
            if at in starts:
                at = starts[at].last
            elif (token.lower in self._inside and token.lower != "dan") or (
                token.capital and not title_case and self._may_name(token)
            ):
                at += 1
            else:
                break
        return min(at, len(tokens))

    def _modifiers(self, tokens: tuple[Token, ...], at: int, known: list[Phrase], title_case: bool) -> int:
        """Where a group's name begins if what describes it stands before the noun ("Kenyan special forces")."""
        times = {
            step for phrase in known if phrase.kind is MentionKind.TIME for step in range(phrase.first, phrase.last)
        }
        while at > 0 and at - 1 not in times:
            token = tokens[at - 1]
            named = token.capital and not title_case and self._may_name(token) and token.lower not in self._function
            if not (named or token.lower in self._inside) or self._pack.find_quantities(token.lower):
                break
            at -= 1
        return at

    def _may_name(self, token: Token) -> bool:
        return token.word and token.lower not in self._stop

    def _persons(self, tokens: tuple[Token, ...], known: list[Phrase], title_case: bool) -> list[Phrase]:
        """Office-holders and names: runs of capitals that nothing else explains."""
        taken = {at for phrase in known for at in range(phrase.first, phrase.last)}
        found: list[Phrase] = []
        at = 0
        while at < len(tokens):
            office = self._offices.at(tokens, at)
            if office:
                person = self._office_holder(tokens, at, office, known, title_case)
                found.append(person)
                at = max(person.last, at + office)
                continue
            last = at if title_case or at in taken else self._name_end(tokens, at, taken)
            if last - at >= 2 or (last > at and not opens(tokens, at) and len(tokens[at].text) > 2):
                found.append(Phrase(MentionKind.PERSON, at, last, _cover(tokens, at, last), ""))
            at = max(last, at + 1)
        return found

    def _office_holder(
        self, tokens: tuple[Token, ...], at: int, office: int, known: list[Phrase], title_case: bool
    ) -> Phrase:
        """An office with its party and the name of who holds it; the phrase covers all, the party is kept apart."""
        starts = {phrase.first: phrase for phrase in known if phrase.kind is not MentionKind.TIME}
        taken = {at for phrase in known for at in range(phrase.first, phrase.last)}
        last = at + office
        party: str | None = None
        name_from: int | None = None
        while last < len(tokens) and last < at + 2 * _LONGEST:
            follows = self._offices.at(tokens, last)
            if follows:
                last, name_from = last + follows, None
            elif last in starts and not (name_from is not None and starts[last].last == last + 1):
                party = party or " ".join(token.text for token in tokens[last : starts[last].last])
                last, name_from = starts[last].last, None
            elif (tokens[last].text in ",(" and party and self._name_end(tokens, last + 1, taken) > last + 1) or (
                tokens[last].text == ")" and name_from is None
            ):
                last += 1
            elif tokens[last].lower in self._inside or (
                tokens[last].capital and not title_case and tokens[last].lower not in self._stop and last not in taken
            ):
                named = tokens[last].capital and tokens[last].lower not in self._inside
                name_from = (last if name_from is None else name_from) if named else None
                last += 1
            else:
                break
        name = _cover(tokens, name_from, last) if name_from is not None else None
        return Phrase(MentionKind.PERSON, at, last, _cover(tokens, at, last), "", party, name=name)

    def _name_end(self, tokens: tuple[Token, ...], at: int, taken: set[int]) -> int:
        start = at
        while at < len(tokens) and at not in taken and at < start + 5:
            token = tokens[at]
            name = token.capital and token.word and token.text[0].isalpha() and token.lower not in self._stop
            if not name and not (at > start and token.lower in _PARTICLES):
                break
            if at == start and (token.lower in self._function or (opens(tokens, at) and token.lower in self._common)):
                break
            at += 1
        return at


def _is_title_case(tokens: tuple[Token, ...]) -> bool:
    """Whether most words are capitals, as in headlines; a sentence with a full stop may only be short."""
    words = [token for token in tokens if token.word]
    capitals = sum(token.capital or token.text[0].isdigit() for token in words)
    return len(words) > 3 and capitals > (0.9 if tokens[-1].text == "." else 0.7) * len(words)


def opens(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a token opens its sentence or a quotation in it, so that its capital says nothing."""
    return at == 0 or tokens[at - 1].text in "\"“‘'(:"


def _over(tokens: tuple[Token, ...], span: Span, kind: MentionKind) -> Phrase | None:
    inside = [at for at, token in enumerate(tokens) if span.overlaps(token.span)]
    if not inside:
        return None
    return Phrase(kind, inside[0], inside[-1] + 1, span, "")


def _cover(tokens: tuple[Token, ...], first: int, last: int) -> Span:
    return tokens[first].span.join(tokens[last - 1].span)


def _text(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())


def _without_overlap(found: list[Phrase]) -> list[Phrase]:
    """Longer phrases first; of equals, times, then office-holders, then groups, then places."""
    order = [MentionKind.TIME, MentionKind.PERSON, MentionKind.GROUP, MentionKind.PLACE]
    kept: list[Phrase] = []
    for phrase in sorted(found, key=lambda phrase: (-(phrase.last - phrase.first), order.index(phrase.kind))):
        if not any(phrase.first < other.last and other.first < phrase.last for other in kept):
            kept.append(phrase)
    return sorted(kept, key=lambda phrase: phrase.first)
