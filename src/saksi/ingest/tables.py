"""CSV and its like: a heading row, then one report a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TextIO

from saksi.errors import IngestError
from saksi.ingest.drafts import too_large
from saksi.ingest.fields import Fields, accepted_names, from_row, has_text_field
from saksi.ingest.json_lines import Row
from saksi.ingest.limits import MAX_BYTES
from saksi.ingest.lines import bounded_lines

_DELIMITERS = ",;\t|"


def read_table(stream: TextIO) -> Iterator[Row]:
    """The rows of a table, numbered as a spreadsheet does: the heading is row 1.

    Raises:
        IngestError: the table is empty or has no column that is known to hold text.
    """
    too_long: list[int] = []
    lines = _lines(stream, too_long)
    heading = next(lines, "")
    while heading and not heading.strip():
        heading = next(lines, "")
    if not heading:
        raise IngestError("the file is empty", "fetch it again, or leave it out")
    delimiter = max(_DELIMITERS, key=heading.count)
    columns = next(csv.reader([heading], delimiter=delimiter), [])
    _require_text(columns)
    yield from _rows(csv.reader(lines, delimiter=delimiter), columns, too_long)


def _lines(stream: TextIO, too_long: list[int]) -> Iterator[str]:
    """The lines of a stream; the numbers of those too long to keep go to `too_long`."""
    for line in bounded_lines(stream, MAX_BYTES):
        if line.text is None:
            too_long.append(line.number)
        else:
            yield line.text.replace("\0", "")


def _require_text(columns: list[str]) -> None:
    if not has_text_field(columns):
        seen = ", ".join(column.strip() or "(unnamed)" for column in columns[:30])
        hint = f"name the text column one of {', '.join(accepted_names()['text'])}"
        raise IngestError(f"no column holds the text; the columns are: {seen}", hint)


def _rows(reader: Iterator[list[str]], columns: list[str], too_long: list[int]) -> Iterator[Row]:
    csv.field_size_limit(MAX_BYTES)
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            hint = "look for a quotation mark that is never closed, and mend or remove the row"
            yield number, IngestError(f"the row cannot be read: {error}", hint)
            continue
        for _ in too_long:
            yield number, too_large(MAX_BYTES, "a line")
            number += 1
        too_long.clear()
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield number, _fields(cells, columns)


def _fields(cells: list[str], columns: list[str]) -> Fields | IngestError:
    if len(cells) > len(columns):
        reason = f"the row has {len(cells)} cells, the heading {len(columns)}"
        return IngestError(reason, "put cells that hold the delimiter in quotation marks")
    fields = from_row(dict(zip(columns, cells, strict=False)))
    if fields.text is None:
        return IngestError("the row has no text", "fill its text column, or remove the row")
    return fields
