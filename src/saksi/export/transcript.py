"""JSON lines: a report a line in the contract form, each record with its whole model, so that it can be read back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from saksi.errors import ExportError
from saksi.export.contract import record_form, to_line
from saksi.export.exporter import Outcome
from saksi.export.material import Material
from saksi.export.output import open_output
from saksi.export.plain import record_from_plain, record_to_plain
from saksi.model import Record, Report


def write(material: Material, output: str) -> Outcome:
    """Write a line a report."""
    count = 0
    with open_output(output) as stream:
        for report, records in material.coded():
            stream.write(to_line(_report(report, records)) + "\n")
            count += len(records)
    return Outcome(count)


def read_jsonl(lines: Iterable[str]) -> Iterator[Record]:
    """The records of lines that `write` wrote, exactly as they were.

    Raises:
        ExportError: a line is not of that form.
    """
    for number, line in enumerate(lines, 1):
        try:
            for record in json.loads(line)["records"]:
                yield record_from_plain(record["model"])
        except (ValueError, KeyError, TypeError) as error:
            raise ExportError(
                f"line {number} is not of the form of `saksi export jsonl`: {error}", "export it again"
            ) from error


def _report(report: Report, records: Iterable[Record]) -> dict[str, Any]:
    published = report.published
    return {
        "report": report.name,
        "report_id": report.id,
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "published": published and [published.start.isoformat(), published.end.isoformat()],
        "language": report.language,
        "records": [{**record_form(report.raw, record), "model": record_to_plain(record)} for record in records],
    }
