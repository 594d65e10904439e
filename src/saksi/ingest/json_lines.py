"""JSON lines: one object a line, one report an object. A broken line fails alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TextIO

from saksi.errors import IngestError
from saksi.ingest.drafts import too_large
from saksi.ingest.fields import Fields, accepted_names, from_row
from saksi.ingest.limits import MAX_BYTES
from saksi.ingest.lines import bounded_lines

#: A row's number and what it says, or why it cannot be read.
Row = tuple[int, Fields | IngestError]


def read_json_lines(stream: TextIO) -> Iterator[Row]:
    """The rows of a JSON lines file, numbered by line; blank lines are passed over."""
    for line in bounded_lines(stream, MAX_BYTES):
        if line.text is None:
            yield line.number, too_large(MAX_BYTES, "the line")
        elif line.text.strip():
            yield line.number, _parse(line.text)


def _parse(line: str) -> Fields | IngestError:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return IngestError(f"the line is not valid JSON: {error}", "mend or remove the line")
    return fields_of(value)


def fields_of(value: object) -> Fields | IngestError:
    """The fields of one JSON value, or why it is no report."""
    if not isinstance(value, dict):
        return IngestError(f"a JSON object is needed, not a {type(value).__name__}", "give one object a report")
    fields = from_row(value)
    if fields.text is None:
        seen = ", ".join(map(str, list(value)[:20])) or "none"
        hint = f"the text is looked for under {', '.join(accepted_names()['text'])}"
        return IngestError(f"it has no text; its keys are: {seen}", hint)
    return fields
