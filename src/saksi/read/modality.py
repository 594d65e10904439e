"""How a sentence puts an event: asserted, alleged, planned, requested, denied; or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from saksi.codebook.groups import SPEECH_ACTS
from saksi.lang import LanguagePack
from saksi.model import Modality, Span
from saksi.read.candidates import Candidate
from saksi.read.clauses import clause_end, clause_start
from saksi.read.phrases import SentenceView
from saksi.read.tokens import PhraseSet

_NEGATION_REACH = 4
_PLAN_REACH = 6
_HEDGE_REACH = 14


@dataclass(frozen=True, slots=True)
class Manner:
    """A modality and the words that give it."""

    modality: Modality
    span: Span | None = None


class ModalityFinder:
    """Reads the cues before a trigger."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        self._cues = {name: PhraseSet(words) for name, words in pack.cues.items()}

    def manner(self, view: SentenceView, candidate: Candidate) -> Manner | None:
        """The candidate's modality; None where the sentence does not state it (negated, wished, conditional)."""
        start = clause_start(view.tokens, candidate.first, self._pack)
        if self._cue(view, "negated", max(start, candidate.first - _NEGATION_REACH), candidate):
            return None
        if candidate.event_type in SPEECH_ACTS:
            return Manner(Modality.ASSERTED)
        for name, reach in (("denied", _HEDGE_REACH), ("requested", _HEDGE_REACH)):
            cue = self._cue(view, name, max(start, candidate.first - reach), candidate)
            if cue:
                return Manner(Modality(name), cue)
        near = max(start, candidate.first - _PLAN_REACH)
        # "Jika" opens the clause, so it stands just before what `start` counts as the first token.
        if self._cue(view, "hypothetical", max(0, near - (near == start)), candidate):
            return None
        for name, low in (("planned", near), ("alleged", max(0, candidate.first - _HEDGE_REACH))):
            cue = self._cue(view, name, low, candidate)
            if cue:
                return Manner(Modality(name), cue)
        return Manner(Modality.ASSERTED)

    def is_background(self, view: SentenceView, candidate: Candidate) -> bool:
        """Whether the candidate's clause tells of history as context."""
        start = clause_start(view.tokens, candidate.first, self._pack)
        return self._cues["background"].any_in(view.tokens, start, clause_end(view.tokens, candidate.last, self._pack))

    def _cue(self, view: SentenceView, name: str, low: int, candidate: Candidate) -> Span | None:
        for at in range(candidate.first - 1, low - 1, -1):
            length = self._cues[name].at(view.tokens, at)
            if length and at + length <= candidate.first:
                return view.tokens[at].span.join(view.tokens[at + length - 1].span)
        return None
