"""Why records belong together, as a person reads it: what `saksi.merge` writes, in the language of the interface."""

from __future__ import annotations

import re
from dataclasses import dataclass

from saksi.web.catalogue import Words
from saksi.web.retelling import retold

_AGAINST = re.compile(r"against (?P<other>[^:\s]+): (?P<parts>.*)", re.DOTALL)
_PART = re.compile(r"(?P<name>\w+) (?P<level>[\w ]+) (?P<bits>[+-][\d.]+)")


@dataclass(frozen=True, slots=True)
class Reason:
    """What a record was compared with (None where with nothing), and what speaks for and against in bits."""

    other: str | None
    parts: tuple[tuple[str, str], ...]


def reason(said: Words, text: str) -> Reason:
    """The reason of a link; what no catalogue knows stays as it is."""
    found = _AGAINST.fullmatch(text)
    if found is None:
        return Reason(None, ((whole_reason(said, text), ""),))
    return Reason(found["other"], tuple(_part(said, part) for part in found["parts"].split(", ")))


def whole_reason(said: Words, text: str) -> str:
    """A reason that is said in one piece."""
    return retold(said, "reasons.whole.", text)


def family_reason(said: Words, text: str) -> str:
    """Why two reports are of one origin."""
    return "; ".join(retold(said, "reasons.origin.", part) for part in text.split("; "))


def _part(said: Words, text: str) -> tuple[str, str]:
    found = _PART.fullmatch(text)
    if found is None:
        return text, ""
    key = f"reasons.{found['name']}.{found['level'].replace(' ', '_')}"
    return said.or_key(key, f"{found['name']} {found['level']}"), found["bits"]
