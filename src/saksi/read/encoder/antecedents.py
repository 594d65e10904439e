"""What the pronouns and described groups among a network's mentions stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from saksi.lang import LanguagePack
from saksi.model import Mention, MentionKind, Role, Trigger

_ACTING = (MentionKind.GROUP, MentionKind.PERSON)


class Antecedents:
    """Follows a report and gives pronouns, "kelompok tersebut" and "kota itu" the last fitting name before them."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pronouns = pack.actors["pronouns"]
        self._first_person = pack.actors["first_person"]
        self._described = pack.actors["described"]
        self._last: dict[MentionKind, str] = {}
        self._subject: str | None = None
        self._speaker: str | None = None

    def resolve(self, words: str, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions of a sentence with the names they stand for; remembers the names for the next sentence."""
        resolved = [self._named(words, mention) for mention in mentions]
        for mention, full in zip(mentions, resolved, strict=True):
            if mention.text == full.text and not self._is_reference(words, mention):
                self._last[mention.kind] = full.text
        acting = [mention.text for mention in resolved if mention.kind in _ACTING]
        self._subject = acting[0] if acting else self._subject
        return resolved

    def heard(self, triggers: Iterable[Trigger]) -> None:
        """Remembers who spoke last, for the "kami" of quotations."""
        for trigger in triggers:
            for mention in trigger.mentions(Role.SPEAKER):
                self._speaker = mention.text

    def _named(self, words: str, mention: Mention) -> Mention:
        lower = mention.text.lower()
        if lower in self._first_person:
            return replace(mention, text=self._speaker or self._subject or mention.text)
        if lower in self._pronouns:
            return replace(mention, text=self._subject or mention.text)
        if self._is_reference(words, mention):
            return replace(mention, text=self._last.get(mention.kind, mention.text))
        return mention

    def _is_reference(self, words: str, mention: Mention) -> bool:
        """Whether a mention of one or two common words points back: "kelompok tersebut", "kota itu"."""
        following = words[mention.span.end :].split(maxsplit=1)
        pointed = bool(following) and following[0].strip(".,;") in self._described
        inside = mention.text.split()[-1].lower() in self._described
        return mention.text[:1].islower() and len(mention.text.split()) <= 2 and (pointed or inside)
