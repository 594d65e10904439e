"""What actors did and suffered, by the names under which incidents hold them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from saksi.knowledge import KnownActor, shared
from saksi.knowledge.folding import fold
from saksi.merge.provisional import Provisionals
from saksi.model import ActorRef, Judgement, Span
from saksi.store.interface import Store
from saksi.store.listing import Facet, IncidentFilter, IncidentRow, Tally
from saksi.web.kept import Kept

#: The most spellings of one actor whose incidents are shown.
_NAMES = 30
#: Where words stand does not matter to who they name.
_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Doing:
    """What is told of one name (`key`: an actor's id, or the words): what it did and suffered, with the most dead."""

    key: str
    name: str
    kind: str
    country: str
    did: int
    did_dead: int
    suffered: int
    suffered_dead: int

    def holds(self, words: str) -> bool:
        """Whether its name, or one of the known actor's names, holds folded words."""
        known = shared.actors().get(self.key)
        names = (self.name, self.key, *(known.names if known else ()))
        return any(words in fold(name) for name in names)


def doings(kept: Kept) -> tuple[Doing, ...]:
    """Every actor of every incident, those of most incidents first."""
    return kept.get("doings", lambda kept: _doings(kept.store, IncidentFilter()))


def doings_of(store: Store, names: Iterable[str]) -> tuple[Doing, ...]:
    """What is told of some names; such as no incident holds are left out."""
    found = []
    for name in list(dict.fromkeys(names))[:_NAMES]:
        found += [one for one in _doings(store, IncidentFilter(actor_id=name)) if one.key == name]
    return tuple(found)


def incidents_of(store: Store, names: Iterable[str], limit: int) -> list[IncidentRow]:
    """The newest incidents in which one of the names acts or suffers."""
    rows: dict[str, IncidentRow] = {}
    for name in list(dict.fromkeys(names))[:_NAMES]:
        rows |= {row.id: row for row in store.incident_rows(IncidentFilter(actor_id=name, limit=limit))}
    newest = sorted(rows.values(), key=lambda row: row.id)
    newest.sort(key=lambda row: str(row.end or row.start or ""), reverse=True)
    return newest[:limit]


def provisionals(kept: Kept) -> Provisionals:
    """The unknown actors of the store, as people named and merged them."""
    decided = [one for one in kept.judged.now().judgements if one.target.startswith("p-")]
    state = f"{kept.readings()} {len(decided)} {decided[-1].id if decided else ''}"
    return kept.get("provisionals", lambda kept: _provisionals(kept.store, decided), state)


def _provisionals(store: Store, decided: Sequence[Judgement]) -> Provisionals:
    unknown = ((words, times) for words, actor_id, times in store.actor_mentions() if actor_id is None)
    refs = chain.from_iterable(repeat(ActorRef(words, _NOWHERE), times) for words, times in unknown)
    return Provisionals(refs, decided, shared.actors())


def _doings(store: Store, wanted: IncidentFilter) -> tuple[Doing, ...]:
    did, suffered = (_by_key(store.tally(wanted, facet)) for facet in (Facet.ACTOR, Facet.RECIPIENT))
    found = [_doing(key, did.get(key), suffered.get(key)) for key in dict.fromkeys([*did, *suffered])]
    return tuple(sorted(found, key=lambda one: (-one.did - one.suffered, one.name)))


def _by_key(tallies: Sequence[Tally]) -> Mapping[str, Tally]:
    return {each.key: each for each in tallies if each.key}


def _doing(key: str, did: Tally | None, suffered: Tally | None) -> Doing:
    known: KnownActor | None = shared.actors().get(key)
    nothing = Tally(key, 0, 0, 0)
    act, bear = did or nothing, suffered or nothing
    return Doing(
        key=key,
        name=known.name if known else key,
        kind=known.kind if known else "",
        country=(known.country or "") if known else "",
        did=act.incidents,
        did_dead=act.deaths_high,
        suffered=bear.incidents,
        suffered_dead=bear.deaths_high,
    )
