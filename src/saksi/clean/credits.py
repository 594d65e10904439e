"""Credits: whom a report says it took its story from. They are part of the sentences and stay in the text."""

from __future__ import annotations

import re
from functools import cache

from saksi.clean.patterns import phrases

_NAME = r"(?:[A-Z][\w'’-]*(?:\.\w+)*|al-\w+)(?:[ ](?:[A-Z][\w'’-]*(?:\.\w+)*|of|and|the(?=[ ][A-Z]))){0,4}"
_STOP_AT = re.compile(r"[ ](?:of|and|the)$")


@cache
def _pattern() -> re.Pattern[str]:
    names = phrases("names")
    verbs, carriers = "|".join(names["credit_verbs"]), "|".join(names["credit_carriers"])
    agencies = "|".join(re.escape(name) for name in sorted(names["agencies"], key=len, reverse=True))
    return re.compile(
        rf"\b(?i:{verbs})[ ]+(?:(?i:{carriers})[ ]+){{0,4}}(?P<named>{_NAME})(?:[ ]+(?:dan|and)[ ]+(?P<also>{_NAME}))?"
        rf"|\((?P<bracketed>{agencies})\)"
        rf"|\b(?i:via|kepada|told|melalui)[ ]+(?:(?i:{carriers})[ ]+){{0,3}}(?P<spoken>{agencies})\b"
    )


def find_credits(text: str) -> tuple[str, ...]:
    """The outlets and agencies a text says it follows, as written, each once."""
    found = (group for match in _pattern().finditer(text) for group in match.groups() if group)
    weekdays = phrases("names")["weekdays"]
    return tuple(dict.fromkeys(_STOP_AT.sub("", name) for name in found if name.split()[0] not in weekdays))
