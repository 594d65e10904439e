"""Judged records as gold files of the codebook's form, for `saksi evaluate` and training."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from saksi.errors import ReviewError
from saksi.model import Record, Report
from saksi.review.effective import Standing
from saksi.review.reviewed import by_report, review
from saksi.store.interface import RecordFilter, Store

Judged = tuple[Report, tuple[Record, ...]]
#: Raw text and record → the record in the codebook's form: `saksi.export.contract.record_form`.
Form = Callable[[str, Record], Mapping[str, Any]]

_UNSAFE = re.compile(r"[^\w.-]+")


def judged_reports(store: Store, *, complete: bool = True) -> Iterator[Judged]:
    """Reports that people judged, with their records as accepted, corrected or added; the rejected are left out.

    With `complete` only reports on all of whose records somebody decided: anything less is no gold, for what nobody
    looked at would count as the reader's error.
    """
    for report_id, judgements in sorted(by_report(store.judgements()).items()):
        found = review(store.records(RecordFilter(report=report_id)), judgements).records
        if complete and not all(each.standing.settled for each in found):
            continue
        kept = tuple(each.record for each in found if each.standing not in (Standing.REJECTED, Standing.OPEN))
        if found:
            yield store.report(report_id), kept


def gold_files(judged: Iterable[Judged], form: Form) -> Iterator[tuple[str, bytes]]:
    """The files of a gold folder: for each report NAME.txt (its raw text), NAME.json and NAME.meta.json."""
    names: set[str] = set()
    for report, records in judged:
        name = _name(report, names)
        yield f"{name}.txt", report.raw.encode("utf-8", "replace")
        forms = [_codebook_keys(form(report.raw, record)) for record in records]
        yield f"{name}.json", _json({"report": f"{name}.txt", "records": forms})
        yield f"{name}.meta.json", _json(_meta(report))


def write_gold(files: Iterable[tuple[str, bytes]], folder: str) -> int:
    """Write gold files into a folder, made where it is missing, and return the number of reports.

    Raises:
        ReviewError: the folder cannot be written.
    """
    base, count = Path(folder), 0
    try:
        base.mkdir(parents=True, exist_ok=True)
        for name, content in files:
            (base / name).write_bytes(content)
            count += name.endswith(".txt")
    except OSError as error:
        raise ReviewError(f"{folder} cannot be written: {error.strerror}", "choose another folder") from error
    return count


def _codebook_keys(form: Mapping[str, Any]) -> dict[str, Any]:
    """A record without the reader's name and scores, which are no part of gold."""
    return {key: value for key, value in form.items() if key not in ("reader", "scores")}


def _name(report: Report, taken: set[str]) -> str:
    """A file name for a report: what it was called, made safe, and its id where two were called the same."""
    name = _UNSAFE.sub("-", Path(report.name).stem).strip("-.") or report.id
    if name in taken:
        name = f"{name}-{report.id}"
    taken.add(name)
    return name


def _meta(report: Report) -> dict[str, Any]:
    published = report.published.start.isoformat() if report.published else None
    return {"published": published, "outlet": report.outlet, "url": report.url, "title": report.title}


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
