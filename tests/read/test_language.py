"""Languages of texts: news in the neighbours' languages and texts that quote another script."""

from __future__ import annotations

import pytest

from saksi.read.language import identify_language

SENTENCE = "Warga desa itu mengungsi ke kota setelah tentara menyerang pasar pada hari Senin. "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (3 * SENTENCE, "id"),
        (3 * SENTENCE + "السلام عليكم ورحمة الله", "id"),
        ("The villagers fled to the town after soldiers attacked the market on Monday.", "en"),
        ("قال الجيش إن جنوده سيطروا على المدينة يوم الاثنين بعد معارك استمرت أسبوعا", "ar"),
        ("12.000 — 14.000 (!)", "und"),
    ],
)
def test_identify_language(text: str, language: str) -> None:
    assert identify_language(text) == language
