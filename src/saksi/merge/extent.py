"""Whether a record tells of many places at once: a day's total stays apart from the strikes that it counts."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from saksi.model import Record, Report


def sweeps(report: Report, record: Record) -> bool:
    """Whether the record's own sentences tell of many places; False in languages without words for it."""
    pattern = _patterns().get(report.language or "")
    return pattern is not None and any(pattern.search(span.of(report.raw)) for span in record.evidence)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """By language, what `extent.yaml` says in words."""
    data = yaml.safe_load(files("saksi.merge").joinpath("extent.yaml").read_text(encoding="utf-8"))
    return {language: _pattern(words) for language, words in data.items()}


def _pattern(words: dict[str, list[str]]) -> re.Pattern[str]:
    many, places, whole, alone = ("|".join(map(re.escape, words[name])) for name in ("many", "places", "all", "alone"))
    return re.compile(
        rf"\b(?:(?i:{many})\s+(?i:{places})\b|(?i:{whole})\s+(?:(?i:{places})\b|(?=[^\W\d_a-zß-öø-ÿ]))|(?i:{alone})\b)"
    )
