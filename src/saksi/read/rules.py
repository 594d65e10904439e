"""The rules reader: lexicon triggers, roles by voice and word order; no model, no network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from saksi.codebook.groups import SPEECH_ACTS, WITH_VALUE
from saksi.knowledge import Actors, Gazetteer, shared
from saksi.lang import LanguagePack, pack
from saksi.lang.sentences import split_sentences
from saksi.model import (
    Argument,
    CleanText,
    HarmFigure,
    Mention,
    MentionKind,
    Reading,
    Role,
    Span,
    Trigger,
)
from saksi.read.candidates import Candidate, TriggerFinder
from saksi.read.causes import CAUSES, DEADLY
from saksi.read.coreference import Coreference
from saksi.read.harm import HarmFinder
from saksi.read.hints import Hint, SentenceHints
from saksi.read.modality import Manner, ModalityFinder
from saksi.read.phrases import Phrase, PhraseFinder, SentenceView
from saksi.read.relevance import is_about_conflict
from saksi.read.roles import Filled, RoleFinder
from saksi.read.speakers import SpeakerFinder

VERSION = "rules-1"

#: The score of a form that counts only in a report on conflict.
_WEAK = 0.4


class RulesReader:
    """Reads a clean text with the rules of its language's pack."""

    name = VERSION

    def __init__(self, gazetteer: Gazetteer | None = None, actors: Actors | None = None) -> None:
        self._gazetteer = gazetteer or shared.gazetteer()
        self._actors = actors or shared.actors()
        self._language_readers: dict[str, _LanguageReader] = {}

    def read(self, text: CleanText, language: str) -> Reading:
        """The reading of a clean text; LanguageError if there is no pack for `language`."""
        return self._of(language).read(text)

    def hints(self, text: CleanText, language: str) -> list[SentenceHints]:
        """What the rules find, sentence by sentence, whether or not the report is about conflict."""
        return self._of(language).hints(text)

    def _of(self, language: str) -> _LanguageReader:
        reader = self._language_readers.get(language)
        if reader is None:
            reader = _LanguageReader(pack(language), self._gazetteer, self._actors)
            self._language_readers[language] = reader
        return reader


