"""One file, of whatever form, to its reports."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import BinaryIO, TextIO

from saksi.errors import IngestError
from saksi.ingest.decoding import decode, open_text
from saksi.ingest.drafts import make_report
from saksi.ingest.failure import Failure
from saksi.ingest.fields import Fields, has_text_field
from saksi.ingest.files import Source, open_bytes, suffix_of
from saksi.ingest.html import decode_page, parse_html, read_html
from saksi.ingest.json_lines import Row, read_json_lines
from saksi.ingest.json_values import read_json_values
from saksi.ingest.limits import MAX_PAGE
from saksi.ingest.metadata import Metadata, read_sidecar
from saksi.ingest.order import DatedSource, DateOrder
from saksi.ingest.plain import read_plain, read_whole
from saksi.ingest.tables import read_table
from saksi.model import Report

#: Forms that hold one report a file, and those that hold many, by file ending.
DOCUMENTS: dict[str, Callable[[BinaryIO], Fields]] = {
    ".txt": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}
COLLECTIONS: dict[str, Callable[[TextIO], Iterator[Row]]] = {
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".json": read_json_values,
    ".csv": read_table,
    ".tsv": read_table,
}
_PAGE_STARTS = ("<!doctype html", "<html", "<?xml", "<head", "<body", "<article")


def read_source(source: Source, defaults: Metadata) -> Iterator[Report | Failure]:
    """The reports of one file, and what of it failed."""
    suffix = suffix_of(source.path)
    try:
        if suffix in COLLECTIONS:
            yield from _read_collection(source, COLLECTIONS[suffix], defaults)
        else:
            yield _read_document(source, DOCUMENTS.get(suffix, read_plain), defaults)
    except IngestError as error:
        yield Failure.of(str(source.path), error)


def _read_document(source: Source, read: Callable[[BinaryIO], Fields], defaults: Metadata) -> Report:
    with open_bytes(source.path) as stream:
        found = read(stream)
    said = _said_by_either(read_sidecar(source.path), found)
    return make_report(source.name, said, defaults, DateOrder(tuple))


def _said_by_either(sidecar: Fields, found: Fields) -> Fields:
    """A sidecar's word over the page's own; a date it gives as null stays unknown."""
    said = {field.name: getattr(sidecar, field.name) for field in fields(Fields)}
    merged = replace(found, **{name: value for name, value in said.items() if value and name != "text"})
    return replace(merged, date=sidecar.date, date_given=True) if sidecar.date_given else merged


def _read_collection(
    source: Source, read: Callable[[TextIO], Iterator[Row]], defaults: Metadata
) -> Iterator[Report | Failure]:
    order = DateOrder(lambda: _dates(_rows(source.path, read)))
    some = False
    for number, row in _rows(source.path, read):
        some = True
        yield _row_report(f"{source.name}:{number}", f"{source.path}:{number}", row, defaults, order)
    if not some:
        raise IngestError("the file holds no rows", "fetch it again, or leave it out")


def _rows(path: Path, read: Callable[[TextIO], Iterator[Row]]) -> Iterator[Row]:
    with open_bytes(path) as stream, open_text(stream, newline="\n" if read is read_json_lines else "") as text:
        yield from read(text)


def _row_report(
    name: str, where: str, row: Fields | IngestError, defaults: Metadata, order: DateOrder
) -> Report | Failure:
    if isinstance(row, IngestError):
        return Failure.of(where, row)
    try:
        return make_report(name, row, defaults, order)
    except IngestError as error:
        return Failure.of(where, error)


def _dates(rows: Iterable[Row]) -> Iterator[DatedSource]:
    try:
        for _, row in rows:
            if isinstance(row, Fields):
                yield row.outlet, row.date
    except IngestError:
        return


def read_standard_input(defaults: Metadata) -> Iterator[Report | Failure]:
    """The report on standard input: text or a page; or reports, where JSON objects stand there."""
    try:
        data = read_whole(sys.stdin.buffer, MAX_PAGE)
        text = decode(data)
        if _is_json(text):
            order = DateOrder(lambda: _dates(_json_rows(text)))
            for number, row in _json_rows(text):
                yield _row_report(f"-:{number}", f"-:{number}", row, defaults, order)
            return
        page = text.lstrip()[:200].lower().startswith(_PAGE_STARTS)
        found = parse_html(decode_page(data)) if page else Fields(text=text)
        yield make_report("-", found, defaults, DateOrder(tuple))
    except IngestError as error:
        yield Failure.of("-", error)
    except OSError as error:
        yield Failure("-", f"standard input cannot be read: {error.strerror}", "pipe a text in")


def _is_json(text: str) -> bool:
    """Whether a text is JSON whose first object has a text key, and not prose that begins with a brace."""
    start = text.lstrip()[:1]
    if start not in ("{", "["):
        return False
    try:
        first, _ = json.JSONDecoder().raw_decode(text.lstrip().removeprefix("[").lstrip())
    except (ValueError, RecursionError):
        return False
    return isinstance(first, dict) and has_text_field(map(str, first))


def _json_rows(text: str) -> Iterator[Row]:
    lines = text.lstrip().startswith("{") and "\n{" in text
    return read_json_lines(io.StringIO(text)) if lines else read_json_values(io.StringIO(text))
