"""Draws docs/img/show.svg: `saksi show` on a record of examples/nduga-2018.txt, as a terminal shows it."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
SAKSI = Path(sys.executable).with_name("saksi")
WIDTH = 108
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")
UNIQUE = "saksi-show"


def main() -> None:
    """Codes the sample into a store of its own, shows the record with most figures, writes the picture."""
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "picture.db")
        sample = str(ROOT / "examples" / "nduga-2018.txt")
        command = [str(SAKSI), "code", sample, "--db", database, "--json"]
        line = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
        record = max(json.loads(line)["records"], key=lambda one: len(one["harm"]))
        shown = in_terminal([str(SAKSI), "show", record["id"], "--db", database])
    target = ROOT / "docs" / "img" / "show.svg"
    target.parent.mkdir(exist_ok=True)
    target.write_text(draw(shown, f"saksi show {record['id'][:10]}"), encoding="utf-8")


def in_terminal(command: list[str]) -> str:
    """What a command prints to a terminal of WIDTH columns, colours included."""
    ours, theirs = pty.openpty()
    variables = {**os.environ, "COLUMNS": str(WIDTH), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    with subprocess.Popen(command, stdout=theirs, env=variables) as process:  # noqa: S603
        os.close(theirs)
        output = b"".join(iter(lambda: read(ours), b""))
    os.close(ours)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed with status {process.returncode}")
    return output.decode().replace("\r\n", "\n")


def read(terminal: int) -> bytes:
    """The next bytes of a terminal; none when its program has ended (Linux reports that as an error)."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def draw(output: str, title: str) -> str:
    """Terminal output as an SVG that fetches no font."""
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi(output.rstrip()))
    svg = console.export_svg(title=title, theme=MONOKAI, unique_id=UNIQUE)
    return FONT_FACE.sub("", svg)


if __name__ == "__main__":
    main()
