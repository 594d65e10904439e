"""The one place that puts the stages together: a report in, its clean text, reading and records out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from saksi.errors import UsageError
from saksi.lang import pack
from saksi.model import CleanText, Reading, Record, Report
from saksi.read import READERS, Reader
from saksi.settings import DEFAULT_READER


class PlacesInTheWorld(Protocol):
    """The stage that resolves actors, places and times: `saksi.resolve.Resolver`."""

    def resolve(self, report: Report, text: CleanText, records: Sequence[Record], language: str) -> tuple[Record, ...]:
        """The records with what their words stand for."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A report with all that was made of it; its `language` is set."""

    report: Report
    text: CleanText
    reading: Reading
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The stages, each callable by itself, so that each can be timed or replaced."""

    reader: Reader
    resolver: PlacesInTheWorld
    clean: Callable[[Report], CleanText]
    identify: Callable[[str], str]
    code_records: Callable[[Report, CleanText, Reading], tuple[Record, ...]]

    def code(self, report: Report) -> Coded:
        """All stages on one report.

        Raises:
            LanguageError: there is no pack for the report's language.
            SaksiError: a stage cannot do its work on this report.
        """
        text = self.clean(report)
        language = report.language or self.identify(text.text)
        pack(language)
        report = replace(report, language=language)
        reading = self.reader.read(text, language)
        records = self.code_records(report, text, reading)
        return Coded(report, text, reading, self.resolver.resolve(report, text, records, language))


def build(reader: str = DEFAULT_READER) -> Pipeline:
    """The pipeline with the reader of that name.

    Raises:
        UsageError: there is no such reader; the hint names those there are.
    """
    if reader not in READERS:
        raise UsageError(f"there is no reader {reader!r}", f"choose from: {', '.join(READERS)}")
    from saksi.clean import clean  # noqa: PLC0415  (the stages load lexicons and gazetteers)
    from saksi.code import code  # noqa: PLC0415
    from saksi.read import identify_language  # noqa: PLC0415
    from saksi.resolve import Resolver  # noqa: PLC0415

    return Pipeline(READERS[reader](), Resolver(), clean, identify_language, code)
