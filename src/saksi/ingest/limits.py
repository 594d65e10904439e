"""How large one report may be: larger input is a dump, not a report, and would only stall the stages behind."""

from __future__ import annotations

#: Characters of one report's text.
MAX_TEXT = 2_000_000

#: Bytes of one plain text file, and characters of one row or JSON value (escapes make these longer than their text).
MAX_BYTES = 8 * 1024 * 1024

#: Bytes of one HTML page, whose text is a small part of it.
MAX_PAGE = 16 * 1024 * 1024


def in_words(size: int) -> str:
    """A size as a reader of messages takes it in."""
    return f"{size / 1_000_000:.0f} MB"
