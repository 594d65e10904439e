"""Prints the lines of `saksi code --json`: each record in a few fields, and the words that state it."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

Record = Mapping[str, Any]


def main() -> None:
    """Prints every report of standard input, then how many there were."""
    console = Console(highlight=False)
    reports = records = 0
    for line in sys.stdin:
        coded = json.loads(line)
        reports += 1
        console.rule(Text(coded["report"], style="bold"), align="left")
        for record in coded.get("records", []):
            records += 1
            show(console, record)
    console.print(f"\n{reports} reports state {records} records.", style="bold")


def show(console: Console, record: Record) -> None:
    """Prints one record: what, who to whom, where and when, at what cost, according to whom, in which words."""
    head = Text.assemble((record["event_type"], "bold green"), " ", (record["modality"], "yellow"))
    if record["background"]:
        head.append(" background", style="dim")
    console.print(head)
    for label, words in fields(record):
        console.print(Text.assemble((f"  {label:<10}", "cyan"), words))
    for quote in record["evidence"]:
        console.print(Text(f"  “{' '.join(quote.split())}”", style="italic dim"))
    console.print()


def fields(record: Record) -> list[tuple[str, str]]:
    """The filled fields of a record with their labels."""
    parties = " → ".join(filter(None, (", ".join(record[side]) for side in ("actor", "recipient"))))
    told = [
        ("who", parties if record["actor"] or not parties else f"→ {parties}"),
        ("from", place(record["origin"])),
        ("where", place(record["place"])),
        ("when", when(record["time"])),
        ("harm", "; ".join(figure(harm) for harm in record["harm"])),
        ("figure", record["value"] or ""),
        ("says", ", ".join(record["attribution"])),
    ]
    return [(label, words) for label, words in told if words]


def place(found: Mapping[str, Any] | None) -> str:
    """A place with its country and coordinates, as far as they are known."""
    if found is None:
        return ""
    name = found["name"] or f"{found['text']} (unknown)"
    country = f", {found['country']}" if found["country"] else ""
    point = "" if found["lat"] is None else f" ({found['lat']}, {found['lon']})"
    return f"{name}{country}{point}"


def when(time: Mapping[str, Any] | None) -> str:
    """The days of a time and its words."""
    if time is None:
        return ""
    days = time["start"] if time["start"] == time["end"] else f"{time['start']} to {time['end']}"
    return f"{days} “{time['text']}”"


def figure(harm: Mapping[str, Any]) -> str:
    """A figure of harm as its range."""
    low, high = harm["low"], harm["high"]
    number = f"{low} or more" if high is None else str(low) if low == high else f"{low} to {high}"
    return f"{number} {harm['kind']} ({harm['who']})" if harm["who"] else f"{number} {harm['kind']}"


if __name__ == "__main__":
    main()
