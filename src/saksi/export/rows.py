"""CSV: a record a row, lists joined by "; ", with the evidence; safe to open in a spreadsheet."""

from __future__ import annotations

from saksi.export.cells import BETWEEN, Cell, Table
from saksi.export.exporter import Outcome
from saksi.export.material import Material
from saksi.export.output import open_output
from saksi.model import Harm, Modality, PlaceRef, Record, Report, TimeRef


def write(material: Material, output: str) -> Outcome:
    """Write a row a record below a heading."""
    count = 0
    with open_output(output) as stream:
        table = Table(stream, COLUMNS)
        for report, records in material.coded():
            for record in records:
                table.write(_row(report, record))
                count += 1
    return Outcome(count)


def _row(report: Report, record: Record) -> dict[str, Cell]:
    published = report.published
    return {
        "record_id": record.id,
        "report_id": report.id,
        "report": report.name,
        "outlet": report.outlet,
        "url": report.url,
        "published_start": published.start.isoformat() if published else None,
        "published_end": published.end.isoformat() if published else None,
        "language": report.language,
        "event_type": record.event_type,
        "modality": record.modality.value,
        "actors": BETWEEN.join(actor.text for actor in record.actors),
        "actor_ids": BETWEEN.join(actor.actor_id or "" for actor in record.actors),
        "recipients": BETWEEN.join(actor.text for actor in record.recipients),
        "recipient_ids": BETWEEN.join(actor.actor_id or "" for actor in record.recipients),
        **_place("place", record.place),
        **_place("origin", record.origin),
        **_time(record.time),
        "harm": BETWEEN.join(_harm(harm) for harm in record.harm),
        "attribution": BETWEEN.join(speaker.text for speaker in record.attribution),
        "value": record.value.text if record.value else None,
        "background": "true" if record.background else "false",
        "evidence": BETWEEN.join(span.of(report.raw) for span in sorted(record.evidence)),
        "reader": record.reader,
    }


def _place(field: str, place: PlaceRef | None) -> dict[str, Cell]:
    return {
        f"{field}_text": place.text if place else None,
        f"{field}_name": place.name if place else None,
        f"{field}_country": place.country if place else None,
        f"{field}_admin1": place.admin1 if place else None,
        f"{field}_lat": place.lat if place else None,
        f"{field}_lon": place.lon if place else None,
        f"{field}_precision": place.geo_precision if place else None,
    }


def _time(time: TimeRef | None) -> dict[str, Cell]:
    return {
        "time_text": time.text if time else None,
        "start": time.start.isoformat() if time and time.start else None,
        "end": time.end.isoformat() if time and time.end else None,
        "time_precision": time.time_precision if time else None,
        "time_basis": time.basis.value if time and time.basis else None,
    }


def _harm(harm: Harm) -> str:
    """A toll as KIND LOW-HIGH WHO; an open end is left out: `killed 17- warga`."""
    high = "" if harm.high is None else str(harm.high)
    return f"{harm.kind.value} {harm.low}-{high} {harm.who}".rstrip()


#: The columns, in order.
COLUMNS = tuple(_row(Report("", "", ""), Record("", "", "", Modality.ASSERTED, ())))
