"""Trigger words of a sentence: which lexicon forms stand in it and pass what they ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from saksi.codebook.groups import UNSPECIFIED
from saksi.lang import LanguagePack
from saksi.lang.lexicon import TriggerForm, Voice
from saksi.model import MentionKind
from saksi.read.phrases import SentenceView
from saksi.read.tokens import PhraseSet, Token, phrase_at

_OBJECT_WINDOW = 7
_CLITICS = ("nya",)

#: "Kelompok yang didukung X" names a tie in passing, which is not coded (codebook section 2).
_TIES = frozenset({"support", "alliance"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `first` up to, not including, `last` that state an event of `event_type`; `definite`: one told before."""

    first: int
    last: int
    event_type: str
    voice: Voice
    weak: bool
    definite: bool = False
    consequence: bool = False


class TriggerFinder:
    """Finds trigger candidates with the forms of a language pack."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        self._definite = pack.cues["definite"]
        self._relative = pack.grammar["relative"]
        self._ends = pack.grammar["agent"] | pack.grammar["clause"]
        classes = pack.classes
        self._means = (
            ("suicide_bomb", PhraseSet(classes["suicide"])),
            ("chemical_weapon", PhraseSet(classes["chemical"])),
            ("grenade", PhraseSet(classes["grenade"])),
            ("remote_explosive", PhraseSet(classes["bomb_on_ground"])),
            ("air_strike", PhraseSet(classes["aircraft"])),
            ("shelling", PhraseSet(classes["missile"])),
        )
        self._combatant = PhraseSet(classes["combatant"])

    def find(self, view: SentenceView) -> tuple[Candidate, ...]:
        """The candidates of a sentence in order, without overlap; longer forms win."""
        tokens = view.tokens
        named = {
            at
            for phrase in view.phrases
            if self._is_name(view, phrase.first)
            for at in range(phrase.first, phrase.last)
        }
        found: list[Candidate] = []
        at = 0
        while at < len(tokens):
            candidate = None if at in named else self._at(view, at)
            if candidate:
                found.append(self._specific(tokens, candidate))
                at = candidate.last
            else:
                at += 1
        return tuple(found)

    def _is_name(self, view: SentenceView, first: int) -> bool:
        """Whether the phrase at a token is a name or time, whose words are no triggers."""
        phrase = next(phrase for phrase in view.phrases if phrase.first == first)
        name = phrase.known or not view.title_case
        return phrase.kind is MentionKind.TIME or (view.tokens[first].capital and name)

    def _at(self, view: SentenceView, at: int) -> Candidate | None:
        tokens = view.tokens
        headline = view.title_case or view.sentence.headline
        for form, last in self._matches(tokens, at):
            if form.voice is Voice.HEADLINE and not headline:
                continue
            if form.event_type in _TIES and at and tokens[at - 1].lower in self._relative:
                continue
            if self._asked_for(tokens, form, at, last):
                definite = last < len(tokens) and tokens[last].lower in self._definite
                return Candidate(at, last, form.event_type, form.voice, form.weak, definite, form.consequence)
        return None

    def _matches(self, tokens: tuple[Token, ...], at: int) -> Iterator[tuple[TriggerForm, int]]:
        word = tokens[at].lower
        for stem in _stems(word):
            for form in self._pack.triggers.get(stem, ()):
                if len(form.words) == 1 or phrase_at(tokens, at + 1, form.words[1:]):
                    yield form, at + len(form.words)
            if stem in self._pack.triggers:
                return

    def _asked_for(self, tokens: tuple[Token, ...], form: TriggerForm, first: int, last: int) -> bool:
        if form.never and _holds(form.never, tokens, max(0, first - 8), min(len(tokens), last + 8)):
            return False
        if form.near and not _holds(form.near, tokens, 0, len(tokens)):
            return False
        return not form.after or _holds(form.after, tokens, last, min(len(tokens), last + _OBJECT_WINDOW))

    def _specific(self, tokens: tuple[Token, ...], candidate: Candidate) -> Candidate:
        """The candidate with the type that the words around it give an attack whose weapon its own words leave open."""
        if candidate.event_type not in UNSPECIFIED:
            return candidate
        start, end = candidate.first - 6, candidate.last + 8
        for event_type, words in self._means:
            if words.any_in(tokens, start, end):
                return replace(candidate, event_type=event_type)
        if candidate.event_type == "attack" and self._combatant.any_in(tokens, *self._attacked(tokens, candidate)):
            return replace(candidate, event_type="armed_clash")
        return candidate

    def _attacked(self, tokens: tuple[Token, ...], candidate: Candidate) -> tuple[int, int]:
        """The tokens where the attacked stand: before a passive, else up to the attacker or the next clause."""
        if candidate.voice is Voice.PASSIVE:
            return candidate.first - 6, candidate.first
        end = min(len(tokens), candidate.last + 6)
        by = next((at for at in range(candidate.last, end) if tokens[at].lower in self._ends), end)
        return candidate.last, by


def _stems(word: str) -> Iterator[str]:
    """The word, then without a clitic, then the single word of a reduplication."""
    yield word
    for clitic in _CLITICS:
        if word.endswith(clitic) and len(word) > len(clitic) + 3:
            yield word.removesuffix(clitic)
    half, _, other = word.partition("-")
    if other and half == other.removesuffix("nya"):
        yield half


def _holds(words: frozenset[str], tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether some word or two-word phrase of `words` stands in the tokens `start`..`end`."""
    for at in range(start, end):
        if tokens[at].lower in words:
            return True
        if at + 1 < len(tokens) and f"{tokens[at].lower} {tokens[at + 1].lower}" in words:
            return True
    return False
