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
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision on `target` (a record or incident id), and on one `field` of it where `field` is not None.

    `old` and `new` are the field's value before and after, as JSON text; an UNDO names the judgement that it takes back
    in `old`. `anchor` is what the target stood on when it was judged (report, type, evidence), as JSON text: by it a
    judgement finds its record again after a re-run.
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
    anchor: str | None = None
