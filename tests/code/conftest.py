"""Reports coded from raw text, by the rules reader and the folder alone (nothing resolved)."""

from __future__ import annotations

from datetime import date

import pytest
from code_texts import CodeText

from saksi.clean import clean
from saksi.code import code
from saksi.model import Interval, Record, Report, report_id
from saksi.read.rules import rules_reader

ABOUT = "Laporan ini berisi catatan tentang konflik, militer, dan milisi."


@pytest.fixture(scope="session")
def code_text() -> CodeText:
    """Codes the records of an Indonesian text, published on Wednesday 18 June 2025."""

    def coded(raw: str) -> tuple[Record, ...]:
        whole = f"{raw}\n{ABOUT}"
        report = Report(report_id(whole), "one", whole, published=Interval.day(date(2025, 6, 18)))
        text = clean(report)
        return code(report, text, rules_reader().read(text, "id"))

    return coded
