"""English time expressions; the words stand in `times.yaml`, how they combine stands here."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from saksi.lang.calendar import TimeValue, resolve_time
from saksi.lang.en.quantities import rules as quantity_rules
from saksi.lang.time import TimeExpression, TimeKind, TimeRules, find, load_words

__all__ = ["TimeExpression", "TimeValue", "find_times", "resolve_time"]

_DAYPART = r"(?:\s+(?:morning|afternoon|evening|night))"
_LEAD = r"(?:\b(?:before\s+dawn|earlier|early|late|later)\s+(?:on\s+)?)?"
_YEAR = r"(?:19|20)\d\d"
_PREPOSITION = r"(?:(?<=[Ii]n\s)|(?<=[Ss]ince\s)|(?<=[Bb]y\s)|(?<=[Ff]rom\s)|(?<=[Uu]ntil\s)|(?<=[Dd]uring\s)|(?<=[Tt]hrough\s)|(?<=[Ll]ast\s)|(?<=before\s)|(?<=after\s)|(?<=[Tt]his\s))"


def _words(words: list[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace(r"\-", r"[\s-]") for word in ordered)


@cache
def rules() -> TimeRules:
    """The patterns and words, compiled once."""
    data = load_words(Path(__file__).with_name("times.yaml"))
    numerals = quantity_rules().numerals
    weekday = rf"\b(?P<wd>{_words([word.title() for word in data['weekdays']])})\b"
    names = [name.title() for name in data["months"]]
    month = "|".join(sorted(names, key=len, reverse=True))
    sure = "|".join(
        sorted(
            (name for name in names if name not in ("May", "March", "Mar", "Jan", "Sep", "Dec")), key=len, reverse=True
        )
    )
    part = rf"(?P<part>{_words(list(data['parts']))})"
    cue = r"(?P<cue>[Ll]ast|[Pp]revious|[Tt]his|[Nn]ext)"
    unit = r"hours?|days?|nights?|weeks?|months?|years?"
    number = rf"(?:{numerals.pattern}|\b[Aa]n?\b)"
    patterns = [
        (TimeKind.DATE, rf"(?:{weekday},?\s+)?(?:\bthe\s+)?(?<![\d.,/])\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?P<mon>{month}))?(?:\s+(?P<y>{_YEAR}))?\s*(?:-|–|\bto\b|\band\b)\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<mon2>{month})\b(?:\.?,?\s+(?P<y2>{_YEAR}))?"),
        (TimeKind.DATE, rf"(?:{weekday},?\s+)?(?:\bthe\s+)?(?<![\d.,/])\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<mon>{month})\b(?:\.?,?\s+(?P<y>{_YEAR}))?(?:\s+(?P<ycue>last|this)\s+year)?"),
        (TimeKind.DATE, rf"(?:{weekday},?\s+)?\b(?P<mon>{month})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d|,\d)(?:,?\s+(?P<y>{_YEAR}))?"),
        (TimeKind.DATE, rf"(?:{weekday},?\s+\(?)?(?<![\d/.])\b(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})/(?P<y>{_YEAR})\b"),
        (TimeKind.WEEKDAY, rf"(?:\b(?P<cue>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his\s+coming)\s+)?{_LEAD}{weekday}{_DAYPART}?(?:\s+(?P<wcue>last|this|next)\s+week)?"),
        (TimeKind.MONTH, rf"(?:\b(?P<part>[Ee]arly|[Mm]id|[Ll]ate)[\s-])?\b(?P<mon>{month})(?:\s+(?P<y>{_YEAR}))?\s+(?:to|and|until|-|–)\s+(?:(?P<part2>early|mid|late)[\s-])?(?P<mon2>{month})\b(?:\s+(?P<y2>{_YEAR}))?"),
        (TimeKind.MONTH, rf"\b(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Tt]he\s+end\s+of|[Tt]he\s+beginning\s+of|[Tt]he\s+start\s+of)(?:\s+in)?[\s-](?P<mon>{month})\b(?:,?\s+(?P<y>{_YEAR})|\s+(?P<ycue>last|this)\s+year)?"),
        (TimeKind.MONTH, rf"\b(?P<mon>{month})\.?,?\s+(?:of\s+)?(?P<y>{_YEAR})\b"),
        (TimeKind.MONTH, rf"\b{cue}\s+(?P<mon>{month})\b"),
        (TimeKind.MONTH, rf"\b(?P<mon>{month})\s+(?P<ycue>last|this)\s+year\b"),
        (TimeKind.MONTH, rf"{_PREPOSITION}(?P<mon>{month})\b(?!\s+\d)"),
        (TimeKind.MONTH, rf"\b(?P<mon>{sure})\b(?!\s+\d)"),
        (TimeKind.MONTH, rf"^\s*(?P<mon>{month})\s*$"),
        (TimeKind.YEAR, rf"\b(?:between|from)\s+(?P<y>{_YEAR})\s*(?:-|–|and|to|until)\s*(?P<y2>{_YEAR})\b"),
        (TimeKind.DECADE, rf"\b(?:[Tt]he\s+)?(?P<y>(?:19|20)\d0)s\b"),
        (TimeKind.YEAR, rf"\b(?P<part>[Ee]arly|[Mm]id|[Ll]ate|[Tt]he\s+end\s+of|[Tt]he\s+beginning\s+of|[Tt]he\s+start\s+of)(?:\s+in)?[\s-](?P<y>{_YEAR})\b(?!s)"),
        (TimeKind.YEAR, rf"{_PREPOSITION}(?P<y>{_YEAR})\b(?![-.,/]?\d|s\b|\s+(?:people|men|fighters|soldiers|civilians))"),
        (TimeKind.YEAR, rf"^\s*(?P<y>{_YEAR})\s*$"),
        (TimeKind.AGO, rf"(?P<n>{number})\s+(?P<unit>{unit})\s+ago\b"),
        (TimeKind.PAST, rf"(?:\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Ww]ithin)\s+)?(?:\b[Tt]he\s+)?\b(?:[Ll]ast|[Pp]ast|[Pp]revious)\s+(?P<n>{number})\s+(?P<unit>{unit})\b"),
        (TimeKind.PAST, rf"(?:\b(?:[Ii]n|[Oo]ver|[Dd]uring)\s+)?\b[Tt]he\s+past\s+(?P<unit>day|week|month|year)\b"),
        (TimeKind.WEEKEND, r"(?:\b(?:[Oo]ver|[Aa]t|[Dd]uring)\s+)?\b(?:[Tt]he|(?P<cue>[Ll]ast|[Tt]his|[Nn]ext))\s+weekend\b"),
        (TimeKind.PERIOD, rf"(?:\b{part}\s+)?\b(?P<cue>[Ll]ast|[Tt]his|[Nn]ext)\s+(?P<unit>week|month|year)\b"),
        (TimeKind.HOLIDAY, rf"\b(?:[Tt]he\s+)?(?:first\s+day\s+of\s+)?(?P<holiday>(?i:{_words(list(data['holidays']))}))\b(?:,?\s+(?:in\s+)?(?P<y>{_YEAR})|\s+(?P<ycue>last|this)\s+year)?"),
        (TimeKind.PERIOD, rf"(?:\b[Oo]n\s+)?\b(?P<phrase>(?i:{_words([key for key in data['phrases'] if key != 'then'])}|(?<=since )then))\b"),
        (TimeKind.VAGUE, rf"\b(?P<phrase>(?i:{_words(data['vague'])}))\b"),
    ]  # fmt: skip
    gap = r"(?:\s+[^\s.,;:!?()\"“”]+){0,8}?"
    return TimeRules(
        patterns=[(kind, re.compile(pattern)) for kind, pattern in patterns],
        hint=re.compile(rf"\d|(?i:{_words([*data['weekdays'], *data['months']])}|day|night|week|month|year|recent|then|morning|evening|{_words(list(data['holidays']))})"),
        weekdays=data["weekdays"],
        months=data["months"],
        units=data["units"],
        parts=data["parts"],
        cues=data["cues"],
        phrases={" ".join(key.replace("-", " ").split()): value for key, value in data["phrases"].items()},
        holidays={" ".join(key.replace("-", " ").split()): value for key, value in data["holidays"].items()},
        since=re.compile(rf"\b[Ss]ince(?:{gap}\s+(?:in|on))?(?:\s+(?:the|about|around))?\s*$"),
        until=re.compile(r"\b(?:[Uu]ntil|[Bb]y|[Tt]ill)\s+$"),
        numerals=numerals,
    )  # fmt: skip


def find_times(text: str) -> list[TimeExpression]:
    """The time expressions of `text` in order; spans count its characters."""
    return find(text, rules())
