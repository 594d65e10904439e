"""A report as received."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Days `start` to `end`, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"an interval runs forward, not {self.start}..{self.end}")

    @classmethod
    def day(cls, day: date) -> Interval:
        """The interval of one day."""
        return cls(day, day)


@dataclass(frozen=True, slots=True)
class Report:
    """One document of one outlet.

    `raw` is the text as received; where the source keeps title and body apart, the title is its first line.
    `name` is what the input was called (a file name, or a file name and row). `published` is None where unknown.
    """

    id: str
    name: str
    raw: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: Interval | None = None
    language: str | None = None
    ingested: datetime | None = None


def report_id(raw: str) -> str:
    """The identity of a report: a hash of its content, so that the same text twice is the same report."""
    return "r-" + hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:20]
