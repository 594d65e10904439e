"""What the tests of the command line share: how it is called, and reports in our own words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SAKSI = (sys.executable, "-c", "from saksi.cli import main; main()")
FIGHT = "BENGHAZI - Pasukan pemerintah menyerang kota Benghazi pada 3 Juni 2025. Sedikitnya 12 orang tewas.\n"
STRIKE = (
    "Serangan udara militer di Sirte, Libya, pada 4 Juni 2025 menewaskan sedikitnya 15 orang, kata pejabat medis.\n"
)
ARABIC = "قالت وزارة الدفاع إن القوات الحكومية سيطرت على المدينة بعد معارك عنيفة استمرت عدة أيام مع المسلحين.\n"


@dataclass(frozen=True)
class Ran:
    """What a call of the command line did."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


def call(folder: Path, *arguments: object, stdin: str | None = None, **environment: str) -> Ran:
    """Call `saksi` in `folder`, in a process of its own."""
    done = subprocess.run(
        [*SAKSI, *map(str, arguments)],
        input=(stdin or "").encode(),
        capture_output=True,
        cwd=folder,
        check=False,
        env={**os.environ, **environment},
        timeout=120,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
