"""Writes the tables of docs/quality.md: `python docs/make_quality.py` measures anew what each marker names.

A marker is `<!-- scores: FOLDER PATTERN ... -->`; the table stands below it, up to the next empty line. Needs the gold
beside the repository.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "quality.md"
RULES = ("strict", "lenient", "strict_ab", "lenient_ab")
MEASURES = (
    "event", "slots", "actor", "recipient", "place", "origin", "time", "harm", "attribution", "harm_exact", "modality",
    "background",
)  # fmt: skip
HEAD = "| measure | strict | lenient | strict, tiers A+B | lenient, tiers A+B |\n|---|---|---|---|---|\n"
BLOCK = re.compile(r"(<!-- scores: (?P<folder>\S+) (?P<patterns>[^>]*?) -->\n)\|.*?\n(?=\n)", re.DOTALL)


def scores(folder: str, patterns: list[str]) -> dict[str, Any]:
    """What `saksi evaluate` prints of the reports of a gold folder whose names match."""
    only = [word for pattern in patterns for word in ("--only", pattern)]
    command = [str(Path(sys.executable).with_name("saksi")), "evaluate", folder, *only, "--json"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout  # noqa: S603
    rows: dict[str, Any] = json.loads(printed)["rows"]
    return rows


def cell(measured: dict[str, Any]) -> str:
    """A value with its interval."""
    low, high = measured["interval"] or (measured["value"], measured["value"])
    return f"{measured['value']:.3f} ({low:.2f}-{high:.2f})"


def table(block: re.Match[str]) -> str:
    """A marker with its table measured anew."""
    rows = scores(block["folder"], block["patterns"].split())
    lines = (
        f"| {name.replace('_', ' ')} | " + " | ".join(cell(rows[rule][name]) for rule in RULES) + " |"
        for name in MEASURES
    )
    return block[1] + HEAD + "\n".join(lines) + "\n"


def main() -> None:
    """Measures and writes the page."""
    PAGE.write_text(BLOCK.sub(table, PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
