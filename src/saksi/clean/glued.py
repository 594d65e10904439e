"""Words and sentences that lost the space between them where links, headings or paragraphs met."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from saksi.clean.edits import Edit
from saksi.clean.patterns import phrases
from saksi.model import RepairKind

_SENTENCE = re.compile(
    r"(?<=[\w)%])(?P<stop>[.!?]?[”’]|[.!?…])"
    r"(?=[^\W\d_a-z][a-zà-ÿ]|[^\W\d_a-z] [a-z]|[A-Z]{2,}\s|[“‘(])"
)
_WORD_BEFORE = re.compile(r"[^\W_]{1,40}\Z")
_QUOTED = re.compile(r"(?<=[\w)%.!?,])\"(?=[A-Z][a-z])")
_AFTER_BRACKET = re.compile(
    r"(?<=[\w.])\)(?=[A-Z][a-z]+ )|(?<=[a-z]{3}),(?=[A-Za-z][a-z]{2})|(?<=[a-z]{4}):(?=[A-Z][a-z]{2})"
)
_TOP_LEVELS = frozenset(("Com", "Co", "Id", "Net", "Org", "Gov", "Ac", "Go", "Info", "My"))
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[^\W\d_]{3,}")
_LONGEST_TOKEN = 60
_ADDRESS = re.compile(r"(?:://|www\.|@|#)\S{0,200}\Z")
_SEAM = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_SUFFIXED = re.compile(r"(?:me|ber|di|ter|pe|se|ke)[a-z]{4,}")
_VERB = re.compile(r"(?:me[mnl]|meng|ber|di|ter)[a-z]{4,}")
_BRAND = re.compile(r"(?<=[a-z])(?:detik|kumparan)[A-Z]")
_DOMAIN_AFTER = re.compile(r"\.(?:com|co|id|net|org|go|tv|news)\b")


@cache
def _known_names() -> frozenset[str]:
    """Country names in Indonesian and English, and the places and agencies of the list, of one word each."""
    from babel import Locale  # noqa: PLC0415 (its data loads slowly)

    names = set(phrases("names")["places"]) | set(phrases("names")["agencies"])
    for language in ("id", "en"):
        names.update(Locale(language).territories.values())
    return frozenset(name for name in names if " " not in name and name[:1].isupper() and len(name) > 2)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(phrases("names")[name])


def find_sentences(text: str) -> Iterator[Edit]:
    """Sentences with nothing between them: a paragraph's end was lost there."""
    for found in _SENTENCE.finditer(text):
        if not _is_abbreviated(text, found):
            yield _insert(found.end(), "\n", "sentences run together")
    for found in _QUOTED.finditer(text):
        line = text.rfind("\n", 0, found.end()) + 1
        opens = text.count('"', line, found.start()) % 2 == 0
        ends = text[found.start() - 1] in ".!?,"
        if opens or ends:
            at = found.start() if opens else found.end()
            yield _insert(at, "\n" if ends and text[found.start() - 1] != "," else " ", "sentences run together")
    for found in _AFTER_BRACKET.finditer(text):
        yield _insert(found.end(), " ", "words run together")


def _is_abbreviated(text: str, found: re.Match[str]) -> bool:
    """Whether the full stop belongs to an abbreviation, initials or a domain."""
    if found["stop"] != ".":
        return False
    before = _WORD_BEFORE.search(text, max(0, found.start() - 40), found.start())
    following = _NEXT_WORD.match(text, found.end())
    if before is None:
        return False
    word = before.group()
    return (
        word.lower() in _list("abbreviations")
        or (following is not None and following.group() in _TOP_LEVELS)
        or (word.isupper() and len(word) < 4)
        or (len(word) < 3 and word[0].isupper())
        or (len(word) == 1 and not word.isdigit())
        or (text[before.start() - 1 : before.start()] in (".", "@", "/") and not word[0].isdigit())
    )


def _insert(at: int, new: str, reason: str) -> Edit:
    return Edit(at, at, new, RepairKind.GLUED, reason)


def find_words(text: str) -> Iterator[Edit]:
    """Words glued at a capital ("diIran") and words glued behind a known name ("Iranmelesat")."""
    words = Words(text)
    for found in _TOKEN.finditer(text):
        token = found.group()
        if len(token) > _LONGEST_TOKEN or not (token in words.suspects or (len(token) > 5 and token[0].isupper())):
            continue
        seams = [] if _DOMAIN_AFTER.match(text, found.end()) else words.seams(token)
        for seam in seams:
            at = found.start() + seam
            if not _ADDRESS.search(text, max(0, at - 200), at):
                yield _insert(at, _gap(text, words, found, seam), "words run together")


