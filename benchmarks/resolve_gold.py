"""How well times, places and numbers that gold records give as words are resolved, with their report as context.

Usage: python benchmarks/resolve_gold.py [GOLD_DIR] [--misses]. GOLD_DIR holds dev/ and train/ (codebook form).
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from saksi.knowledge import Actors, Gazetteer
from saksi.knowledge.folding import fold
from saksi.model import (
    CleanText,
    Interval,
    Modality,
    OffsetMap,
    PlaceRef,
    Record,
    Report,
    Span,
    TimeRef,
    record_id,
    report_id,
)
from saksi.resolve import Resolver

_DIRECTION = re.compile(r"\b(north|south)?[ -]?(north|south|east|west)(?:ern)?\b")


def reports(folder: Path) -> Iterator[tuple[Report, str, list[dict[str, Any]]]]:
    """Every gold report of a folder with its language and records."""
    for path in sorted(folder.glob("*.json")):
        if path.name.endswith(".meta.json"):
            continue
        raw = path.with_suffix(".txt").read_text(encoding="utf-8")
        meta_path = path.with_suffix(".meta.json")
        meta = json.loads(meta_path.read_text()) if meta_path.exists() else {}
        day = date.fromisoformat(meta["published"]) if meta.get("published") else None
        report = Report(report_id(raw), path.stem, raw, published=Interval.day(day) if day else None)
        language = "en" if path.stem.startswith(("deven", "trainen")) else "id"
        yield report, language, json.loads(path.read_text())["records"]


def _span(report: Report, words: str, evidence: list[str]) -> Span:
    """Where the words stand: in the record's evidence if they are there, else anywhere, else at the start."""
    for quote in [*evidence, report.raw]:
        at = report.raw.find(quote)
        if at >= 0 and words in quote:
            start = at + quote.index(words)
            return Span(start, start + len(words))
    return Span(0, 0)


def unresolved(report: Report, gold: dict[str, Any]) -> Record:
    """A record with nothing but the gold record's words."""
    evidence = gold["evidence"]
    place, time, origin = gold.get("place"), gold.get("time"), gold.get("origin")
    span = _span(report, evidence[0], evidence) if evidence else Span(0, 0)
    return Record(
        record_id(report.id, gold["event_type"], [span], []),
        report.id,
        gold["event_type"],
        Modality(gold["modality"]),
        (span,),
        place=PlaceRef(place["text"], _span(report, place["text"], evidence)) if place else None,
        origin=PlaceRef(origin["text"], _span(report, origin["text"], evidence)) if origin else None,
        time=TimeRef(time["text"], _span(report, time["text"], evidence)) if time else None,
    )


def _words(name: str) -> list[str]:
    """A name's words, however they are ordered and directions written ("north-eastern Syria" is "northeast Syria")."""
    return sorted(_DIRECTION.sub(r"\1\2", fold(name)).split())


def near(gold: dict[str, Any], found: PlaceRef) -> bool:
    """The same name, or within 25 km; "X-Y border" and "Y-X border" are the same, so are "north" and "northern"."""
    if found.name and _words(found.name) == _words(gold.get("name") or gold["text"]):
        return True
    if None in (found.lat, found.lon, gold.get("lat"), gold.get("lon")):
        return False
    north = (found.lat - gold["lat"]) * 111.2
    east = (found.lon - gold["lon"]) * 111.2 * math.cos(math.radians(gold["lat"]))
    return math.hypot(north, east) <= 25


def measure(
    gold_folder: Path, parts: Sequence[str] = ("dev", "train"), *, misses: bool = False
) -> dict[str, list[int]]:
    """Right, unresolved and all places and times by part and language; prints what is missed if asked."""
    resolver = Resolver(Gazetteer(), Actors())
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for part in parts:
        for report, language, records in reports(gold_folder / part):
            text = CleanText(report.id, report.raw, (), OffsetMap.of(len(report.raw), ()))
            found = resolver.resolve(report, text, [unresolved(report, gold) for gold in records], language)
            for gold, record in zip(records, found, strict=True):
                _count(tally, f"{part} {language}", gold, record, report.name if misses else "")
    return tally


def main() -> None:
    """Print the shares, and the misses if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, nargs="?", default=Path(__file__).parents[2] / "shared" / "gold")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    tally = measure(options.gold, misses=options.misses)
    for name, (right, empty, total) in sorted(tally.items()):
        print(f"{name:24} {right:4} of {total:4} right ({right / total:.3f}), {empty} unresolved")


def _count(tally: dict[str, list[int]], part: str, gold: dict[str, Any], record: Record, show: str) -> None:
    for field in ("place", "origin"):
        want, ref = gold.get(field), getattr(record, field)
        if want and ref:
            right = near(want, ref)
            _add(tally[f"{part} place"], right, ref.name is None)
            if show and not right:
                print(show, "PLACE", want, "->", ref.name, ref.country, ref.lat, ref.lon)
    if gold.get("time") and gold["time"].get("start") and record.time:
        want, ref = gold["time"], record.time
        right = (str(ref.start), str(ref.end)) == (want["start"], want["end"])
        _add(tally[f"{part} time"], right, ref.start is None)
        if show and not right:
            print(show, "TIME", want, "->", ref.start, ref.end)


def _add(counts: list[int], right: bool, empty: bool) -> None:
    counts[0] += right
    counts[1] += empty
    counts[2] += 1


if __name__ == "__main__":
    main()
