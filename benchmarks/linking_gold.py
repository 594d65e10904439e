"""The linking benchmark's reports and incidents, coded by the pipeline, and which record tells which incident."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from saksi.knowledge.folding import fold
from saksi.merge.kinds import happens, kin, row
from saksi.model import Interval, Record, Report, report_id
from saksi.pipeline import Pipeline, build
from saksi.settings import DEFAULT_READER

DATA = Path(__file__).parent / "linking"


@dataclass(frozen=True, slots=True)
class Told:
    """A report of the benchmark: its incidents (the main one first) and family, and what the pipeline made of it.

    `records_of` holds, for each incident that some record tells, the id of that record.
    """

    name: str
    part: str
    incidents: tuple[str, ...]
    family: str
    report: Report
    text: str
    records: tuple[Record, ...]
    records_of: Mapping[str, str]


def load(reader: str = DEFAULT_READER, part: str | None = None) -> list[Told]:
    """The reports of one part, or of all, coded by that reader."""
    pipeline, gold = build(reader), {row["incident"]: row for row in rows("incidents")}
    return [_told(pipeline, line, gold) for line in rows("reports") if part is None or _part(line["name"]) == part]


def rows(kind: str) -> Iterator[dict[str, Any]]:
    """The lines of all files of `reports` or `incidents`."""
    for path in sorted(DATA.glob(f"part-*-{kind}*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def _part(name: str) -> str:
    return name[1 : name.index("-")]


def _told(pipeline: Pipeline, line: Mapping[str, Any], gold: Mapping[str, Any]) -> Told:
    raw = line["text"]
    day = Interval.day(date.fromisoformat(line["published"]))
    coded = pipeline.code(Report(report_id(raw), line["name"], raw, outlet=line["outlet"], published=day))
    wanted = [gold[name] for name in line["incidents"]]
    return Told(
        line["name"], _part(line["name"]), tuple(line["incidents"]), line["family"],
        coded.report, coded.text.text, coded.records, tellers(coded.report, coded.records, wanted),
    )  # fmt: skip


def tellers(report: Report, records: Sequence[Record], wanted: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The record that tells each incident of a report, by the incident's id; incidents that none tells are left out.

    Records and incidents are matched by type, place and day alone; nothing of linking goes in. Where a report tells one
    incident, its best record of the right kind tells it, however badly its place and day were read. Where it tells
    several, a record tells the one it fits best (of equals the report's main one first), and only if place or day fits
    besides the type; of the records that tell one incident the best counts, of equals the first.
    """
    alone = len(wanted) == 1
    best: dict[str, tuple[int, str]] = {}
    for record in filter(happens, records):
        fits = [_fit(report, record, incident, alone) for incident in wanted]
        fit = max(fits, default=0)
        name = wanted[fits.index(fit)]["incident"] if fit else ""
        if fit > best.get(name, (0, ""))[0]:
            best[name] = (fit, record.id)
    return {name: record for name, (_, record) in best.items()}


def _fit(report: Report, record: Record, incident: Mapping[str, Any], alone: bool) -> int:
    """How well a record fits an incident; 0 where it cannot tell it."""
    kind, place, day = (
        _type_fit(record.event_type, incident["type"]),
        _place_fit(report, record, incident),
        _day_fit(record, incident),
    )
    if not kind or not (alone or place or day > 0):
        return 0
    return max(1, kind + place + day)


def _type_fit(kind: str, wanted: str) -> int:
    if kind == wanted:
        return 4
    return 3 if wanted in row(kind) else 1 if wanted in kin(kind) else 0


def _place_fit(report: Report, record: Record, incident: Mapping[str, Any]) -> int:
    names = {fold(name.strip()) for name in incident["place"].split(",")}
    if record.place and record.place.name and fold(record.place.name) in names:
        return 3
    words = fold(" ".join(span.of(report.raw) for span in record.evidence))
    return 2 if any(re.search(rf"\b{re.escape(name)}\b", words) for name in names) else 0


def _day_fit(record: Record, incident: Mapping[str, Any]) -> int:
    time = record.time
    if time is None or time.start is None or time.end is None:
        return 0
    overlap = time.start <= date.fromisoformat(incident["end"]) and date.fromisoformat(incident["start"]) <= time.end
    return 2 if overlap else -3
