"""Records to files. An exporter is one file here and one line in `EXPORTERS`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TextIO

from saksi.errors import UsageError
from saksi.export.contract import failure_form, record_form, report_form, to_line
from saksi.export.output import open_output
from saksi.export.rows import write_csv
from saksi.export.transcript import write_jsonl
from saksi.model import Record, Report

#: Writes reports with their records and returns how many records those were.
Exporter = Callable[[Iterable[tuple[Report, tuple[Record, ...]]], TextIO], int]

#: Exporters by the name the command line gives them.
EXPORTERS: Mapping[str, Exporter] = MappingProxyType({"jsonl": write_jsonl, "csv": write_csv})

__all__ = ["EXPORTERS", "Exporter", "export", "failure_form", "record_form", "report_form", "to_line"]


def export(form: str, coded: Iterable[tuple[Report, tuple[Record, ...]]], output: str) -> int:
    """Write reports with their records to `output` ("-": standard output) and return the number of records.

    Raises:
        UsageError: there is no such form.
        ExportError: the file cannot be written; one that stood there before is left as it was.
    """
    if form not in EXPORTERS:
        raise UsageError(f"there is no export format {form!r}", f"choose from: {', '.join(EXPORTERS)}")
    with open_output(output) as stream:
        return EXPORTERS[form](coded, stream)
