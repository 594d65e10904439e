"""Who holds a place through time, computed from records of control, seizure, withdrawal and siege."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saksi.model import Testimony


class ControlState(StrEnum):
    """Whether one party holds a place, several claim it at once, or nobody knows."""

    HELD = "held"
    CONTESTED = "contested"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Holding:
    """A place's state from `start` to `end`, both included; None: as far as the records reach.

    `place_id` is the gazetteer's, or the folded name of a place it does not know. `holder` is an actor's id, or its
    words where unknown; None where nobody is said to hold the place. `rivals` are the others who are said to, or who
    besiege it, in a contested state. `opened_by` and `closed_by` are the ids of the records that do so, sorted.
    """

    place_id: str
    place_name: str
    holder: str | None
    state: ControlState
    start: date | None
    end: date | None
    opened_by: tuple[str, ...]
    closed_by: tuple[str, ...]
    rivals: tuple[str, ...] = ()
    besieged: bool = False


def control_intervals(testimonies: Sequence[Testimony]) -> tuple[Holding, ...]:
    """The holdings of every place the testimonies tell of, by place, then oldest first."""
    return ()
