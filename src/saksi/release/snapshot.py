"""What a release or a database holds, as far as two of them are compared."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from saksi import __version__
from saksi.errors import ExportError
from saksi.export.contract import record_form
from saksi.release.forms import incident_form, judgement_form
from saksi.release.freeze import FORM, INCIDENTS, JUDGEMENTS, MANIFEST, RECORDS, REPORTS
from saksi.release.material import Reviewed
from saksi.release.papers import codebook_form, sha256
from saksi.store.interface import Store

#: The fields of a record that a reader can see change.
RECORD_FIELDS = (
    "event_type", "modality", "actor", "recipient", "actor_ids", "recipient_ids", "place", "origin", "time", "harm",
    "attribution", "value", "background", "evidence",
)  # fmt: skip
#: The fields of an incident.
INCIDENT_FIELDS = (
    "event_type", "start", "end", "place", "country", "admin1", "admin2", "deaths_low", "deaths_best", "deaths_high",
    "acled_fatalities", "families", "records",
)  # fmt: skip

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SeenRecord:
    """A record: its fields as plain data, and where its evidence lies in the raw text."""

    id: str
    report_id: str
    reader: str
    fields: Fields
    evidence: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SeenIncident:
    """An incident: its fields as plain data, and its records."""

    id: str
    fields: Fields
    records: frozenset[str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The content of a release or a database.

    `reports` holds the reader that coded each report last, `judgements` the ids that each judgement touches.
    """

    name: str
    versions: Mapping[str, str]
    reports: Mapping[str, str | None]
    records: Mapping[str, SeenRecord]
    incidents: Mapping[str, SeenIncident]
    judgements: Mapping[str, frozenset[str]]


def of_store(name: str, store: Store) -> Snapshot:
    """The snapshot of a database as people's judgements leave it."""
    material = Reviewed(store)
    records = (
        _record(report.id, record_form(report.raw, record)) for report, found in material.coded() for record in found
    )
    return Snapshot(
        name,
        _versions(__version__, codebook_form()),
        {report.id: next(reversed(report.readers), None) for report in store.reports()},
        {record.id: record for record in records},
        {one.id: one for one in map(_incident, map(incident_form, material.dossiers()))},
        {one["id"]: frozenset(one["touches"]) for one in map(judgement_form, store.judgements())},
    )


def of_release(folder: str) -> Snapshot:
    """The snapshot of a release.

    Raises:
        ExportError: the folder is no release, one of another form, or a file is not as it was frozen.
    """
    manifest = _manifest(Path(folder))
    lines = {name: list(_lines(Path(folder), name, manifest)) for name in (RECORDS, INCIDENTS, REPORTS, JUDGEMENTS)}
    try:
        records = (_record(line["report_id"], record) for line in lines[RECORDS] for record in line["records"])
        return Snapshot(
            f"{manifest['title']} {manifest['version']}",
            _versions(manifest["saksi"], manifest["codebook"]),
            {one["id"]: next(reversed(one["readers"]), None) for one in lines[REPORTS]},
            {record.id: record for record in records},
            {one["id"]: _incident(one) for one in lines[INCIDENTS]},
            {one["id"]: frozenset(one["touches"]) for one in lines[JUDGEMENTS]},
        )
    except (KeyError, TypeError) as error:
        raise ExportError(f"{folder} is no release of Saksi: {error} is missing", "freeze it again") from error


def is_release(path: str) -> bool:
    """Whether a path is a folder with a manifest."""
    return (Path(path) / MANIFEST).is_file()


def _versions(saksi: str, codebook: Mapping[str, str]) -> Mapping[str, str]:
    return {"saksi": saksi, "codebook": f"{codebook['version']} ({codebook['sha256'][:12]})"}


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ExportError(f"{folder} is no release: {error}", f"give a folder with a {MANIFEST}") from error
    if manifest.get("release") != FORM:
        raise ExportError(
            f"{folder} is a release of form {manifest.get('release')!r}, this Saksi reads {FORM}", "update Saksi"
        )
    return manifest


def _lines(folder: Path, name: str, manifest: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    sums = {file["name"]: file["sha256"] for file in manifest.get("files", ())}
    path = folder / name
    if not path.is_file() or sha256(path) != sums.get(name):
        raise ExportError(f"{path} is not as it was frozen", "get the release anew")
    with path.open(encoding="utf-8", newline="\n") as stream:
        yield from map(json.loads, stream)


def _record(report_id: str, form: Mapping[str, Any]) -> SeenRecord:
    # through JSON, so that a database's values are of the same kind as a release's
    fields = json.loads(json.dumps({name: form[name] for name in RECORD_FIELDS}))
    spans = tuple((start, end) for start, end in form["evidence_spans"])
    return SeenRecord(form["id"], report_id, form["reader"], fields, spans)


def _incident(form: Mapping[str, Any]) -> SeenIncident:
    fields = {name: form[name] for name in INCIDENT_FIELDS}
    return SeenIncident(form["id"], json.loads(json.dumps(fields)), frozenset(form["records"]))
