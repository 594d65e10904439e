"""What is coded: the news corpus beside the repository where it lies there, else the samples in examples/, repeated."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEWS = ROOT.parent / "shared" / "corpora" / "news" / "id-news.jsonl.gz"
WITHOUT_CORPUS = 500


def name() -> str:
    """What the corpus is called in the output."""
    return NEWS.name if NEWS.exists() else "examples/, repeated"


def write(path: Path, sample: int) -> int:
    """Writes `sample` reports (0: all there are) as JSON lines to `path`; returns how many.

    The repeated samples end in a number each, or they would be one report.
    """
    source = _news() if NEWS.exists() else _samples()
    limit = sample or (None if NEWS.exists() else WITHOUT_CORPUS)
    written = 0
    with path.open("w", encoding="utf-8") as out:
        for row in islice(source, limit):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            written += 1
    return written


def _news() -> Iterator[dict[str, str]]:
    """The articles of the news corpus; their raw dates stay out, as they are of many forms."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield {"title": row.get("title") or "", "text": row["text"], "published": "2025-06-15"}


def _samples() -> Iterator[dict[str, str]]:
    """The single texts of examples/ over and over."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    for turn in count():
        for text in texts:
            yield {"text": f"{text}\n{turn}", "published": "2025-06-15"}
