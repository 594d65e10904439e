"""What is known of a report beside its text, and where it comes from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from saksi.errors import IngestError
from saksi.ingest.decoding import decode
from saksi.ingest.fields import Fields, from_row
from saksi.ingest.limits import MAX_BYTES
from saksi.model import Interval

SIDECAR = ".meta.json"
_MEND = 'mend or remove it; a sidecar is a JSON object such as {"published": "2025-06-20", "outlet": "..."}'


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a report beside its text; None where unknown. As defaults, it fills what sources leave out."""

    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: Interval | None = None
    language: str | None = None


def sidecar_of(path: Path) -> Path:
    """Where the metadata of a file would lie: `NAME.meta.json` beside `NAME.txt`."""
    name = path.name.removesuffix(".gz")
    return path.with_name(Path(name).stem + SIDECAR)


def read_sidecar(path: Path) -> Fields:
    """What the sidecar of a file says; nothing if there is none.

    Raises:
        IngestError: there is one, and it cannot be read.
    """
    sidecar = sidecar_of(path)
    try:
        if not sidecar.is_file():
            return Fields()
        with sidecar.open("rb") as stream:
            data = json.loads(decode(stream.read(MAX_BYTES)))
    except (OSError, ValueError, RecursionError) as error:
        raise IngestError(f"its sidecar {sidecar.name} cannot be read: {error}", _MEND) from error
    if not isinstance(data, dict):
        raise IngestError(f"its sidecar {sidecar.name} is no JSON object", _MEND)
    return from_row(data)
