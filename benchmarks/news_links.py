"""Links between news reports of June 2025, judged by hand: `python -m benchmarks.news_links`.

The reports of the news corpus that were published from 10 to 25 June 2025 (Israel and Iran, Gaza, Papua) are coded and
linked once into `--db`. `--draw FILE` writes a sheet of links drawn at random for a person to judge: a link is a
happening and another report's happening of the same incident. Judged links stand in `news_links.yaml`; the share of
right ones is printed by draw, with its 95 % Wilson interval, and with `--draw` an estimate for all that is linked now.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from benchmarks.corpus import NEWS
from benchmarks.machine import describe
from saksi.cli.coding import Coding
from saksi.ingest import ingest
from saksi.linking import link_store
from saksi.merge.kinds import happens
from saksi.model import Incident, Report, Testimony
from saksi.settings import DEFAULT_READER
from saksi.store import Store, open_store

FIRST, LAST = date(2025, 6, 10), date(2025, 6, 25)
JUDGED = Path(__file__).with_suffix(".yaml")
#: The seed of the draw, and characters of a report shown around a record's words.
SEED, AROUND = 20250625, 250


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """Two records of different reports in one incident."""

    incident: Incident
    one: Testimony
    other: Testimony

    @property
    def across(self) -> bool:
        """Whether the two reports are of different origin."""
        return self.one.family != self.other.family


def main() -> None:
    """Reads the command line; codes and links once; draws or scores."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.news_links", description=__doc__)
    parser.add_argument("--db", default="build/june-2025.db", help="the store (made if it is not there)")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--anew", action="store_true", help="link the store anew")
    parser.add_argument("--links", type=int, default=100, help="how many links to draw (default 100)")
    parser.add_argument("--draw", type=Path, metavar="FILE", help="write a sheet of drawn links to judge")
    options = parser.parse_args()
    judged = yaml.safe_load(JUDGED.read_text(encoding="utf-8"))["links"]
    print(f"machine   {describe()}")
    if options.draw:
        store = open_store(options.db)
        fill(store, options.jobs, options.anew)
        describe_store(store)
        standing(store, judged)
        write_sheet(options.draw, draw(store, options.links, judged))
        store.close()
    show(judged)


def fill(store: Store, jobs: int, anew: bool) -> None:
    """Codes and links the reports of the days; what is coded and linked already is left, or linked anew."""
    Coding(DEFAULT_READER, jobs, store, as_json=False, again=False).take(june(), show_progress=False)
    link_store(store, anew)


def june() -> Iterator[Report]:
    """The corpus's reports that name a publication day of those days."""
    for one in ingest([str(NEWS)]):
        if isinstance(one, Report) and one.published and FIRST <= one.published.start == one.published.end <= LAST:
            yield one


def describe_store(store: Store) -> None:
    """Prints how many reports, families and incidents there are, and the largest."""
    incidents = sorted(store.incidents(), key=lambda one: (-len(one.families), one.id))
    several = [one for one in incidents if len(one.families) > 1]
    families = sum(len(one.report_ids) > 1 for one in store.families())
    print(
        f"store     {sum(1 for _ in store.reports())} reports, {families} families of several reports,"
        f" {len(incidents)} incidents, {len(several)} of several families"
    )


def draw(store: Store, wanted: int, judged: Sequence[Mapping[str, Any]]) -> list[DrawnLink]:
    """Pairs drawn at random of those that nobody has judged."""
    known = {frozenset((one["one"], one["other"])) for one in judged}
    found = [one for one in linked_pairs(store) if frozenset((one.one.record.id, one.other.record.id)) not in known]
    return random.Random(SEED).sample(found, min(wanted, len(found)))


def write_sheet(path: Path, links: Sequence[DrawnLink]) -> None:
    """A sheet to judge from, one JSON object a line."""
    with path.open("w", encoding="utf-8") as out:
        for number, link in enumerate(links):
            row = {
                "number": number,
                "incident": link.incident.id,
                "across": link.across,
                "one": _side(link.one),
                "other": _side(link.other),
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def _side(told: Testimony) -> dict[str, Any]:
    report, record = told.report, told.record
    start = min(span.start for span in record.evidence)
    end = max(span.end for span in record.evidence)
    return {
        "report": report.id,
        "record": record.id,
        "published": str(report.published.start) if report.published else None,
        "outlet": report.outlet,
        "type": record.event_type,
        "place": record.place and (record.place.name or record.place.text),
        "start": str(record.time.start) if record.time and record.time.start else None,
        "headline": report.raw[:160],
        "evidence": [span.of(report.raw) for span in record.evidence],
        "around": report.raw[max(0, start - AROUND) : end + AROUND],
    }


def show(links: Sequence[Mapping[str, Any]]) -> None:
    """Prints the share of right links by draw: all, and those across families."""
    for draw in sorted({one["draw"] for one in links}):
        for title, across in (("all", False), ("across families", True)):
            some = [one for one in links if one["draw"] == draw and one["across"] >= across]
            _share(f"draw {draw}, {title}", some)


def standing(store: Store, links: Sequence[Mapping[str, Any]]) -> None:
    """Prints how many of all pairs are judged, and estimates the share of right ones among all.

    Pairs that were judged before the last draw are counted as they are, the others by the last draw.
    """
    pairs = {frozenset((one.one.record.id, one.other.record.id)) for one in linked_pairs(store)}
    still = [one for one in links if frozenset((one["one"], one["other"])) in pairs]
    last = max(one["draw"] for one in links)
    before, drawn = ([one for one in still if (one["draw"] == last) is newest] for newest in (False, True))
    share = sum(one["right"] for one in drawn) / len(drawn)
    right = sum(one["right"] for one in before) + share * (len(pairs) - len(before))
    print(
        f"pairs     {len(pairs)} linked, {len(still)} of them judged; right in all, estimated: {right / len(pairs):.3f}"
    )
    _share("judged before the last draw, still linked", before)


def linked_pairs(store: Store) -> Iterator[DrawnLink]:
    """All pairs of happenings of different reports in one incident."""
    incidents = [one for one in store.incidents() if len(one.records) > 1]
    told = store.testimonies([one.id for one in incidents])
    for incident in incidents:
        happenings = sorted((one for one in told[incident.id] if happens(one.record)), key=lambda one: one.record.id)
        for one, other in combinations(happenings, 2):
            if one.report.id != other.report.id:
                yield DrawnLink(incident, one, other)


def _share(title: str, some: Sequence[Mapping[str, Any]]) -> None:
    right = sum(one["right"] for one in some)
    low, high = wilson(right, len(some))
    print(f"{title}: {right} of {len(some)} links right, {right / len(some):.3f} ({low:.2f}-{high:.2f})")


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    z, share = 1.96, right / of
    middle = share + z * z / (2 * of)
    spread = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - spread) / (1 + z * z / of), (middle + spread) / (1 + z * z / of)


if __name__ == "__main__":
    main()
