"""Records and incidents to files. An exporter is one file here and one line in `EXPORTERS`.

What exporters write from is in `saksi.export.material`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from saksi.errors import UsageError
from saksi.export.contract import failure_form, record_form, report_form, to_line
from saksi.export.exporter import Exporter, Outcome, Unit

if TYPE_CHECKING:
    from saksi.export.material import Material

_RECORDS, _INCIDENTS = Unit.RECORDS, Unit.INCIDENTS
_JSONL, _CSV, _PARQUET = "application/x-ndjson", "text/csv", "application/vnd.apache.parquet"
_GEOJSON, _FTM = "application/geo+json", "application/json+ftm"
_EVIDENCE = ("FILE.evidence.csv",)
_TABLES = ("STEM.records.parquet", "STEM.claims.parquet")

#: Exporters by the name the command line gives them.
EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        "jsonl": Exporter("transcript", "all of every record, a report a line", _RECORDS, "records.jsonl", _JSONL),
        "csv": Exporter("rows", "a record a row, for spreadsheets", _RECORDS, "records.csv", _CSV),
        "acled": Exporter("acled", "ACLED's 31 columns", _INCIDENTS, "acled.csv", _CSV, _EVIDENCE),
        "ucdp-ged": Exporter("ucdp", "UCDP GED's 49 columns", _INCIDENTS, "ucdp-ged.csv", _CSV, _EVIDENCE),
        "polecat": Exporter("polecat", "POLECAT's 40 columns", _INCIDENTS, "polecat.csv", _CSV, _EVIDENCE),
        "geojson": Exporter("geojson", "points for maps (RFC 7946)", _INCIDENTS, "incidents.geojson", _GEOJSON),
        "parquet": Exporter("parquet", "three tables", _INCIDENTS, "incidents.parquet", _PARQUET, _TABLES),
        "ftm": Exporter("ftm", "FollowTheMoney entities", _INCIDENTS, "entities.ftm.json", _FTM),
    }
)

__all__ = [
    "EXPORTERS",
    "Exporter",
    "Outcome",
    "Unit",
    "export",
    "exporter",
    "failure_form",
    "record_form",
    "report_form",
    "to_line",
]


def exporter(form: str) -> Exporter:
    """The exporter of a format; UsageError names those there are."""
    if form not in EXPORTERS:
        raise UsageError(f"there is no export format {form!r}", f"choose from: {', '.join(EXPORTERS)}")
    return EXPORTERS[form]


def export(form: str, material: Material, output: str) -> Outcome:
    """Write the material to `output` ("-": standard output) in a format.

    Raises:
        UsageError: there is no such form.
        ExportError: the file cannot be written; one that stood there before is left as it was.
    """
    return exporter(form).write(material, output)