class _LanguageReader:
    def __init__(self, lang: LanguagePack, gazetteer: Gazetteer, actors: Actors) -> None:
        self._pack = lang
        self._phrases = PhraseFinder(lang, gazetteer, actors)
        self._triggers = TriggerFinder(lang)
        self._roles = RoleFinder(lang)
        self._modality = ModalityFinder(lang)
        self._speakers = SpeakerFinder(lang)
        self._harm = HarmFinder(lang)

    def read(self, text: CleanText) -> Reading:
        found = self.hints(text)
        relevant = is_about_conflict(text.text, self._pack)
        return Reading(
            report_id=text.report_id,
            language=self._pack.code,
            reader=VERSION,
            sentences=tuple(hints.sentence for hints in found),
            mentions=tuple(mention for hints in found for mention in hints.mentions),
            triggers=tuple(t for hints in found for t in hints.triggers if relevant or t.score > _WEAK),
        )

    def hints(self, text: CleanText) -> list[SentenceHints]:
        coreference = Coreference(self._pack)
        found: list[SentenceHints] = []
        for index, sentence in enumerate(split_sentences(text.text, self._pack.abbreviations)):
            view = self._phrases.view(text.text, index, sentence)
            coreference.heard(self._speakers.speaker(view))
            found.append(self._hints(text.text, coreference.resolve(view)))
        return found

    def _hints(self, text: str, view: SentenceView) -> SentenceHints:
        candidates = self._triggers.find(view)
        stated = [(c, manner) for c in candidates if (manner := self._modality.manner(view, c))]
        stated = _without_consequences(stated)
        kept = {candidate.first for candidate, _ in stated}
        return SentenceHints(
            sentence=view.sentence,
            triggers=tuple(self._triggers_of(text, view, stated)),
            unstated=tuple(Hint(_span(view, c), c.event_type) for c in candidates if c.first not in kept),
            mentions=tuple(phrase.mention() for phrase in view.phrases),
            parties=tuple((phrase.span, phrase.party) for phrase in view.phrases if phrase.party),
        )

    def _triggers_of(self, text: str, view: SentenceView, stated: list[tuple[Candidate, Manner]]) -> Iterable[Trigger]:
        if not stated:
            return
        source = self._speakers.speaker(view)
        speaker = source.mention() if source else None
        figures = _shared_out(self._harm.find(text, view, speaker), [c for c, _ in stated], view)
        for candidate, manner in stated:
            if candidate.event_type == "strength" and not list(self._value(text, view, candidate)):
                continue
            background = self._modality.is_background(view, candidate)
            yield self._trigger(
                text,
                view,
                candidate,
                manner,
                speaker=speaker,
                background=background,
                harm=figures.get(candidate.first, ()),
            )

    def _value(self, text: str, view: SentenceView, candidate: Candidate) -> Iterator[Argument]:
        """The figure or share that a strength or composition states: the nearest number of people or per cent."""
        start = view.sentence.span.start
        spans = [
            self._figure(view, quantity.span.shift(start))
            for quantity in self._pack.find_quantities(view.sentence.span.of(text))
            if quantity.share or not quantity.measure
        ]
        at = view.tokens[candidate.first].span.start
        for span in sorted(spans, key=lambda span: abs(span.start - at))[:1]:
            yield Argument(Role.VALUE, Mention(MentionKind.QUANTITY, span, span.of(text)))

    def _figure(self, view: SentenceView, span: Span) -> Span:
        """A number without the verb of its hedge ("mencapai") and with the people it counts."""
        inside = [at for at, token in enumerate(view.tokens) if token.span.overlaps(span)]
        first, last = inside[0], inside[-1] + 1
        while first < last - 1 and view.tokens[first].lower in self._pack.harm["counted"]:
            first += 1
        if last < len(view.tokens) and view.tokens[last].lower in self._pack.harm["people"]:
            last += 1
        return Span(view.tokens[first].span.start, max(span.end, view.tokens[last - 1].span.end))

    def _trigger(
        self,
        text: str,
        view: SentenceView,
        candidate: Candidate,
        manner: Manner,
        *,
        speaker: Mention | None,
        background: bool,
        harm: tuple[HarmFigure, ...],
    ) -> Trigger:
        filled = self._roles.roles(view, candidate)
        arguments = [Argument(f.role, _as_party(f)) for f in filled]
        if candidate.event_type in WITH_VALUE:
            arguments += self._value(text, view, candidate)
        if candidate.event_type in SPEECH_ACTS:
            arguments += (
                Argument(Role.SPEAKER, f.phrase.mention())
                for f in filled
                if f.role is Role.ACTOR and f.phrase.kind is MentionKind.PERSON
            )
        if speaker and not any(
            a.role in (Role.ACTOR, Role.SPEAKER) and a.mention.span == speaker.span for a in arguments
        ):
            arguments.append(Argument(Role.SPEAKER, speaker))
        return Trigger(
            event_type=candidate.event_type,
            span=_span(view, candidate),
            sentence=view.index,
            modality=manner.modality,
            modality_span=manner.span,
            background=background,
            arguments=tuple(arguments),
            harm=harm,
            score=_score(candidate),
        )


def _span(view: SentenceView, candidate: Candidate) -> Span:
    return view.tokens[candidate.first].span.join(view.tokens[candidate.last - 1].span)


def _score(candidate: Candidate) -> float:
    """How far a lexicon form alone can be trusted."""
    if candidate.consequence:
        return 0.3
    return _WEAK if candidate.weak else 0.6


def _without_consequences(stated: list[tuple[Candidate, Manner]]) -> list[tuple[Candidate, Manner]]:
    """Words like "tewas" are left out where the sentence names what killed, and stand once where it does not."""
    causes = [pair for pair in stated if not pair[0].consequence]
    if any(candidate.event_type in DEADLY for candidate, _ in causes):
        return causes
    first = [pair for pair in stated if pair[0].consequence][:1]
    return sorted([*causes, *first], key=lambda pair: pair[0].first)


def _shared_out(
    figures: Iterable[HarmFigure], candidates: list[Candidate], view: SentenceView
) -> dict[int, tuple[HarmFigure, ...]]:
    """Each figure goes to the nearest trigger before it that can cause such harm, else the nearest after it."""
    shared: dict[int, tuple[HarmFigure, ...]] = {}
    for figure in figures:
        able = [c for c in candidates if c.event_type in CAUSES[figure.kind]]
        if able:
            cause = min(able, key=lambda c: abs(view.tokens[c.first].span.start - figure.span.start))
            shared[cause.first] = (*shared.get(cause.first, ()), figure)
    return shared


def _as_party(filled: Filled) -> Mention:
    """The mention of a role; an office-holder who speaks or orders stands for the party of the office."""
    phrase: Phrase = filled.phrase
    if phrase.party and filled.role in (Role.ACTOR, Role.RECIPIENT):
        return Mention(MentionKind.GROUP, phrase.span, phrase.party)
    return phrase.mention()


@cache
def rules_reader() -> RulesReader:
    """The rules reader with the knowledge that comes with Saksi; built once a process."""
    return RulesReader()
