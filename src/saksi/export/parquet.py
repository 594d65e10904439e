"""Parquet: incidents in FILE; their records and claims in STEM.records.parquet and STEM.claims.parquet beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from saksi.errors import ExportError
from saksi.export.cells import sound
from saksi.export.exporter import Outcome
from saksi.export.geojson import properties
from saksi.export.material import Dossier, Material
from saksi.export.output import open_bytes, stands_alone
from saksi.export.whereabouts import spot, when_of, where_prec
from saksi.merge.claims import IncidentClaim
from saksi.model import ActorRef, Harm, PlaceRef, Record, Testimony

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

#: Rows that are written at once.
_GROUP = 5000

Row = Mapping[str, Any]


def write(material: Material, output: str) -> Outcome:
    """Write three tables, joined by `incident_id` and `record_id`.

    Raises:
        ExportError: the output is standard output or a device, which cannot hold three tables.
    """
    if stands_alone(output):
        raise ExportError(f"parquet is three files and cannot go to {output}", "name a file with -o")
    from saksi.export import parquet_columns as columns  # noqa: PLC0415  (loads pyarrow)

    count = 0
    with ExitStack() as files:
        incidents = files.enter_context(_table(output, columns.INCIDENTS))
        records = files.enter_context(_table(beside(output, "records"), columns.RECORDS))
        claims = files.enter_context(_table(beside(output, "claims"), columns.CLAIMS))
        for dossier in material.dossiers():
            incidents.add(_incident(dossier))
            for one in dossier.testimonies:
                records.add(_record(dossier, one))
            for number, claim in enumerate(dossier.claims):
                claims.add({"incident_id": dossier.incident.id, "number": number, **_claim(claim)})
            count += 1
    return Outcome(count)


def beside(output: str, table: str) -> str:
    """The name of the file of another table than that of incidents."""
    path = Path(output)
    return str(path.with_name(f"{path.stem}.{table}.parquet"))


class _Rows:
    """Rows on their way to a file, a group at a time."""

    def __init__(self, writer: ParquetWriter, schema: pa.Schema) -> None:
        self._writer = writer
        self._schema = schema
        self._rows: list[object] = []

    def add(self, row: Row) -> None:
        self._rows.append(sound(row))
        if len(self._rows) >= _GROUP:
            self.flush()

    def flush(self) -> None:
        import pyarrow as pa  # noqa: PLC0415  (slow to load)

        self._writer.write_table(pa.Table.from_pylist(self._rows, self._schema))
        self._rows.clear()


@contextmanager
def _table(name: str, schema: pa.Schema) -> Iterator[_Rows]:
    import pyarrow.parquet as pq  # noqa: PLC0415  (slow to load)

    with open_bytes(name) as stream, pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        rows = _Rows(writer, schema)
        yield rows
        rows.flush()


def _incident(dossier: Dossier) -> Row:
    incident, when, point = dossier.incident, when_of(dossier), spot(dossier.incident.place)
    return {
        **properties(dossier),
        "incident_id": incident.id,
        "start": incident.start,
        "end": incident.end,
        "time_precision": when and when.time_precision,
        "date_prec": when and when.date_prec,
        "lat": point and point[0],
        "lon": point and point[1],
        "record_ids": [one.record.id for one in dossier.testimonies],
    }


def _record(dossier: Dossier, testimony: Testimony) -> Row:
    record, report = testimony.record, testimony.report
    return {
        "incident_id": dossier.incident.id,
        "record_id": record.id,
        "report_id": report.id,
        "report": report.name,
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "published_start": report.published and report.published.start,
        "published_end": report.published and report.published.end,
        "language": report.language,
        "family": testimony.family,
        "event_type": record.event_type,
        "modality": record.modality.value,
        "background": record.background,
        "actors": _actors(record.actors),
        "recipients": _actors(record.recipients),
        "place": _place(record.place),
        "origin": _place(record.origin),
        **_time(record),
        "harm": [_harm(harm) for harm in record.harm],
        "attribution": [speaker.text for speaker in record.attribution],
        "value": record.value.text if record.value else None,
        "evidence": [
            {"start": span.start, "end": span.end, "words": span.of(report.raw)} for span in sorted(record.evidence)
        ],
        "reader": record.reader,
    }


def _actors(refs: Sequence[ActorRef]) -> list[Row]:
    return [
        {"text": ref.text, "actor_id": ref.actor_id, "kind": ref.kind, "start": ref.span.start, "end": ref.span.end}
        for ref in refs
    ]


def _place(place: PlaceRef | None) -> Row | None:
    if place is None:
        return None
    fields = ("text", "name", "place_id", "country", "admin1", "admin2", "lat", "lon", "geo_precision")
    told = {name: getattr(place, name) for name in fields}
    return {**told, "where_prec": where_prec(place), "start": place.span.start, "end": place.span.end}


def _time(record: Record) -> dict[str, str | int | date | None]:
    time = record.time
    if time is None:
        return {}
    return {
        "time_words": time.text,
        "start": time.start,
        "end": time.end,
        "time_precision": time.time_precision,
        "date_prec": time.date_prec,
        "time_basis": time.basis.value if time.basis else None,
    }


def _harm(harm: Harm) -> Row:
    return {
        "kind": harm.kind.value,
        "who": harm.who,
        "low": harm.low,
        "high": harm.high,
        "text": harm.text,
        "speaker": harm.speaker.text if harm.speaker else None,
        "is_total": harm.is_total,
        "start": harm.span.start,
        "end": harm.span.end,
    }


def _claim(claim: IncidentClaim) -> Row:
    return {
        "record_id": claim.record_id,
        "report_id": claim.report_id,
        "outlet": claim.outlet,
        "published_start": claim.published and claim.published.start,
        "published_end": claim.published and claim.published.end,
        "family": claim.family,
        "field": claim.field,
        "value": claim.value,
        "kind": claim.kind and claim.kind.value,
        "who": claim.who,
        "low": claim.low,
        "high": claim.high,
        "is_total": claim.is_total,
        "modality": claim.modality.value,
        "background": claim.background,
        "speaker": claim.speaker,
        "words": claim.text,
        "start": claim.span.start,
        "end": claim.span.end,
        "revised_by": claim.revised_by,
    }
