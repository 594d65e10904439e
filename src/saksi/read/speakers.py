"""Who says so: the sources to whom a sentence hands its statement."""

from __future__ import annotations

from saksi.lang import LanguagePack
from saksi.model import MentionKind
from saksi.read.phrases import Phrase, SentenceView
from saksi.read.tokens import PhraseSet

_REACH = 4


class SpeakerFinder:
    """Finds speakers by speech verbs before and after them, and by "menurut"/"according to"."""

    def __init__(self, pack: LanguagePack) -> None:
        self._before = PhraseSet(pack.speech["before"])
        self._after = PhraseSet(pack.speech["after"])
        self._source = PhraseSet(pack.speech["source"])
        self._not_subject = pack.grammar["place_prepositions"] | pack.grammar["agent"] | pack.grammar["target"]

    def speaker(self, view: SentenceView) -> Phrase | None:
        """The sentence's speaker, None where the outlet speaks itself; the first one where there are several."""
        sources = [p for p in view.phrases if p.kind in (MentionKind.GROUP, MentionKind.PERSON) or p.state]
        for at in range(len(view.tokens)):
            length = self._before.at(view.tokens, at) or self._source.at(view.tokens, at)
            if length and not (self._after.at(view.tokens, at) and self._stands_before(view, sources, at)):
                found = self._next(view, sources, at + length)
                if found:
                    return found
            if self._after.at(view.tokens, at):
                found = self._last(sources, at)
                if found:
                    return found
        return None

    def _stands_before(self, view: SentenceView, sources: list[Phrase], at: int) -> bool:
        """Whether who speaks stands right before a verb that may stand on either side ("officials said")."""
        return any(p.last == at and p.preposition not in self._not_subject for p in sources)

    def _next(self, view: SentenceView, sources: list[Phrase], at: int) -> Phrase | None:
        """The source that follows; what stands after a comma is told, not telling ("menurut saksi, 19 orang")."""
        found = next((p for p in sources if at <= p.first <= at + _REACH), None)
        return None if found and any(token.text == "," for token in view.tokens[at : found.first]) else found

    def _last(self, sources: list[Phrase], at: int) -> Phrase | None:
        before = [p for p in sources if p.last <= at and p.preposition not in self._not_subject]
        return before[-1] if before and at - before[-1].last <= 2 * _REACH else None
