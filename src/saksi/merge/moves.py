"""What records of seizure, control, withdrawal and siege say of who holds a place, dated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from types import MappingProxyType

from saksi.knowledge.folding import fold
from saksi.merge.parties import Party, party_of
from saksi.merge.revisions import speaker_key
from saksi.model import ActorRef, Modality, PlaceRef, Record, Testimony

_DAY = timedelta(days=1)


class Step(IntEnum):
    """What a move does to a place's state, in the order in which one day's moves are taken."""

    LIFTS = 0
    ENDS = 1
    LEAVES = 2
    TAKES = 3
    HOLDS = 4
    BESIEGES = 5


_STEPS: Mapping[str, Step] = MappingProxyType(
    {"control": Step.HOLDS, "seizure": Step.TAKES, "withdrawal": Step.LEAVES, "siege": Step.BESIEGES}
)
#: The event types that tell who holds a place.
CONTROL_TYPES = tuple(_STEPS)


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who holds or claims a place: allies that a record names together. `names` are actor ids, or words of unknown."""

    parties: frozenset[str]
    names: tuple[str, ...]

    def same(self, other: Claimant) -> bool:
        """Whether the two share a party."""
        return bool(self.parties & other.parties)


@dataclass(frozen=True, slots=True)
class Move:
    """One record's word on a place. `day` is None for what is told as earlier without a date.

    `latest`: the day is only that by which it was so. `others` are those who held the place before: from whom it was
    taken, who are besieged, and of those who leave whoever is known to be able to hold a place. `alleged`: put as a
    claim of one side. `voice`: who says so, comparable; `named`: a speaker of the report's.
    """

    step: Step
    day: date | None
    latest: bool
    claimants: tuple[Claimant, ...]
    others: tuple[Claimant, ...]
    alleged: bool
    voice: str
    named: bool
    family: str
    record_id: str


def place_key(place: PlaceRef) -> str:
    """The gazetteer's id of a place, or its folded name and country where it has none."""
    return place.place_id or f"{fold(place.name or place.text)}|{place.country or ''}".rstrip("|")


def held_place(record: Record) -> PlaceRef | None:
    """The place whose holder a record tells of: where from for a withdrawal, else where."""
    if record.event_type == "withdrawal" and record.origin is not None:
        return record.origin
    return record.place


def moves_of(testimony: Testimony) -> Iterator[Move]:
    """The moves of a record; none for what is planned, requested or denied, and where nobody is named.

    Who is driven out by nobody in particular leaves.
    """
    record = testimony.record
    if record.modality not in {Modality.ASSERTED, Modality.ALLEGED} or record.event_type not in CONTROL_TYPES:
        return
    step = _STEPS[record.event_type]
    acting = _claimants(record.actors, apart=step is Step.HOLDS)
    others = _claimants(record.recipients, known=True)
    start, end = _days(testimony, step)
    if step is Step.TAKES and not acting and others:
        yield _move(testimony, Step.LEAVES, start, others, others)
    if not acting:
        return
    if step is Step.LEAVES:
        yield _move(testimony, step, start, acting, _claimants(record.actors, known=True))
        if others:
            yield _move(testimony, Step.TAKES, start, others, ())
    else:
        yield _move(testimony, step, start, acting, others)
    if end is not None:
        yield _move(testimony, Step.LIFTS if step is Step.BESIEGES else Step.ENDS, end, acting, ())


def _move(
    testimony: Testimony, step: Step, day: date | None, acting: tuple[Claimant, ...], others: tuple[Claimant, ...]
) -> Move:
    record = testimony.record
    speaker = speaker_key(record.attribution[0].text) if len(record.attribution) == 1 else None
    return Move(
        step=step,
        day=day,
        latest=_is_latest(record, step),
        claimants=acting,
        others=others,
        alleged=record.modality is Modality.ALLEGED,
        voice=speaker or f"family {testimony.family}",
        named=speaker is not None,
        family=testimony.family,
        record_id=record.id,
    )


def _is_latest(record: Record, step: Step) -> bool:
    """Whether the true day may lie before the one given: the time is not told, or an act within several days."""
    time = record.time
    if time is None or time.start is None or time.end is None:
        return True
    return step in {Step.TAKES, Step.LEAVES} and time.start < time.end


def _days(testimony: Testimony, step: Step) -> tuple[date | None, date | None]:
    """The day of a move, and the day after its end where a state is told to have ended before the report came out.

    A state begins with its time, an act is over by the end of it. Without a time both are so by the day of
    publication; history without a time is only earlier.
    """
    record, published = testimony.record, testimony.report.published
    time = record.time
    if time is None or time.start is None or time.end is None:
        return (None if record.background or published is None else published.end), None
    if step in {Step.TAKES, Step.LEAVES}:
        return time.end, None
    over = published is not None and time.start < time.end < published.start and time.end < date.max
    return time.start, time.end + _DAY if over else None


def _claimants(refs: Sequence[ActorRef], *, apart: bool = False, known: bool = False) -> tuple[Claimant, ...]:
    """Who acts together; `apart`: several who hold divide a place between them (codebook, `control`).

    `known`: only governments and groups that the knowledge base knows to be able to hold a place.
    """
    named = [(party_of(ref), ref.actor_id or ref.text) for ref in refs]
    able = [(party, name) for party, name in named if not party.civilian and not (known and not _can_hold(party))]
    if apart or not able:
        return together([Claimant(frozenset({party.key}), (name,)) for party, name in able])
    names = tuple(dict.fromkeys(name for _, name in able))
    return (Claimant(frozenset(party.key for party, _ in able), names),)


def _can_hold(party: Party) -> bool:
    return party.organised or party.state


def together(claimants: Sequence[Claimant]) -> tuple[Claimant, ...]:
    """The claimants, those that share a party made one, in a fixed order."""
    joined: list[Claimant] = []
    for one in sorted(claimants, key=lambda claimant: (sorted(claimant.parties), claimant.names)):
        same = [other for other in joined if other.same(one)]
        joined = [other for other in joined if other not in same]
        parties = one.parties.union(*(other.parties for other in same))
        names = dict.fromkeys(name for other in (*same, one) for name in other.names)
        joined.append(Claimant(parties, tuple(names)))
    return tuple(sorted(joined, key=lambda claimant: sorted(claimant.parties)))
