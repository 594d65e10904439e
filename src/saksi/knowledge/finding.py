"""Place names found in running text by one pass of an Aho-Corasick automaton."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from saksi.knowledge.folding import searchable
from saksi.knowledge.overlay import Named
from saksi.knowledge.place import PlaceName
from saksi.model import Span

_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’-]*)\.?\s+$")
_WORD_AFTER = re.compile(r"\s+([^\W\d_][\w'’-]*)")
_SENTENCE_START = re.compile(r"(?:^|[.!?\n:\"“(]\s*)$")


class Finder:
    """Finds our own places and countries as whole words, towns only where no person's name is likely."""

    def __init__(
        self,
        own: Iterable[Named],
        towns: Iterable[tuple[str, str | None, str]],
        ambiguous: Iterable[str],
        locative: Iterable[str],
        generic: Iterable[str],
    ) -> None:
        self._ambiguous = {name.casefold() for name in ambiguous}
        self._locative = frozenset(locative)
        self._generic = frozenset(word for phrase in generic for word in phrase.split())
        self._entries: dict[str, tuple[str, str | None, bool]] = {}
        for named in own:
            for name in named.names:
                self._add(name, named.place.kind, named.place.country, True)
        for name, country, kind in towns:
            self._add(name, kind, country, False)
        self._names = list(self._entries)
        self._automaton = AhoCorasick(
            self._names, MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )

    def _add(self, name: str, kind: str, country: str | None, own: bool) -> None:
        """Enter a name as it stands, in capitals (own places), and with its Arabic article written either way."""
        forms = {name}
        if own:
            forms |= {name.upper()} if len(name) > 4 else set()
            if re.match(r"(?:Al|El|As|Ash|An|Ar|At|Ad|Az|Deir|Ain|Tel)[- ]", name):
                head, tail = re.split(r"[- ]", name, maxsplit=1)
                forms |= {f"{start}{sign}{tail}" for start in (head, head.lower()) for sign in "- "}
        for form in forms:
            if len(form) > 2 or form in ("AS", "US", "UK"):
                known = self._entries.setdefault(form, (kind, country, own))
                if own and known[1] != country:
                    self._entries[form] = (known[0], None, True)

    def find(self, text: str) -> list[PlaceName]:
        """The place names in `text` in order."""
        found: list[PlaceName] = []
        for index, start, end in self._automaton.find_matches_as_indexes(searchable(text)):
            if not _is_whole(text, start, end):
                continue
            name = self._names[index]
            kind, country, _ = self._entries[name]
            if self._is_place(text, name, Span(start, end), found):
                found.append(PlaceName(Span(start, end), name, kind, country))
        return found

    def _is_place(self, text: str, name: str, span: Span, found: list[PlaceName]) -> bool:
        """Whether a name in its surroundings is a place and no word, person or number of that spelling."""
        start, end, own = span.start, span.end, self._entries[name][2]
        if not name[0].isupper() and "-" not in name and " " not in name:
            return False
        before = _WORD_BEFORE.search(text, max(0, start - 30), start)
        word = before[1] if before else ""
        told = word.lower() in self._locative
        if name.casefold() in self._ambiguous:
            return told
        if own or told:
            return True
        if (
            word[:1].isupper()
            and word.lower() not in self._generic
            and not _SENTENCE_START.search(text[: start - len(word) - 1][-3:])
        ):
            return bool(found) and found[-1].span.end >= start - 2
        after = _WORD_AFTER.match(text, end)
        return after is None or not after[1][0].isupper() or (after[1].isupper() and len(after[1]) < 5)


def _is_whole(text: str, start: int, end: int) -> bool:
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        return False
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_")
