"""What pronouns and "kelompok tersebut" stand for: the last fitting mention before them."""

from __future__ import annotations

from dataclasses import replace

from saksi.lang import LanguagePack
from saksi.model import MentionKind
from saksi.read.phrases import Phrase, SentenceView, opens
from saksi.read.tokens import PhraseSet, Token


class Coreference:
    """Follows a report sentence by sentence and fills in what its pronouns stand for."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pronouns = pack.actors["pronouns"]
        self._described = pack.actors["described"]
        self._places = pack.classes["territory"]
        self._first_person = pack.actors["first_person"]
        self._says = PhraseSet(pack.speech["after"])
        self._speaker: Phrase | None = None
        self._parties: dict[str, str] = {}
        self._surnames: set[str] = set()
        self._last: dict[MentionKind, Phrase] = {}
        self._subject: Phrase | None = None

    def resolve(self, view: SentenceView) -> SentenceView:
        """The view with pronouns as phrases and described groups under their names; remembers its mentions."""
        phrases = [self._named(view, phrase) for phrase in view.phrases]
        phrases += self._pronoun_phrases(view, phrases)
        phrases.sort(key=lambda phrase: phrase.first)
        self._remember(view, phrases)
        return replace(view, phrases=tuple(phrases))

    def _pronoun_phrases(self, view: SentenceView, phrases: list[Phrase]) -> list[Phrase]:
        covered = {at for phrase in phrases for at in range(phrase.first, phrase.last)}
        found: list[Phrase] = []
        for at, token in enumerate(view.tokens):
            if at in covered:
                continue
            antecedent = self._surname(token) or self._antecedent(token.lower, speaks=self._speaks(view, at))
            if antecedent is None and self._is_described_place(view, at):
                antecedent = self._last.get(MentionKind.PLACE)
            if antecedent:
                before = view.tokens[at - 1].lower if at else ""
                found.append(replace(antecedent, first=at, last=at + 1, span=token.span, preposition=before))
        return found

    def heard(self, speaker: Phrase | None) -> None:
        """Remembers who speaks, for the "kami" of the sentences that follow."""
        if speaker:
            self._speaker = speaker

    def _surname(self, token: Token) -> Phrase | None:
        """A name told in full before, where it opens a sentence so that its capital alone says nothing."""
        if not token.capital or token.lower not in self._surnames:
            return None
        return Phrase(MentionKind.PERSON, 0, 0, token.span, token.text, self._parties.get(token.lower))

    def _antecedent(self, word: str, *, speaks: bool) -> Phrase | None:
        """Whoever says more ("mereka mengatakan") has spoken before; other pronouns follow the last subject."""
        if word in self._first_person or (word in self._pronouns and speaks):
            return self._speaker or self._subject
        return self._subject if word in self._pronouns else None

    def _speaks(self, view: SentenceView, at: int) -> bool:
        """Whether a verb of speech follows the word at an index."""
        return at + 1 < len(view.tokens) and self._says.at(view.tokens, at + 1) > 0

    def _is_described_place(self, view: SentenceView, at: int) -> bool:
        following = view.tokens[at + 1].lower if at + 1 < len(view.tokens) else ""
        return view.tokens[at].lower in self._places and following in self._described

    def _named(self, view: SentenceView, phrase: Phrase) -> Phrase:
        """A person takes the party of their office; a bare "kelompok tersebut" the name of the last group named."""
        if phrase.kind is MentionKind.PERSON:
            return self._with_party(phrase)
        following = view.tokens[phrase.last].lower if phrase.last < len(view.tokens) else ""
        bare = phrase.kind is MentionKind.GROUP and phrase.last - phrase.first == 1
        named = view.tokens[phrase.first].capital and not opens(view.tokens, phrase.first)
        if not bare or following not in self._described or named:
            return phrase
        known = self._last.get(MentionKind.GROUP)
        return replace(phrase, text=known.text, party=known.party) if known else phrase

    def _with_party(self, phrase: Phrase) -> Phrase:
        surname = phrase.text.split()[-1].lower()
        if phrase.party:
            self._parties.setdefault(surname, phrase.party)
            return phrase
        return replace(phrase, party=self._parties.get(surname))

    def _remember(self, view: SentenceView, phrases: list[Phrase]) -> None:
        names = [phrase for phrase in phrases if phrase.text[:1].isupper() or phrase.last - phrase.first > 1]
        for phrase in names:
            if self._speaker is None or phrase.text != self._speaker.text:  # events happen to others than who tells
                self._last[phrase.kind] = phrase
        persons = [phrase.text.split() for phrase in phrases if phrase.kind is MentionKind.PERSON]
        self._surnames |= {words[-1].lower() for words in persons if len(words) > 1 and words[-1][0].isupper()}
        acting = [phrase for phrase in phrases if phrase.acts and phrase.kind is not MentionKind.PLACE]
        if acting:
            self._subject = acting[0]
