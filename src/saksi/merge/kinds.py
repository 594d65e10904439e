"""Which records make incidents, and which event types may tell of one and the same."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from saksi.codebook import codebook
from saksi.model import Modality, Record

#: Modalities of what happened, or is said to have, or not to have.
TOLD = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED})


@cache
def _kinds() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(files("saksi.merge").joinpath("kinds.yaml").read_text(encoding="utf-8"))
    return data


@cache
def statements() -> frozenset[str]:
    """Types that speak of incidents without being one."""
    return frozenset(_kinds()["statements"])


@cache
def row(code: str) -> frozenset[str]:
    """The types that name the same kind of event as `code` (lenient agreement among happenings), itself included."""
    book = codebook()
    rows = [*book.lenient.values(), *(frozenset(one) for one in _kinds()["rows"].values())]
    found = frozenset({code}).union(*(one for one in rows if code in one))
    return found if code in statements() else found - statements()


@cache
def kin(code: str) -> frozenset[str]:
    """The types by which one incident with `code` may go in another report; `row(code)` is part of it."""
    return row(code).union(*(frozenset(one) for one in _kinds()["kin"] if code in one))


@cache
def is_specific(code: str) -> bool:
    """Whether the type says how harm was done or what changed, and not only that something did."""
    return code not in _kinds()["unspecific"]


def happens(record: Record) -> bool:
    """Whether the record tells of a happening that an incident can be made of.

    Statements, plans and appeals only speak of incidents; background is an incident where its time is told to the week.
    """
    if record.event_type in statements() or record.modality not in TOLD:
        return False
    precise = record.time is not None and record.time.start is not None and (record.time.time_precision or 3) < 3
    return precise or not record.background


def makes_incident(record: Record) -> bool:
    """Whether the record alone makes an incident: it happens, and is not merely denied."""
    return happens(record) and record.modality is not Modality.DENIED
