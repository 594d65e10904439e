"""Judgements: a person's decisions, append-only, which outlive every re-run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a person decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ADD = "add"
    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision on `target` (a record or incident id), and on one `field` of it where `field` is not None.

    `old` and `new` are the field's value before and after, as JSON text.
    """

    id: str
    target: str
    verdict: Verdict
    reviewer: str
    at: datetime
    field: str | None = None
    old: str | None = None
    new: str | None = None
    note: str = ""
