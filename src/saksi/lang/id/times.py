"""Indonesian time expressions; the words stand in `times.yaml`, how they combine stands here."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from saksi.lang.calendar import TimeValue, resolve_time
from saksi.lang.id.quantities import rules as quantity_rules
from saksi.lang.time import TimeExpression, TimeKind, TimeRules, find, load_words

__all__ = ["TimeExpression", "TimeValue", "find_times", "resolve_time"]

_DAYPART = r"(?:\s+(?:dini\s+hari|subuh|pagi|siang|sore|petang|malam|tengah\s+malam|tengah\s+hari)(?:\s+hari)?)"
_CLOCK = r"(?:\s+(?:sekitar\s+)?(?:pukul|jam)\s+\d{1,2}(?:[.:]\d{2})?(?:\s*(?:WIB|WITA|WIT|GMT))?)"
_ZONE = r"(?:\s+waktu\s+(?:setempat|[A-Z]\w+))"
_TAIL = rf"{_DAYPART}?{_CLOCK}?{_ZONE}?"
_YEAR = r"(?:19|20)\d\d"


def _words(words: list[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace(r"\-", r"[\s-]") for word in ordered)


@cache
def rules() -> TimeRules:
    """The patterns and words, compiled once."""
    data = load_words(Path(__file__).with_name("times.yaml"))
    numerals = quantity_rules().numerals
    weekday = rf"(?:[Hh]ari\s+)?\b(?P<wd>{_words([word.title().replace(chr(39) + 'A', chr(39) + 'a') for word in data['weekdays']])})\b"
    month = _words([name.title() for name in data["months"]])
    full = _words([name.title() for name in data["months"] if len(name) > 3 or name == "mei"])
    part = rf"(?P<part>{_words(list(data['parts']))})"
    cue = _words(list(data["cues"]))
    unit = r"hari|malam|pekan|minggu|bulan|tahun"
    number = numerals.pattern
    wcue = r"(?:\s+(?:pekan|minggu)\s+(?P<wcue>lalu|ini|depan))"
    patterns = [
        (TimeKind.DATE, rf"{weekday}{_DAYPART}?,?\s*\(\s*(?P<d>\d{{1,2}})\s*[/.-]\s*(?P<m>\d{{1,2}})(?:\s*[/.-]\s*(?P<y>{_YEAR}|\d\d))?\s*\)(?:\s+(?P<cue>{cue})\b)?{_TAIL}"),
        (TimeKind.DATE, rf"{weekday}{_DAYPART}?,?\s+(?P<d>\d{{1,2}})\s*[/-]\s*(?P<m>\d{{1,2}})(?:\s*[/-]\s*(?P<y>{_YEAR}|\d\d))?\b{_TAIL}"),
        (TimeKind.DATE, rf"{weekday}{_DAYPART}?,?\s*\(?(?:tanggal\s+)?(?P<d>\d{{1,2}})\s+(?P<mon>{month})\b(?:\s+(?P<y>{_YEAR}))?\)?(?:\s+tahun\s+(?P<ycue>lalu|ini))?(?:\s+(?P<cue>{cue})\b)?{_TAIL}"),
        (TimeKind.DATE, rf"(?:\bantara\s+)?(?:\b[Tt]anggal\s+)?(?<![\d.,/])\b(?P<d>\d{{1,2}})(?:\s+(?P<mon>{month})(?:\s+(?P<y>{_YEAR}))?)?\s*(?:-+|–|—|\bdan\b|\bhingga\b|\bsampai(?:\s+dengan)?\b)\s*(?P<d2>\d{{1,2}})\s+(?P<mon2>{month})\b(?:\s+(?P<y2>{_YEAR}))?"),
        (TimeKind.DATE, rf"(?:\b[Tt]anggal\s+)?(?<![\d.,/])\b(?P<d>\d{{1,2}})\s+(?P<mon>{month})\b(?:,?\s+(?P<y>{_YEAR}))?(?:\s+tahun\s+(?P<ycue>lalu|ini))?(?:\s+(?P<cue>{cue})\b)?{_TAIL}"),
        (TimeKind.DATE, rf"(?<![\d/.])\b(?P<d>\d{{1,2}})\s*[/-]\s*(?P<m>\d{{1,2}})\s*[/-]\s*(?P<y>{_YEAR})\b(?:\s+(?P<cue>{cue})\b)?{_TAIL}"),
        (TimeKind.DATE, rf"(?<=\()\s*(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?=\s*\)){_TAIL}"),
        (TimeKind.PERIOD, r"(?:^|(?<=[.!?\n”\"]\s))(?P<unit>Minggu)\s+(?P<cue>lalu|ini|depan)\b"),
        (TimeKind.WEEKDAY, rf"{weekday}{_DAYPART}?(?:{wcue}|\s+(?P<cue>{cue})\b)?{_TAIL}"),
        (TimeKind.MONTH, rf"(?:\b{part}\s+)?(?:\b[Bb]ulan\s+)?\b(?P<mon>{month})(?:\s+(?P<y>{_YEAR}))?\s+(?:hingga|sampai|-|–)\s+(?:(?P<part2>awal|pertengahan|akhir)\s+)?(?P<mon2>{month})\b(?:\s+(?P<y2>{_YEAR}))?"),
        (TimeKind.MONTH, rf"(?:\b{part}\s+)?(?:\b[Bb]ulan\s+)?\b(?:(?P<mon>{full})\b(?:,?\s+(?:tahun\s+)?(?P<y>{_YEAR})\b|\s+tahun\s+(?P<ycue>lalu|ini|depan)|\s+(?P<cue>{cue})\b)?)"),
        (TimeKind.YEAR, rf"\b(?:antara|dari|periode|tahun)\s+(?:tahun\s+)?(?P<y>{_YEAR})\s*(?:-|–|dan|hingga|sampai)\s*(?:tahun\s+)?(?P<y2>{_YEAR})\b"),
        (TimeKind.DECADE, rf"\b(?:[Tt]ahun|[Dd]ekade|[Ee]ra)\s+(?P<y>{_YEAR})-?an\b"),
        (TimeKind.YEAR, rf"\b{part}\s+(?:tahun\s+)?(?P<y>{_YEAR})\b(?!-?an\b)"),
        (TimeKind.YEAR, rf"\b(?:[Tt]ahun|(?<=[Pp]ada\s)|(?<=[Ss]ejak\s)|(?<=[Hh]ingga\s)|(?<=di\s))\s*(?P<y>{_YEAR})\b(?![-.,/]?\d|-?an\b|\s+(?:orang|warga|jiwa))"),
        (TimeKind.YEAR, rf"^\s*(?P<y>{_YEAR})\s*$"),
        (TimeKind.AGO, rf"\b(?P<n>{number})\s+(?P<unit>jam|{unit})\s+(?:yang\s+)?(?:lalu|silam)\b"),
        (TimeKind.PAST, rf"(?:\b[Dd]alam\s+|\b[Ss]elama\s+)?\b(?P<n>{number})\s+(?P<unit>jam|{unit})\s+(?:terakhir|belakangan)\b"),
        (TimeKind.WEEKEND, r"(?:\b[Ss]elama\s+)?\bakhir\s+(?:pekan|minggu)(?:\s+(?P<cue>lalu|ini|kemarin|depan|mendatang))?\b"),
        (TimeKind.PERIOD, r"\b(?P<part>[Aa]wal|[Tt]engah|[Pp]ertengahan)\s+(?P<unit>pekan|minggu)(?:\s+(?P<cue>lalu|ini|depan))?\b"),
        (TimeKind.PERIOD, r"(?:\b(?P<part>[Aa]wal|[Pp]ertengahan|[Aa]khir|[Pp]enghujung)\s+)?(?:\bdalam\s+)?\b(?P<unit>pekan|[Pp]ekan|minggu|[Bb]ulan|[Tt]ahun)\s+(?P<cue>lalu|kemarin|ini|depan|mendatang|silam|yang\s+lalu)\b"),
        (TimeKind.HOLIDAY, rf"\b(?P<holiday>(?i:{_words(list(data['holidays']))}))\b(?:\s+(?:tahun\s+)?(?P<y>{_YEAR})|\s+tahun\s+(?P<ycue>lalu|ini))?"),
        (TimeKind.PERIOD, rf"(?:\b[Pp]ada\s+)?\b(?P<phrase>(?i:{_words(list(data['phrases']))}))\b"),
        (TimeKind.VAGUE, rf"\b(?P<phrase>(?i:{_words(data['vague'])}|beberapa\s+(?:jam|hari|pekan|minggu|bulan|tahun|dekade)\s+(?:terakhir|lalu|belakangan|silam|mendatang|ke\s+depan)))\b"),
    ]  # fmt: skip
    gap = r"(?:\s*[^\s.,;:!?()\"“”]+){0,7}?"
    return TimeRules(
        patterns=[(kind, re.compile(pattern)) for kind, pattern in patterns],
        hint=re.compile(rf"\d|(?i:{_words([*data['weekdays'], *data['months']])}|hari|pekan|minggu|bulan|tahun|malam|semalam|kemarin|besok|lusa|pagi|siang|sore|saat itu|jam|terakhir|ini\b|waktu|tempo|dahulu|{_words(list(data['holidays']))})"),
        weekdays=data["weekdays"],
        months=data["months"],
        units=data["units"],
        parts=data["parts"],
        cues=data["cues"],
        phrases={" ".join(key.replace("-", " ").split()): value for key, value in data["phrases"].items()},
        holidays=data["holidays"],
        since=re.compile(rf"\b(?:[Ss]ejak|[Ss]emenjak|[Tt]erhitung(?:\s+sejak)?|[Mm]ulai(?=\s+(?:pada\s+)?$)){gap}(?:\s+(?:pada|hari|tanggal|tahun|bulan))?\s*\(?\s*$"),
        until=re.compile(r"(?!)"),
        numerals=numerals,
    )  # fmt: skip


def find_times(text: str) -> list[TimeExpression]:
    """The time expressions of `text` in order; spans count its characters."""
    return find(text, rules())
