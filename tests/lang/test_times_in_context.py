"""Times in their sentences, by language and publication date, placed in the calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from saksi.knowledge import shared as knowledge
from saksi.lang.en.times import find_times as find_english
from saksi.lang.id.times import find_times as find_indonesian
from saksi.model import Interval, Report, Span, TimeRef
from saksi.resolve.times import Chronology, resolve_ref
from saksi.resolve.years import Context

ROWS = yaml.safe_load(Path(__file__).with_name("times_in_context.yaml").read_text(encoding="utf-8"))
FINDERS = {"id": find_indonesian, "en": find_english}
FLOOR = 0.97


def rows() -> Iterator[tuple[str, date, bool, list[Any]]]:
    """Language, publication day, whether the sentence looks ahead, and the row."""
    for language, by_day in ROWS.items():
        for day, groups in by_day.items():
            for group, cases in groups.items():
                for row in cases:
                    yield language, day, group == "ahead", row


def expected(row: list[Any]) -> tuple[date, date] | None:
    return (row[1], row[-1]) if len(row) > 1 else None


def days(language: str, published: date, ahead: bool, marked: str) -> tuple[date | None, date | None] | None:
    """The days of the words in braces, or of the whole sentence, as the resolver tells them."""
    text = marked.replace("{", "").replace("}", "")
    start, end = (marked.index("{"), marked.index("}") - 1) if "{" in marked else (0, len(text))
    report = Report("r-1", "one", text, published=Interval.day(published))
    context = Context(knowledge.actors(), knowledge.persons(), knowledge.eras())
    find = FINDERS[language]
    chronology = Chronology.of(text, report, context, find)
    ref = resolve_ref(TimeRef(text[start:end], Span(start, end)), start, chronology, find, ahead)
    return None if ref.start is None else (ref.start, ref.end)


def test_there_are_enough_of_each_language() -> None:
    count = Counter(language for language, *_ in rows())
    assert count["id"] >= 200
    assert count["en"] >= 100


@pytest.mark.parametrize("language", ["id", "en"])
def test_accuracy(language: str) -> None:
    cases = [case for case in rows() if case[0] == language]
    misses = []
    for _, published, ahead, row in cases:
        found = days(language, published, ahead, row[0])
        if found != expected(row):
            misses.append(f"{published} {row} -> {found and [*map(str, found)]}")
    print(f"{language}: {1 - len(misses) / len(cases):.3f} of {len(cases)}", *misses, sep="\n")
    assert 1 - len(misses) / len(cases) >= FLOOR
