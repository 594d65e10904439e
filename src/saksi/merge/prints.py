"""What families go by: a report's wording, names, numbers and credits."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from saksi.merge.credits import credited, house
from saksi.merge.names import common_names, names, numbers
from saksi.model import Report

#: Words in a run; four tell copies from reports on one event (benchmark: at least 0.84 against at most 0.09).
RUN = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Print:
    """A report as families see it; `names` are those that do not belong to a country, `runs` hashes of word runs."""

    report_id: str
    text: str
    outlet: str | None
    house: str | None
    day: date | None
    agencies: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[int]

    @property
    def runs(self) -> frozenset[int]:
        """The hashes of all runs of `RUN` words, made when asked for (they are larger than the text)."""
        return _runs(self.text)


@lru_cache(maxsize=8192)
def _runs(text: str) -> frozenset[int]:
    words = _WORD.findall(text.casefold())
    joined = (" ".join(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1)))
    return frozenset(zlib.crc32(run.encode("utf-8", "surrogatepass")) for run in joined)


def take_print(report: Report, texts: Mapping[str, str]) -> Print:
    """The print of a report; `texts` holds clean texts by report id, the raw text stands in for one that is missing.

    Credits are read in the raw text: cleaning cuts datelines and source lines.
    """
    text = texts.get(report.id, report.raw)
    return Print(
        report.id,
        text,
        report.outlet,
        house(report.outlet),
        report.published.start if report.published else None,
        credited(report.raw, report.outlet),
        names(text) - common_names(),
        numbers(text, report.language),
    )
