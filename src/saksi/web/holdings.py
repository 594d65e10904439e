"""Who holds which place, as the control page and the map show it: holdings in words, with their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from saksi.merge.control import Holding
from saksi.merge.moves import held_place, place_key
from saksi.model import PlaceRef, Testimony
from saksi.web.kept import Kept
from saksi.web.known_names import actor_name
from saksi.web.told_of_control import ToldOfControl

#: How many colours holders have on maps and charts.
COLOURS = 8


@dataclass(frozen=True)
class Held:
    """All holdings, the records that tell of them by id, and where each place lies, by the place's key."""

    holdings: tuple[Holding, ...]
    told: Mapping[str, Testimony]
    places: Mapping[str, PlaceRef]

    @cached_property
    def colours(self) -> Mapping[str, int]:
        """The number of each holder's colour, the holder of most places first.

        There are more holders than colours; those who hold or claim one place differ as long as colours last.
        """
        places: dict[str, set[str]] = {}
        for one in self.holdings:
            for name in filter(None, (one.holder, *one.allies, *one.rivals)):
                places.setdefault(name, set()).add(one.place_id)
        found: dict[str, int] = {}
        used = [0] * COLOURS
        near: dict[str, set[int]] = {}
        for name in sorted(places, key=lambda name: (-len(places[name]), name)):
            taken = set().union(*(near.get(place, set()) for place in places[name]))
            free = [number for number in range(COLOURS) if number not in taken] or list(range(COLOURS))
            found[name] = min(free, key=lambda number: (used[number], number))
            used[found[name]] += 1
            for place in places[name]:
                near.setdefault(place, set()).add(found[name])
        return found


@dataclass(frozen=True, slots=True)
class Evidence:
    """A record that opens, confirms or closes a holding (`role`): its words, who says so, and where it is told."""

    role: str
    record_id: str
    event_type: str
    modality: str
    outlet: str
    speakers: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Party:
    """A holder or rival: the id or words it goes by, its name, and its colour."""

    id: str
    name: str
    colour: int


@dataclass(frozen=True, slots=True)
class HoldingView:
    """A holding in words."""

    holding: Holding
    holders: tuple[Party, ...]
    rivals: tuple[Party, ...]
    evidence: tuple[Evidence, ...] = field(default=())

    @property
    def colour(self) -> int | None:
        """The colour of the holder, else of the first who claims the place; None where nobody does."""
        return next((one.colour for one in (*self.holders, *self.rivals)), None)


def held(kept: Kept) -> Held:
    """The holdings that the store's records tell, as people left those."""
    return kept.get("held", _held)


def _held(kept: Kept) -> Held:
    told, holdings = kept.get("told of control", lambda _: ToldOfControl(), state="").now(kept)
    places: dict[str, PlaceRef] = {}
    for one in told:
        place = held_place(one.record)
        if place is not None and (places.get(place_key(place)) is None or place.lat is not None):
            places[place_key(place)] = place
    return Held(holdings, {one.record.id: one for one in told}, places)


def view(one: Holding, known: Held) -> HoldingView:
    """A holding in words, with its evidence."""
    holders = (one.holder, *one.allies) if one.holder else ()
    return HoldingView(one, _parties(holders, known), _parties(one.rivals, known), tuple(_evidence(one, known.told)))


def _parties(names: Sequence[str], known: Held) -> tuple[Party, ...]:
    return tuple(Party(name, actor_name(name), known.colours.get(name, COLOURS - 1)) for name in names)


def _evidence(one: Holding, told: Mapping[str, Testimony]) -> Iterator[Evidence]:
    for role, ids in (("opens", one.opened_by), ("confirms", one.confirmed_by), ("closes", one.closed_by)):
        for name in ids:
            if (testimony := told.get(name)) is not None:
                yield _evidence_of(role, testimony)


def _evidence_of(role: str, testimony: Testimony) -> Evidence:
    report, record = testimony.report, testimony.record
    return Evidence(
        role=role,
        record_id=record.id,
        event_type=record.event_type,
        modality=record.modality.value,
        outlet=report.outlet or report.name,
        speakers=tuple(speaker.text for speaker in record.attribution),
        words=" … ".join(span.of(report.raw) for span in sorted(record.evidence)),
    )


def stands_on(one: Holding, day: date) -> bool:
    """Whether a holding covers a day, as far as its days are known."""
    return (one.start is None or one.start <= day) and (one.end is None or day <= one.end)
