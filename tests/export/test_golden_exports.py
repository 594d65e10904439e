"""The exports of five made-up incidents, byte for byte: what changes in a format is seen.

`SAKSI_RENEW=1 pytest tests/export/test_golden_exports.py` writes the files anew: look at the difference first.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from made_incidents import everything, material
from saksi.export import EXPORTERS, export

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "exports"


@pytest.mark.parametrize("form", ["acled", "ucdp-ged", "geojson"])
def test_the_export_is_as_it_was(form: str, tmp_path: Path) -> None:
    path = tmp_path / EXPORTERS[form].file
    export(form, material(*everything()), str(path))
    for made in sorted(tmp_path.iterdir()):
        kept = GOLDEN / made.name
        if os.environ.get("SAKSI_RENEW"):
            kept.parent.mkdir(exist_ok=True)
            kept.write_bytes(made.read_bytes())
        assert made.read_bytes().decode() == kept.read_bytes().decode(), "see the head of this file"
