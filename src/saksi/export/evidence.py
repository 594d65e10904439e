"""The way back from a row to its evidence: a file FILE.evidence.csv beside a format that has no room for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from saksi.export.cells import Cell, Table, joined
from saksi.export.material import Dossier
from saksi.export.output import open_output, stands_alone
from saksi.model import Report, Testimony

#: The columns: the row's id in the file beside, then what states it.
COLUMNS = (
    "row_id",
    "incident_id",
    "record_id",
    "report_id",
    "report",
    "outlet",
    "url",
    "published",
    "family",
    "event_type",
    "modality",
    "speakers",
    "start",
    "end",
    "words",
)


def beside(output: str) -> str:
    """The name of the file of evidence that belongs to `output`."""
    return f"{output}.evidence.csv"


@contextmanager
def open_evidence(output: str) -> Iterator[Table | None]:
    """A table of evidence beside `output`; None where that is standard output or a device."""
    if stands_alone(output):
        yield None
        return
    with open_output(beside(output)) as stream:
        yield Table(stream, COLUMNS)


def evidence_rows(row_id: str, dossier: Dossier) -> Iterator[dict[str, Cell]]:
    """A row for each passage that states a part of the incident; `start` and `end` count raw characters."""
    for one in dossier.testimonies:
        record, report = one.record, one.report
        for span in sorted(record.evidence):
            yield {
                "row_id": row_id,
                "incident_id": dossier.incident.id,
                "record_id": record.id,
                "report_id": report.id,
                "report": report.name,
                "outlet": report.outlet,
                "url": report.url,
                "published": published(report),
                "family": one.family,
                "event_type": record.event_type,
                "modality": record.modality.value,
                "speakers": joined(speaker.text for speaker in record.attribution),
                "start": span.start,
                "end": span.end,
                "words": span.of(report.raw),
            }


def words(testimony: Testimony) -> str:
    """The evidence of a record in the order of the text, passages parted by an ellipsis."""
    return " … ".join(span.of(testimony.report.raw) for span in sorted(testimony.record.evidence))


def published(report: Report) -> str | None:
    """The day or days on which a report came out, as ISO 8601; None where unknown."""
    if report.published is None:
        return None
    start, end = report.published.start.isoformat(), report.published.end.isoformat()
    return start if start == end else f"{start}/{end}"


def title(report: Report) -> str:
    """A report's title; the name of its input where it has none."""
    return report.title or report.name


def outlet(report: Report) -> str:
    """Who published a report; the name of its input where that is unknown."""
    return report.outlet or report.name
