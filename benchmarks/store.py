"""`python -m benchmarks.store`: how fast lists, maps, charts and search answer on a large store, on both databases."""

from __future__ import annotations

import argparse
import os
import statistics
from collections.abc import Callable, Mapping
from datetime import date
from time import perf_counter

from benchmarks.databases import NAMES, filled
from benchmarks.machine import describe
from saksi.store import Box, Facet, IncidentFilter, Order, Store, open_store

#: Milliseconds in which every question is to be answered.
LIMIT = 300
INCIDENTS = 100_000
_TIMES = 7

Question = Callable[[Store], object]


def main() -> None:
    """Reads the command line, fills a store in each database, prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.store", description=__doc__)
    parser.add_argument("--incidents", type=int, default=INCIDENTS, help=f"how many (default {INCIDENTS})")
    parser.add_argument("--only", choices=NAMES, help="one database, not both")
    options = parser.parse_args()
    print(f"machine   {describe()}")
    names = filled(options.incidents, options.only)
    show(options.incidents, {name: measure(address, options.incidents) for name, address in names})


def measure(address: str, incidents: int) -> dict[str, float]:
    """Milliseconds of each question: the median of several."""
    store, found = open_store(address), {}
    for name, question in questions(incidents).items():
        question(store)
        found[name] = statistics.median(_milliseconds(store, question) for _ in range(_TIMES))
    store.close()
    return found


def questions(incidents: int) -> Mapping[str, Question]:
    """What the desk asks: the first page of a list is 50 rows."""
    page, some = IncidentFilter(limit=50), f"i-{incidents // 2:07d}"
    narrow = IncidentFilter(
        event_type="shelling", country="SY", since=date(2020, 1, 1), until=date(2022, 12, 31), limit=50
    )
    named = IncidentFilter(actor="brigade 77", place="kota", limit=50)
    told, near = IncidentFilter(text="penembakan sekolah", limit=50), Box(30, 30, 40, 45)
    many = IncidentFilter(country="SY", min_toll=10, min_families=2, order=Order.DOUBT, limit=50)
    return {
        "list, newest": lambda store: store.incident_rows(page),
        "list, highest toll": lambda store: store.incident_rows(IncidentFilter(order=Order.TOLL, limit=50)),
        "list, page in the middle": lambda store: store.incident_rows(IncidentFilter(after=some, limit=50)),
        "filter: type, country, period": lambda store: store.incident_rows(narrow),
        "filter: names of actor and place": lambda store: store.incident_rows(named),
        "filter: one actor": lambda store: store.incident_rows(IncidentFilter(actor_id="brigade-77", limit=50)),
        "filter: toll, families, doubt": lambda store: store.incident_rows(many),
        "filter: words of the reports": lambda store: store.incident_rows(told),
        "filter: a box": lambda store: store.incident_rows(IncidentFilter(bbox=near, limit=50)),
        "count, all": lambda store: store.count_incidents(),
        "count, filtered": lambda store: store.count_incidents(narrow),
        "count, words": lambda store: store.count_incidents(told),
        "map, the world": lambda store: store.map_cells(IncidentFilter(), 5.0),
        "map, a region": lambda store: store.map_cells(IncidentFilter(bbox=near), 0.5),
        "map, words": lambda store: store.map_cells(told, 5.0),
        "chart, months": lambda store: store.tally(IncidentFilter(), Facet.MONTH),
        "chart, actors": lambda store: store.tally(IncidentFilter(), Facet.ACTOR, 30),
        "search, a common word": lambda store: store.search("menyerang"),
        "search, rare words": lambda store: store.search('brigade 77 "rumah sakit"'),
        "search, a beginning": lambda store: store.search("bak*"),
        "incident with its testimonies": lambda store: (store.incident(some), store.testimonies([some])),
    }


def show(incidents: int, measured: Mapping[str, Mapping[str, float]]) -> None:
    """Prints the table and what took longer than it may."""
    print(f"store     {incidents} incidents; milliseconds, median of {_TIMES}; load {os.getloadavg()[0]:.1f}\n")
    print(f"{'question':<36}" + "".join(f"{name:>12}" for name in measured))
    for row in next(iter(measured.values()), {}):
        print(f"{row:<36}" + "".join(f"{found[row]:>12.1f}" for found in measured.values()))
    slow = [row for found in measured.values() for row, time in found.items() if time > LIMIT]
    print(f"\nover {LIMIT} ms: {', '.join(slow) or 'none'}")


def _milliseconds(store: Store, question: Question) -> float:
    before = perf_counter()
    question(store)
    return (perf_counter() - before) * 1000


if __name__ == "__main__":
    main()
