"""Incidents out of groups of tellings: what they are called, where, when and who, and why each record is in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import date
from itertools import combinations

from saksi.merge.scoring import Match
from saksi.merge.tellings import Telling
from saksi.merge.traits import best_place, lead_type, told_days
from saksi.model import ActorRef, Incident, Link, PlaceRef, Record, Relation

Compare = Callable[[Telling, Telling], Match]


def build(
    name: str, group: Sequence[Telling], spoken: Sequence[Link], related: Collection[Relation], compare: Compare
) -> Incident:
    """The incident that a group of tellings makes.

    `spoken` are the statements that speak of it, `related` what belongs beside it. `compare` must not care which of two
    tellings comes first.
    """
    records = [record for one in group for record in one.records]
    start, end = _days(group)
    return Incident(
        id=name,
        event_type=lead_type(records),
        records=(*(record.id for record in records), *(link.record_id for link in spoken)),
        families=tuple(sorted({one.traits.family for one in group})),
        links=(*_links(group, compare), *spoken),
        place=_place(records),
        start=start,
        end=end,
        actors=_parties([record.actors for record in records]),
        recipients=_parties([record.recipients for record in records]),
        related=tuple(sorted(set(related), key=lambda one: (one.incident_id, one.kind))),
    )


def _links(group: Sequence[Telling], compare: Compare) -> list[Link]:
    """Each telling's records with the weight against the telling that supports it most."""
    if len(group) == 1:
        return [Link(record.id, 0.0, "the only report that tells it") for record in group[0].records]
    found: list[list[tuple[Match, Telling]]] = [[] for _ in group]
    for (place, one), (beside, other) in combinations(enumerate(group), 2):
        match = compare(one, other)
        found[place].append((match, other))
        found[beside].append((match, one))
    return [link for one, matches in zip(group, found, strict=True) for link in _support(one, matches)]


def _support(one: Telling, matches: Sequence[tuple[Match, Telling]]) -> list[Link]:
    best, other = max(matches, key=lambda found: (found[0].weight, found[1].traits.id))
    reason = f"against {other.traits.id}: {best.reason}"
    return [Link(record.id, round(best.weight, 2), reason) for record in one.records]


def _days(group: Sequence[Telling]) -> tuple[date | None, date | None]:
    """The days that most tellings give, precise ones before stretches; None where none tells any."""
    spans = [days for one in group if (days := told_days(one.records))[0] is not None]
    counted = Counter(spans)
    best = min(counted, key=lambda days: (_length(days), -counted[days], days), default=(None, None))
    precise = [days for days in counted if _length(days) == _length(best)]
    chosen = max(precise, key=lambda days: (counted[days], -(days[0] or 0)), default=best)
    return _date(chosen[0]), _date(chosen[1])


def _length(days: tuple[int | None, int | None]) -> int:
    return (days[1] or 0) - (days[0] or 0)


def _date(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal is not None else None


def _place(records: Sequence[Record]) -> PlaceRef | None:
    """The place that most records give among the most precise ones."""
    places = [record.place for record in records if record.place and record.place.name]
    if not places:
        return next((record.place for record in records if record.place), None)
    finest = best_place(records)
    precision = finest.geo_precision if finest else None
    fine = [place for place in places if place.geo_precision == precision]
    counted = Counter((place.name, place.country) for place in fine)
    name = max(counted, key=lambda key: (counted[key], str(key)))
    return min(
        (place for place in fine if (place.name, place.country) == name), key=lambda place: (place.text, place.span)
    )


def _parties(sides: Sequence[Sequence[ActorRef]]) -> tuple[ActorRef, ...]:
    """Every party once, known ones by their id, those that most records name first."""
    keys = [actor.actor_id or actor.text.casefold() for side in sides for actor in side]
    first: dict[str, ActorRef] = {}
    for side in sides:
        for actor in side:
            key = actor.actor_id or actor.text.casefold()
            first[key] = min(first.get(key, actor), actor, key=lambda ref: (-len(ref.text), ref.text, ref.span))
    return tuple(first[key] for key in sorted(first, key=lambda key: (-keys.count(key), key)))