def _gap(text: str, words: Words, found: re.Match[str], seam: int) -> str:
    """A line break where a heading ran into a sentence, else a space."""
    right = _NEXT_WORD.match(found.group(), seam)
    if right is None or not right.group()[0].isupper():
        return " "
    line = max(text.rfind("\n", 0, found.start()), text.rfind(". ", 0, found.start())) + 1
    heading = text[line : found.start() + seam].strip()
    is_opening = right.group().lower() in _list("opening_words") or words.is_free(right.group().lower())
    short = (
        1 < len(heading.split()) <= 14 and heading[:1].isupper() and not re.search(r"[.!;]|, (?:kata|ujar)", heading)
    )
    follows = re.match(r"\s+\S", text[found.end() : found.end() + 3])
    return "\n" if short and follows and is_opening and right.group() not in _known_names() else " "


class Words:
    """What a text's own words tell of where others were glued."""

    def __init__(self, text: str) -> None:
        self._free = Counter(_TOKEN.findall(text))
        self.suspects = frozenset(token for token in self._free if _SEAM.search(token))

    def is_free(self, word: str) -> bool:
        """Whether a word stands free in the text or is a function word."""
        return (
            (word in self._free and word not in self.suspects)
            or word in _list("function_words")
            or word in _list("common_words")
        )

    def seams(self, token: str) -> list[int]:
        """Where a token falls into words; nowhere for a name or a word of its own."""
        if token in self.suspects and _is_whole(token):
            return []
        brand = _BRAND.search(token)
        if brand:
            return [*self.seams(token[: brand.start()]), brand.start()]
        seams: list[int] = []
        start = 0
        for seam in [found.start() for found in _SEAM.finditer(token)]:
            if self._splits(token[start:seam], token[seam:], self._free[token]):
                seams.append(seam)
                start = seam
        for begin, end in zip([0, *seams], [*seams, len(token)], strict=True):
            tail = self._tail(token[begin:end])
            if tail:
                seams.append(begin + tail)
        return sorted(seams)

    def _splits(self, left: str, right: str, times: int) -> bool:
        capital = re.match(r"[A-ZÀ-Þ]+[a-zà-ÿ]*", right)
        name = capital.group() if capital else right
        if name in _list("whole_endings"):
            return False
        if left.islower():
            return len(left) > 3 or self.is_free(left)
        if times > 2:
            return False
        if len(left) < 3 or len(name) < 2:
            return False
        return (
            name in _known_names()
            or self._known_beginning(name)
            or left in _known_names()
            or (self.is_free(left) and self.is_free(name))
            or (name == right and name.lower() in _list("opening_words"))
            or self._tail(left) > 0
        )

    def _known_beginning(self, word: str) -> bool:
        return any(word.startswith(name) for name in _known_names() if len(name) > 3)

    def _tail(self, word: str) -> int:
        """Where a word in lower case begins behind a name: "Iran|melesat"; 0 for nowhere."""
        if not word[:1].isupper() or len(word) < 6 or self._free[word] > 2:
            return 0
        if word in _known_names() or word[1:].isupper():
            return 0
        for end in range(len(word) - 2, 2, -1):
            name, rest = word[:end], word[end:]
            known = name in _known_names()
            if known and (_SUFFIXED.fullmatch(rest) or self._is_word(rest, short_name=end < 5)):
                return end
            if not known and self._is_name(name) and (_VERB.fullmatch(rest) or self._is_word(rest)):
                return end
        return 0

    def _is_name(self, name: str) -> bool:
        return len(name) > 3 and name in self._free and name.lower() not in self._free

    def _is_word(self, rest: str, *, short_name: bool = False) -> bool:
        """Whether what follows a name is a word; behind a short one ("Peru|bahan") only a word of the lists will do."""
        listed = len(rest) > 2 and (rest in _list("function_words") or rest in _list("common_words"))
        return listed or (not short_name and len(rest) > 3 and rest in self._free)


def _is_whole(token: str) -> bool:
    """Whether a token with a capital inside is a name as it stands."""
    if any(token.startswith(name) for name in _list("whole_names") if len(name) > 4) or token in _list("whole_names"):
        return True
    seam = _SEAM.search(token)
    return seam is not None and token[: seam.start()] in _list("whole_beginnings")
