"""The page on the codebook says what the YAML says."""

from __future__ import annotations

from pathlib import Path

import pytest

from saksi.codebook import codebook
from saksi.codebook.document import BEGIN, END, document, renew
from saksi.errors import CodebookError

PAGE = Path(__file__).resolve().parents[2] / "docs" / "codebook.md"


def test_the_page_is_up_to_date() -> None:
    page = PAGE.read_text("utf-8")
    assert renew(page, codebook()) == page, "run: python -m saksi.codebook.document docs/codebook.md"


def test_every_type_has_an_entry() -> None:
    text = document(codebook())
    for entry in codebook().types.values():
        assert f"#### `{entry.code}`: {entry.title}" in text
        assert entry.example in text


def test_only_what_stands_between_the_marks_is_written_anew() -> None:
    page = renew(f"before {BEGIN} old {END} after", codebook())
    assert page.startswith(f"before {BEGIN}\n\n| tier |")
    assert page.endswith(f"{END} after")
    assert " old " not in page
    assert renew(page, codebook()) == page


@pytest.mark.parametrize("page", ["", BEGIN, END, f"{END} {BEGIN}"])
def test_a_page_without_marks_is_refused(page: str) -> None:
    with pytest.raises(CodebookError):
        renew(page, codebook())
