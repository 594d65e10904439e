"""Matches, misses and differing figures between Saksi and another dataset."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from saksi.compare.foreign import ACLED, Foreign
from saksi.compare.matching import USUAL, Pair, Tolerance, pair_up
from saksi.compare.ours import Ours, ours_of
from saksi.export.material import Dossier

#: A figure that differs: theirs, then ours (None: nobody tells of a death).
Difference = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Match:
    """An event that both have; `differences` by the name of the figure."""

    theirs: Foreign
    ours: Ours
    pair: Pair
    differences: Mapping[str, Difference]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What both have, what only they have (`misses`), and what only we have among what their rules count (`extra`).

    `extra` holds incidents in the countries and between the first and last day of their file.
    """

    format: str
    matches: tuple[Match, ...]
    misses: tuple[Foreign, ...]
    extra: tuple[Ours, ...]

    @property
    def differing(self) -> tuple[Match, ...]:
        """The matches with a figure that differs."""
        return tuple(match for match in self.matches if match.differences)

    def form(self) -> dict[str, Any]:
        """The comparison as plain data."""
        return {
            "format": self.format,
            "counts": {
                "theirs": len(self.matches) + len(self.misses),
                "matches": len(self.matches),
                "misses": len(self.misses),
                "extra": len(self.extra),
                "differing": len(self.differing),
            },
            "matches": [_match_form(match) for match in self.matches],
            "misses": [_foreign_form(event) for event in self.misses],
            "extra": [_ours_form(one) for one in self.extra],
        }


def compare(theirs: Sequence[Foreign], dossiers: Iterable[Dossier], tolerance: Tolerance = USUAL) -> Comparison:
    """Compare the events of one file with our incidents."""
    form = theirs[0].format if theirs else ACLED
    ours = list(ours_of(dossiers, form))
    pairs = pair_up(theirs, ours, tolerance)
    matched_theirs, matched_ours = {pair.theirs for pair in pairs}, {pair.ours for pair in pairs}
    return Comparison(
        form,
        tuple(_match(theirs[pair.theirs], ours[pair.ours], pair) for pair in pairs),
        tuple(event for number, event in enumerate(theirs) if number not in matched_theirs),
        tuple(one for number, one in enumerate(ours) if number not in matched_ours and _within(one, theirs)),
    )


def _match(event: Foreign, one: Ours, pair: Pair) -> Match:
    if event.format == ACLED:
        figures: dict[str, Difference] = {"fatalities": (event.best, one.fatalities)}
    elif one.fatalities is None:
        figures = {name: (getattr(event, name), None) for name in ("low", "best", "high")}
    else:
        figures = {name: (getattr(event, name), getattr(one.toll, name)) for name in ("low", "best", "high")}
    differing = {name: both for name, both in figures.items() if both[0] != (both[1] or 0)}
    return Match(event, one, pair, differing)


def _within(one: Ours, theirs: Sequence[Foreign]) -> bool:
    """Whether an incident is of the kind, the countries and the days that their file covers."""
    if not one.counted or not theirs:
        return False
    first, last = min(event.days.start for event in theirs), max(event.days.end for event in theirs)
    lands = {event.country for event in theirs}
    return one.country in lands and first <= one.days.end and one.days.start <= last


def _match_form(match: Match) -> dict[str, Any]:
    return {
        "theirs": _foreign_form(match.theirs),
        "ours": _ours_form(match.ours),
        "weight": match.pair.weight,
        "days_apart": match.pair.days,
        "km_apart": match.pair.km,
        "differences": {name: {"theirs": both[0], "ours": both[1]} for name, both in match.differences.items()},
    }


def _foreign_form(event: Foreign) -> dict[str, Any]:
    return {
        "id": event.id,
        "kind": event.kind,
        "start": event.days.start.isoformat(),
        "end": event.days.end.isoformat(),
        "country": event.country,
        "place": event.place,
        "sides": [list(side) for side in event.sides],
        "low": event.low,
        "best": event.best,
        "high": event.high,
        "source": event.source,
    }


def _ours_form(one: Ours) -> dict[str, Any]:
    told = one.fatalities is not None
    return {
        "id": one.id,
        "event_type": one.event_type,
        "start": one.days.start.isoformat(),
        "end": one.days.end.isoformat(),
        "country": one.country,
        "place": one.place,
        "parties": [party.words for party in one.parties],
        "fatalities": one.fatalities,
        "low": one.toll.low if told else None,
        "best": one.toll.best if told else None,
        "high": one.toll.high if told else None,
        "families": one.families,
    }
