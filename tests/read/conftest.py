"""The rules reader for sentences."""

from __future__ import annotations

import pytest
from read_texts import ABOUT, Read, ReadText

from saksi.model import CleanText, OffsetMap, Reading
from saksi.read.rules import rules_reader


@pytest.fixture(scope="session")
def read() -> ReadText:
    """Reads a text with the rules, by default as the body of a report that is about conflict."""

    def read_text(text: str, language: str = "id", *, about: bool = True) -> Read:
        whole = f"{text}\n{ABOUT[language]}" if about else text
        clean = CleanText("r-test", whole, (), OffsetMap.of(len(whole), ()))
        found = rules_reader().read(clean, language)
        last = len(found.sentences) - 1 if about else len(found.sentences)
        triggers = tuple(trigger for trigger in found.triggers if trigger.sentence < last)
        return Read(whole, Reading("r-test", language, found.reader, found.sentences, found.mentions, triggers))

    return read_text
