"""Spellings of actors that no list knows: what makes two strings one form, and two forms alike."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from saksi.knowledge import Actors
from saksi.merge.names import sounded
from saksi.model import ActorRef

#: Words shorter than the first must be equal; from the second on they may differ in two letters, else in one.
_EQUAL_BELOW, _TWO_FROM = 5, 9
#: Two forms may differ in so many letters altogether.
_EDITS = 2
_BRACKETS = re.compile(r"\s*\(([^)]*)\)\s*")
_SHORT = re.compile(r"[A-Z][A-Z0-9-]{1,7}")


@dataclass(slots=True)
class Form:
    """Strings of the same words (`words`: folded, sorted, without those around a name), and how they are spelt."""

    words: tuple[str, ...]
    spellings: Counter[str] = field(default_factory=Counter)
    short: set[str] = field(default_factory=set)

    @property
    def id(self) -> str:
        """The provisional id that these words have for good."""
        return form_id(self.words)

    @property
    def count(self) -> int:
        """How often it is mentioned."""
        return self.spellings.total()

    @property
    def name(self) -> str:
        """Its most frequent spelling, of equals the first in order."""
        return min(self.spellings, key=lambda text: (-self.spellings[text], text))


def form_id(words: tuple[str, ...]) -> str:
    """The id of a form, whatever the order of its words."""
    return "p-" + hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]


def form_words(text: str, actors: Actors) -> tuple[str, ...]:
    """The words of a string's form; empty where it names nobody in particular."""
    bare = _BRACKETS.sub(" ", text).strip()
    if not _names(bare) or actors.is_generic(bare) or actors.is_people(bare):
        return ()
    return tuple(sorted(set(actors.core(bare, small_only=True))))


def forms(refs: Iterable[ActorRef], actors: Actors) -> dict[tuple[str, ...], Form]:
    """The forms of all references without an entry, by their words."""
    found: dict[tuple[str, ...], Form] = {}
    mentions = Counter(" ".join(ref.text.split()) for ref in refs if ref.actor_id is None)
    for text, count in mentions.items():
        if words := form_words(text, actors):
            form = found.setdefault(words, Form(words))
            form.spellings[text] += count
            form.short.update(inside.lower() for inside in _BRACKETS.findall(text) if _SHORT.fullmatch(inside))
    return found


def _names(text: str) -> bool:
    """Whether a string holds a proper name: a capital or a number that more than opens a description."""
    words = text.split()
    capitals = [any(sign.isupper() for sign in word) for word in words]
    numbered = len(words) == 2 and words[1].isdigit()
    return any(capitals[1:]) or (capitals[:1] == [True] and (len(words) == 1 or numbered))


def alike(one: Form, other: Form, actors: Actors) -> bool:
    """Whether two forms can be spellings of one name.

    They are where one is the other's abbreviation or has but general words more ("Kelompok Anu"), and where word by
    word they have the same sound or almost the same letters.
    """
    if one.short & set(other.words[:1]) and len(other.words) == 1:
        return True
    if other.short & set(one.words[:1]) and len(one.words) == 1:
        return True
    left, right = set(one.words) - set(other.words), set(other.words) - set(one.words)
    if not (left and right) and len(left | right) < max(len(one.words), len(other.words)):
        return all(actors.is_generic(word) for word in left | right)
    if len(left) != len(right):
        return False
    edits = 0
    for word in sorted(left):
        best = min(((_apart(word, against), against) for against in right), default=(_EDITS + 1, ""))
        edits += best[0]
        right.discard(best[1])
    return edits <= _EDITS


def keys(form: Form) -> Iterator[str]:
    """What forms that are alike share at least one of.

    These are the sound of a word, the sound of the longest word less one letter, an abbreviation.
    """
    sounds = [word if any(sign.isdigit() for sign in word) else sounded(word) for word in form.words]
    yield from sounds
    longest = max(sounds, key=len)
    if len(longest) >= _EQUAL_BELOW - 1 and not any(sign.isdigit() for sign in longest):
        yield from (f"-{longest[:at]}{longest[at + 1 :]}" for at in range(len(longest)))
        yield "-" + longest
    if len(form.words) == 1:
        yield "=" + form.words[0]
    yield from ("=" + short for short in form.short)


@lru_cache(maxsize=65536)
def _apart(one: str, other: str) -> int:
    """In how many letters two words differ, more than any form may where they are no spellings of one word."""
    if any(sign.isdigit() for sign in one + other):
        return _EDITS + 1
    shorter = min(len(one), len(other))
    if shorter >= _EQUAL_BELOW - 1 and sounded(one) == sounded(other):
        return 0
    allowed = 0 if shorter < _EQUAL_BELOW else 1 if shorter < _TWO_FROM else 2
    apart = _edits(one, other) if abs(len(one) - len(other)) <= allowed else _EDITS + 1
    return apart if apart <= allowed else _EDITS + 1


def _edits(one: str, other: str) -> int:
    """The least number of letters to put in, take out or change."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        last, row[0] = row[0], at
        for index, against in enumerate(other, 1):
            last, row[index] = row[index], min(row[index] + 1, row[index - 1] + 1, last + (letter != against))
    return row[-1]
