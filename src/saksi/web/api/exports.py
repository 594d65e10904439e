"""Exports over the API: any format of `saksi export` as a file."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from fastapi import HTTPException
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from saksi.export import EXPORTERS, Exporter
from saksi.export.material import Stored
from saksi.release.material import Reviewed
from saksi.web.api.access import ApiReader
from saksi.web.api.answers import Fresh, Json, api
from saksi.web.api.filters import IncidentsAsked
from saksi.web.security.guards import Data

router = api("exports")


@router.get("/exports", dependencies=[Fresh])
def list_formats(_asker: ApiReader) -> Json:
    """The formats, what each holds, and its media type."""
    return {
        "formats": [
            {"name": name, "about": one.about, "unit": one.unit.value, "media_type": one.media_type}
            for name, one in EXPORTERS.items()
        ]
    }


@router.get("/exports/{form}", response_class=FileResponse)
def export(form: str, store: Data, _asker: ApiReader, asked: IncidentsAsked, reviewed: bool = True) -> FileResponse:
    """A file in a format; several files (a sidecar of evidence, further tables) come as one ZIP archive.

    The filters pick incidents; formats of records hold every record.
    """
    chosen = EXPORTERS.get(form)
    if chosen is None:
        raise HTTPException(404, f"there is no format {form!r}; choose from {', '.join(EXPORTERS)}")
    folder = Path(tempfile.mkdtemp(prefix="saksi-export-"))
    try:
        material = Reviewed(store, incidents=asked) if reviewed else Stored(store, incidents=asked)
        chosen.write(material, str(folder / chosen.file))
        path, media_type = _packed(folder, chosen)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    cleanup = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    return FileResponse(path, media_type=media_type, filename=path.name, background=cleanup)


def _packed(folder: Path, chosen: Exporter) -> tuple[Path, str]:
    """The file, or all files of the folder in an archive."""
    if len(list(folder.iterdir())) == 1:
        return folder / chosen.file, chosen.media_type
    inner = folder / "files"
    inner.mkdir()
    for path in list(folder.iterdir()):
        if path.is_file():
            path.rename(inner / path.name)
    return Path(shutil.make_archive(str(folder / Path(chosen.file).stem), "zip", inner)), "application/zip"
