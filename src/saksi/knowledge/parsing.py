"""Place phrases taken apart: generic words, directions, several places, borders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A place phrase without its generic words; `direction` is the English adjective of the part meant."""

    core: str
    direction: str | None


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """The words around place names, compiled."""

    generic: re.Pattern[str]
    trailing: re.Pattern[str]
    lead_direction: re.Pattern[str]
    tail_direction: re.Pattern[str]
    directions: Mapping[str, str]
    joins: re.Pattern[str]
    border: re.Pattern[str]
    within: re.Pattern[str]
    country: re.Pattern[str]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> PhraseWords:
        """The words of `words.yaml`."""
        directions = {word: adjective for adjective, words in data["directions"].items() for word in words}
        generic, way = _either(data["generic"]), _either(directions)
        country = _either(data["country_words"])
        part = r"(?:bagian|sisi|sebelah|arah)"
        return cls(
            generic=re.compile(rf"^(?:{generic})\b\.?\s*", re.IGNORECASE),
            trailing=re.compile(rf"[\s,]+(?:{_either(data['trailing'])})$", re.IGNORECASE),
            lead_direction=re.compile(rf"^(?:{part}\s+)?({way})\b(?:\s+(?:of|dari|kota|the))*\s+", re.IGNORECASE),
            tail_direction=re.compile(rf"\s+(?:{part}\s+)?({way})$", re.IGNORECASE),
            directions=directions,
            joins=re.compile(rf"\s*(?:,|\b(?:{_either(data['joins'])})\b)\s*"),
            border=re.compile(rf"\b(?:{_either(data['borders'])})\b", re.IGNORECASE),
            country=re.compile(
                rf"^(?:(?:{_either(data['nameless_before'])})\s+)*(?:the\s+)?"
                rf"(?:({way})(?:\s+of)?(?:\s+(?:{country}))?|(?:{country})(?:\s+({way}))?)$",
                re.IGNORECASE,
            ),
            within=re.compile(rf"\s+(?:{_either(data['within'])})\s+", re.IGNORECASE),
        )  # fmt: skip

    def nameless(self, name: str) -> str | None:
        """For a phrase that means the country or a part of it without a name: the part's adjective, "" for all."""
        text = name.replace("’", "'").replace("country's", "country").strip(" .,")
        text = re.sub(r"^(the country) (\S+)$", r"\2 of \1", text)
        found = self.country.match(text)
        return None if found is None else self.directions.get((found[1] or found[2] or "").lower(), "")

    def variants(self, name: str) -> list[Phrase]:
        """Readings of `name`, the closest to its words first: as it stands, then ever more trimmed."""
        text, direction = _BRACKETS.sub("", name).strip(' .,"“”'), None
        found = [Phrase(text, None)]
        while text:
            shorter, way = self._shorter(text, direction)
            if shorter == text:
                break
            text, direction = shorter, way
            found.append(Phrase(text, direction))
        return [phrase for phrase in found if phrase.core]

    def _shorter(self, text: str, direction: str | None) -> tuple[str, str | None]:
        if found := self.generic.match(text):
            return text[found.end() :], direction
        if found := self.tail_direction.search(text):
            return text[: found.start()], direction or self.directions[found[1].lower()]
        if found := self.lead_direction.match(text):
            return text[found.end() :], direction or self.directions[found[1].lower()]
        if found := self.trailing.search(text):
            return text[: found.start()], direction
        return text, direction

    def parts(self, name: str) -> Sequence[str]:
        """The places that a phrase joins, or lists from small to large ("Jatireja, Bekasi")."""
        return [part for part in self.joins.split(_BRACKETS.sub("", name)) if part]


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(str(word)).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
