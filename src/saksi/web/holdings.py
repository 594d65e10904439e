"""Who holds which place, as the control page and the map show it: holdings in words, with their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from fastapi import Request

from saksi.merge.control import Holding, control_intervals
from saksi.merge.moves import CONTROL_TYPES, held_place, place_key
from saksi.model import PlaceRef, Testimony
from saksi.review import reviewed_coded
from saksi.store.interface import RecordFilter, Store
from saksi.web.kept import kept
from saksi.web.known_names import actor_name

#: How many colours holders have on maps and charts; the rest share the last.
COLOURS = 8


@dataclass(frozen=True)
class Held:
    """All holdings, the records that tell of them by id, and where each place lies, by the place's key."""

    holdings: tuple[Holding, ...]
    told: Mapping[str, Testimony]
    places: Mapping[str, PlaceRef]

    @cached_property
    def colours(self) -> Mapping[str, int]:
        """The number of each holder's colour, the holder of most places first."""
        counts: dict[str, set[str]] = {}
        for one in self.holdings:
            for name in filter(None, (one.holder, *one.rivals)):
                counts.setdefault(name, set()).add(one.place_id)
        ordered = sorted(counts, key=lambda name: (-len(counts[name]), name))
        return {name: min(number, COLOURS - 1) for number, name in enumerate(ordered)}


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


def held(request: Request) -> Held:
    """The holdings that the store's records tell, as people left those."""
    return kept(request, "held", _held)


def told_of_control(store: Store, country: str | None = None) -> list[Testimony]:
    """The records on who holds places, as people left them, with their families."""
    coded = [
        (report, record)
        for kind in CONTROL_TYPES
        for report, records in reviewed_coded(store, RecordFilter(event_type=kind, country=country))
        for record in records
    ]
    families = store.families_of(sorted({report.id for report, _ in coded}))
    return [Testimony(report, record, families.get(report.id, report.id)) for report, record in coded]


def _held(store: Store) -> Held:
    told = told_of_control(store)
    places: dict[str, PlaceRef] = {}
    for one in told:
        place = held_place(one.record)
        if place is not None and (places.get(place_key(place)) is None or place.lat is not None):
            places[place_key(place)] = place
    return Held(control_intervals(told), {one.record.id: one for one in told}, places)


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
