"""Cells of CSV files: text that UTF-8 can hold, that no spreadsheet runs, and that comes back as it was."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

Cell = str | int | float | None

#: Between the members of a list in one cell.
BETWEEN = "; "
#: What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection").
_FORMULA = r"[=+\-@\t\r\n＝＋－＠]"
_GUARDED = re.compile(f"'*{_FORMULA}")
_SPACES = re.compile(r"\s+")


def guard(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before what would be one.

    Text that begins with apostrophes and then such a sign gets one more, so that `unguard` always finds the way back.
    """
    return f"'{text}" if _GUARDED.match(text) else text


def unguard(cell: str) -> str:
    """The text that `guard` was given."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell


def clean(text: str) -> str:
    """Text that UTF-8 and CSV can hold: NUL becomes U+FFFD, a lone surrogate a question mark."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()


def sound(data: object) -> object:
    """Plain data with all its text as `clean` makes it."""
    if isinstance(data, str):
        return clean(data)
    if isinstance(data, Mapping):
        return {sound(key): sound(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [sound(value) for value in data]
    return data


def one_line(text: str) -> str:
    """Text with every run of white space as one blank."""
    return _SPACES.sub(" ", text).strip()


def joined(parts: Iterable[str | None]) -> str:
    """The parts in one cell, each once and in order, those that are empty left out."""
    return BETWEEN.join(dict.fromkeys(one_line(part) for part in parts if part and part.strip()))


class Table:
    """A CSV file with a heading (RFC 4180). Numbers are written as they are, None as nothing."""

    def __init__(self, stream: TextIO, columns: Sequence[str]) -> None:
        """Write the heading."""
        self._writer = csv.DictWriter(stream, columns, lineterminator="\r\n")
        self._writer.writeheader()

    def write(self, row: Mapping[str, Cell]) -> None:
        """Write a row; a column that it does not name is left empty."""
        cells = {name: guard(clean(cell)) if isinstance(cell, str) else cell for name, cell in row.items()}
        self._writer.writerow(cells)
