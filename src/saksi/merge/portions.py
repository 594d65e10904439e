"""Incidents to write, in portions: after each, every record is in one incident, and every incident whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from saksi.merge.connected import connected
from saksi.model import Incident

#: Incidents written together. Others who write wait no longer than for these.
MOST = 1000


@dataclass(frozen=True, slots=True)
class Portion:
    """Incidents to write, and ids of incidents to drop with them."""

    incidents: tuple[Incident, ...]
    gone: tuple[str, ...]


def portions(
    changed: Iterable[Incident], gone: Iterable[str], known: Iterable[Incident], beside: Iterable[Incident] = ()
) -> Iterator[Portion]:
    """What is to be written and dropped, each portion of `MOST` or of what must go together.

    Incidents that trade records must go together. `known` are those that hold the records till now; `beside` are others
    that only lose their tie to one that is gone, and go with it.
    """
    made, before = {one.id: one for one in (*changed, *beside)}, {one.id: one for one in known}
    names = sorted({*made, *gone})
    pairs = [*_trades(made, before), *_ties([one.id for one in beside], before)]
    inside = set(names)
    waiting: list[str] = []
    for together in connected(names, [pair for pair in pairs if inside.issuperset(pair)]):
        if waiting and len(waiting) + len(together) > MOST:
            yield _portion(waiting, made)
            waiting = []
        waiting += together
    if waiting:
        yield _portion(waiting, made)


def _trades(made: Mapping[str, Incident], before: Mapping[str, Incident]) -> Iterator[tuple[str, str]]:
    """Incidents that take records, with those that had them."""
    home = {record: old.id for old in before.values() for record in old.records}
    for one in made.values():
        yield from ((one.id, home[record]) for record in one.records if record in home)


def _ties(beside: Sequence[str], before: Mapping[str, Incident]) -> Iterator[tuple[str, str]]:
    for old in before.values():
        yield from ((old.id, tie.incident_id) for tie in old.related if tie.incident_id in beside)


def _portion(names: Sequence[str], made: Mapping[str, Incident]) -> Portion:
    written = tuple(made[name] for name in names if name in made)
    return Portion(written, tuple(name for name in names if name not in made))
