"""The fullest name that a report gives an actor (codebook section 1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from saksi.knowledge import Actors
from saksi.model import Mention, MentionKind

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_ABBREVIATION = 6
_PREFIXES = frozenset({"kelompok", "pasukan", "milisi", "the", "grup", "gerakan", "pihak"})


class Names:
    """Maps each mention of a report to the report's fullest name for it."""

    def __init__(self, mentions: Iterable[Mention], actors: Actors) -> None:
        self._actors = actors
        texts = Counter(
            m.text for m in mentions if m.kind in (MentionKind.GROUP, MentionKind.PERSON, MentionKind.PLACE)
        )
        self._texts = [text for text, _ in texts.most_common()]
        self._full: dict[str, str] = {}

    def full(self, text: str) -> str:
        """The fullest name of what `text` names, `text` itself if it has no fuller one."""
        if text not in self._full:
            self._full[text] = self._fullest(text)
        return self._full[text]

    def _fullest(self, text: str) -> str:
        words = _words(text)
        known = self._actors.look_up(text)
        longer = [other for other in self._texts if other != text and self._extends(other, words)]
        if known:
            if not (text.isupper() and len(text) <= _ABBREVIATION):
                return text
            same = [other for other in self._texts if (entry := self._actors.look_up(other)) and entry.id == known.id]
            return max(same, key=len, default=text)
        return max(longer, key=len) if len(words) == 1 and text[:1].isupper() and longer else text

    def _extends(self, other: str, words: list[str]) -> bool:
        """Whether `other` is a longer name that holds `words` at its end or start ("Shukri": "Ismail Shukri")."""
        if len(other) > 60 or self._actors.look_up(other):
            return False
        these = _words(other)
        return len(these) > len(words) and (these[-len(words) :] == words or these[: len(words)] == words)

    def is_description(self, text: str) -> bool:
        """Whether `text` only describes a group ("kelompok jihad", "afiliasi ISIS"): a name may be meant by it."""
        if not text[:1].islower() and text.split(maxsplit=1)[0].lower() not in _PREFIXES:
            return False
        known = self._actors.look_up(text)
        return known is None or text.casefold() not in {name.casefold() for name in known.names}

    def same(self, one: str, other: str) -> bool:
        """Whether two names are of one actor for all the report tells: equal, known as one, or one within the other."""
        one, other = self.full(one), self.full(other)
        if one == other or self._actors.same(one, other):
            return True
        a, b = set(_heads(one)), set(_heads(other))
        return bool(a and b) and (a <= b or b <= a)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _heads(text: str) -> list[str]:
    """The words of a name that distinguish it: those with capitals, else all but a general first word."""
    capitals = [word.lower() for word in _WORD.findall(text) if word[0].isupper()]
    words = capitals or _words(text)
    return [word for word in words if word not in _PREFIXES] or words
