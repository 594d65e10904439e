"""JSON files: an array of objects, one object, or several, read piece by piece."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TextIO

from saksi.errors import IngestError
from saksi.ingest.drafts import too_large
from saksi.ingest.json_lines import Row, fields_of
from saksi.ingest.limits import MAX_BYTES

_CHUNK = 1 << 16
_BETWEEN = re.compile(r"[\s,]*")
_NO_ARRAY = "mend the file, or give one object a line (.jsonl), where a broken line fails alone"


def read_json_values(stream: TextIO) -> Iterator[Row]:
    """The rows of a JSON file, numbered by their place; a broken value ends the file, as no next one can be told."""
    number = 0
    try:
        for value in _values(stream):
            number += 1
            yield number, fields_of(value)
    except IngestError as error:
        yield number + 1, error


def _values(stream: TextIO) -> Iterator[object]:
    """The top values of a stream, or those of the array that it is."""
    decoder = json.JSONDecoder()
    buffer = stream.read(_CHUNK).lstrip().removeprefix("[")
    size = _CHUNK
    ended = False
    while True:
        buffer = buffer[_BETWEEN.match(buffer).end() :]  # type: ignore[union-attr]
        if buffer.startswith("]"):
            return
        try:
            value, end = decoder.raw_decode(buffer)
        except (ValueError, RecursionError) as error:
            if ended and not buffer:
                return
            if ended:
                raise IngestError(f"the JSON is broken: {error}", _NO_ARRAY) from error
            if len(buffer) > MAX_BYTES:
                raise too_large(MAX_BYTES, "one value") from error
            more = stream.read(size)
            size, ended = max(size, len(buffer)), not more
            buffer += more
            continue
        yield value
        buffer, size = buffer[end:], _CHUNK
