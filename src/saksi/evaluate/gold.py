"""Gold files: reports coded by hand, and predictions of the same form."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from saksi.errors import GoldError, ReaderError
from saksi.evaluate.entry import Entry, EntryParser
from saksi.model import Interval


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report with the records that a person coded from it. `name` is the file's name without `.txt`."""

    name: str
    raw: str
    records: tuple[Entry, ...]
    text_path: Path
    published: Interval | None = None
    outlet: str | None = None

    @property
    def report(self) -> str:
        """The report's name as the contract form has it: `NAME.txt`."""
        return f"{self.name}.txt"


def load_gold(folder: str | Path, pattern: str = "*") -> list[GoldReport]:
    """All gold reports of a folder whose name fits the glob `pattern` (such as `seed-*`), by name.

    Each is `NAME.json` (records) with `NAME.txt` (raw text) and, if it is known, `NAME.meta.json`. Raises GoldError,
    which names the file and what to mend, for anything missing or not of the codebook's form.
    """
    base = Path(folder)
    if not base.is_dir():
        raise GoldError(f"no folder {base}", "name a folder with NAME.json and NAME.txt for each report")
    paths = sorted(path for path in base.glob(f"{pattern}.json") if not path.name.endswith(".meta.json"))
    if not paths:
        raise GoldError(f"no gold report in {base} is called {pattern}", "mend the pattern or the folder")
    return [_load(path) for path in paths]


def read_predictions(lines: Iterable[str], source: str = "predictions") -> dict[str, list[dict[str, Any]]]:
    """The records by report of contract lines, one JSON object a line and report; empty lines are skipped."""
    found: dict[str, list[dict[str, Any]]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{source}: line {number}"
        try:
            answer = json.loads(line)
            found.setdefault(str(answer["report"]), []).extend(answer["records"])
        except (ValueError, KeyError, TypeError) as error:
            hint = 'one object a line: {"report": "NAME.txt", "records": [...]}'
            raise ReaderError(f"{where} is not of the contract form: {error}", hint) from error
    return found


def _load(path: Path) -> GoldReport:
    text_path = path.with_suffix(".txt")
    raw = _read(text_path, f"put the raw text of {path.name} beside it")
    content = _json(path)
    if not isinstance(content, dict) or "records" not in content:
        raise GoldError(f"{path} has no records", 'the form is {"report": "NAME.txt", "records": [...]}')
    if content.get("report", text_path.name) not in (text_path.name, path.stem):
        raise GoldError(f"{path} names report {content['report']}", f"write {text_path.name}, or rename the file")
    records = EntryParser(raw, str(path), GoldError).parse(content["records"])
    for record in records:
        if not record.spans:
            hint = f"quote the evidence verbatim from {text_path.name}"
            raise GoldError(f"{path}: record {record.id} has no evidence that stands in the text", hint)
    published, outlet = _meta(path.with_name(f"{path.stem}.meta.json"))
    return GoldReport(path.stem, raw, records, text_path, published, outlet)


def _meta(path: Path) -> tuple[Interval | None, str | None]:
    """Publication date and outlet; both None where the file or the key is missing."""
    if not path.is_file():
        return None, None
    meta = _json(path)
    if not isinstance(meta, dict):
        raise GoldError(f"{path} is not an object", 'the form is {"published": "2025-06-07", "outlet": "..."}')
    return _published(meta.get("published"), path), meta.get("outlet")


def _published(value: object, path: Path) -> Interval | None:
    """The day of publication."""
    if value is None:
        return None
    try:
        return Interval.day(date.fromisoformat(str(value)))
    except ValueError as error:
        raise GoldError(f"{path}: published is {value!r}", "write an ISO date, as 2025-06-07") from error


def _json(path: Path) -> object:
    try:
        return json.loads(_read(path, "give the file"))
    except ValueError as error:
        raise GoldError(f"{path} is not JSON: {error}", "mend the file") from error


def _read(path: Path, hint: str) -> str:
    """The text with its line ends as they are, for offsets count raw characters."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise GoldError(f"{path} cannot be read: {error.strerror}", hint) from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path} is not UTF-8: {error.reason} at byte {error.start}", "save it as UTF-8") from error
