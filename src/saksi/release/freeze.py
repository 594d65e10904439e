"""Freezing a dataset: its exports, what they were made from, sums of it all; the same store gives the same bytes."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from saksi import __version__
from saksi.errors import ExportError
from saksi.export import EXPORTERS, exporter
from saksi.export.geojson import to_json
from saksi.release.forms import family_form, incident_form, judgement_form, report_form
from saksi.release.material import Reviewed
from saksi.release.papers import (
    Titles,
    citation_text,
    codebook_form,
    file_form,
    gazetteer_form,
    notice_text,
    notices,
    sums_text,
)

#: The form of a release: a reader that knows another number should not try.
FORM = 1
MANIFEST = "manifest.json"
RECORDS = EXPORTERS["jsonl"].file
INCIDENTS, REPORTS, FAMILIES, JUDGEMENTS = (
    f"{name}.jsonl" for name in ("incidents", "reports", "families", "judgements")
)
#: Every format but those that need an extra.
USUAL = tuple(name for name in EXPORTERS if name != "ftm")


def freeze(material: Reviewed, folder: str, titles: Titles, formats: Sequence[str] = USUAL) -> dict[str, Any]:
    """Write a release to a new folder and return its manifest.

    The folder appears whole or not at all. It holds no time of its own making: only the material, the titles, the
    formats and the versions of Saksi, the codebook and the gazetteer decide its bytes.

    Raises:
        UsageError: there is no such format.
        ExportError: the folder exists and is not empty, or cannot be written, or the store changed meanwhile.
    """
    state = material.store.state()
    chosen = [name for name in EXPORTERS if name in {*map(_known, formats), "jsonl"}]
    target = Path(folder)
    _must_be_free(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise ExportError(f"{folder} cannot be made: {error.strerror or error}", "choose another folder") from error
    try:
        manifest = _fill(part, material, titles, chosen)
        if material.store.state() != state:
            raise ExportError("the database changed while it was frozen", "run it again when nothing codes or merges")
        part.chmod(0o755)
        part.replace(target)
    except OSError as error:
        raise ExportError(f"{folder} cannot be written: {error.strerror or error}", "check space and rights") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return manifest


def _known(form: str) -> str:
    exporter(form)
    return form


def _must_be_free(target: Path) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ExportError(f"{target} exists: a release is never written over", "choose another folder with -o")


def _fill(folder: Path, material: Reviewed, titles: Titles, formats: Sequence[str]) -> dict[str, Any]:
    outcomes = {name: exporter(name).write(material, str(folder / exporter(name).file)) for name in formats}
    counts = _write_parts(folder, material)
    (folder / "NOTICE.txt").write_text(notice_text(titles), "utf-8")
    (folder / "CITATION.cff").write_text(citation_text(titles), "utf-8")
    found = [file_form(path) for path in sorted(folder.iterdir())]
    manifest = {
        "release": FORM,
        "title": titles.title,
        "version": titles.version,
        "authors": list(titles.authors),
        "licence": titles.licence,
        "saksi": __version__,
        "codebook": codebook_form(),
        "gazetteer": gazetteer_form(),
        "settings": {"formats": list(formats), "reviewed": True},
        **counts,
        "formats": {
            name: {"file": exporter(name).file, "written": outcome.written, "left_out": dict(outcome.left_out)}
            for name, outcome in outcomes.items()
        },
        "files": found,
        "notices": [dict(row) for row in notices()],
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", "utf-8")
    (folder / "SHA256SUMS").write_text(sums_text([*found, file_form(folder / MANIFEST)]), "utf-8")
    return manifest


def _write_parts(folder: Path, material: Reviewed) -> dict[str, Any]:
    """Write what `saksi diff` compares, and count it."""
    store = material.store
    readers: Counter[str] = Counter()
    for _, records in material.coded():
        readers.update(record.reader for record in records)
    days = [day for incident in store.incidents(material.incidents) for day in (incident.start, incident.end) if day]
    counts = {
        "records": readers.total(),
        "incidents": _write_lines(folder / INCIDENTS, map(incident_form, material.dossiers())),
        "reports": _write_lines(folder / REPORTS, map(report_form, store.reports())),
        "families": _write_lines(folder / FAMILIES, map(family_form, store.families())),
        "judgements": _write_lines(folder / JUDGEMENTS, map(judgement_form, store.judgements())),
    }
    return {
        "counts": counts,
        "readers": dict(sorted(readers.items())),
        "days": [min(days).isoformat(), max(days).isoformat()] if days else None,
    }


def _write_lines(path: Path, forms: Iterable[object]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        for form in forms:
            stream.write(to_json(form) + "\n")
            count += 1
    return count
