"""The two sides of an incident as UCDP names them, decided by its actors, recipients and the knowledge base."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from saksi.codebook import codebook
from saksi.merge.groups import group_of
from saksi.merge.parties import Party, party_of
from saksi.model import ActorRef, Testimony

#: UCDP's type of violence against civilians.
ONE_SIDED = 3


@dataclass(frozen=True, slots=True)
class Side:
    """One side: its `actors`, those named by most families first; `state`: a government's force; `civilian`: unarmed.

    `parties` are the keys of its actors' parties (`saksi.merge.parties`).
    """

    actors: tuple[ActorRef, ...] = ()
    parties: frozenset[str] = frozenset()
    state: bool = False
    civilian: bool = False


@dataclass(frozen=True, slots=True)
class Sides:
    """Side A and side B (UCDP GED codebook, variables `side_a`, `side_b`, `type_of_violence`).

    In state-based conflict with one government A is the government, else A is who acts. In one-sided violence A did
    it and B are civilians. `violence` is the type of violence: 1 state-based, 2 non-state, 3 one-sided; None where the
    incident is no event of UCDP (that somebody died is not asked here). `attacker` is "a" or "b": who acts.
    """

    a: Side
    b: Side
    violence: int | None
    attacker: str = "a"


@dataclass(frozen=True, slots=True)
class _Named:
    """A party as the records name it: by which families, as what, opposite whom."""

    key: str
    party: Party
    refs: tuple[tuple[str, ActorRef], ...]
    acting: int
    suffering: int
    against: Counter[str]


def sides_of(testimonies: Sequence[Testimony]) -> Sides:
    """The sides of an incident, whatever the order of its testimonies; each family has one vote."""
    named = _parties(testimonies)
    fighting = {key: one for key, one in named.items() if not one.party.civilian}
    acting, opposed = _divided(fighting)
    civilians = [one for one in named.values() if one.party.civilian]
    a, b = _side(acting), _side(opposed)
    unarmed = not opposed and (bool(civilians) or _civilians_harmed(testimonies))
    violence = _violence(testimonies, acting, opposed, unarmed=unarmed)
    if unarmed:
        return Sides(a, Side(_refs(civilians), frozenset(one.key for one in civilians), False, True), violence)
    if b.state and not a.state:
        return Sides(b, a, violence, attacker="b")
    return Sides(a, b, violence)


def _parties(testimonies: Sequence[Testimony]) -> Mapping[str, _Named]:
    """Every party with who names it; keys in order."""
    divided = _against_themselves(testimonies)

    def key_of(party: Party) -> str:
        return party.line[0] if party.key in divided else party.key

    roles: set[tuple[str, str, str]] = set()
    pairs: set[tuple[str, str, str]] = set()
    refs: dict[str, set[tuple[str, ActorRef]]] = {}
    parties: dict[str, Party] = {}
    for testimony in testimonies:
        both = [[party_of(ref) for ref in side] for side in (testimony.record.actors, testimony.record.recipients)]
        for ref in (*testimony.record.actors, *testimony.record.recipients):
            party = party_of(ref)
            parties[key_of(party)] = party
            refs.setdefault(key_of(party), set()).add((testimony.family, ref))
        for role, side in zip(("acts", "suffers"), both, strict=True):
            roles.update((testimony.family, role, key_of(party)) for party in side)
        opposed = [(key_of(one), key_of(other)) for one in both[0] for other in both[1]]
        pairs.update((testimony.family, *pair) for one, other in opposed for pair in ((one, other), (other, one)))
    return {
        key: _Named(
            key,
            parties[key],
            tuple(sorted(refs[key], key=_ref_order)),
            sum(role == "acts" and other == key for _, role, other in roles),
            sum(role == "suffers" and other == key for _, role, other in roles),
            Counter(other for _, one, other in pairs if one == key and other != key),
        )
        for key in sorted(parties)
    }


def _against_themselves(testimonies: Sequence[Testimony]) -> frozenset[str]:
    """The topmost parties of which one part acts against another (an army against the police of its own state)."""
    found: set[str] = set()
    for testimony in testimonies:
        acting, suffering = (
            [party_of(ref) for ref in refs] for refs in (testimony.record.actors, testimony.record.recipients)
        )
        found.update(
            one.key for one in acting for other in suffering if one.key == other.key and one.line[0] != other.line[0]
        )
    return frozenset(found)


def _divided(named: Mapping[str, _Named]) -> tuple[list[_Named], list[_Named]]:
    """Who acts and who is opposed to them, parties told on both sides put where most oppose them."""
    if not named:
        return [], []
    ordered = sorted(named.values(), key=lambda one: (one.suffering - one.acting, -one.acting, one.key))
    first = ordered[0]
    acting, opposed = ([first], []) if first.acting else ([], [first])
    for one in ordered[1:]:
        here = sum(one.against[other.key] for other in acting)
        there = sum(one.against[other.key] for other in opposed)
        joins = there > here or (there == here and one.acting > one.suffering)
        (acting if joins else opposed).append(one)
    return acting, opposed


def _side(named: Sequence[_Named]) -> Side:
    state = any(one.party.state for one in named)
    return Side(_refs(named), frozenset(one.key for one in named), state, False)


def _refs(named: Iterable[_Named]) -> tuple[ActorRef, ...]:
    """The actors by id or words, each once as its first telling writes it; those of most families first."""
    families: dict[str, set[str]] = {}
    shown: dict[str, ActorRef] = {}
    for one in named:
        for family, ref in one.refs:
            name = ref.actor_id or ref.text.casefold()
            families.setdefault(name, set()).add(family)
            shown[name] = min(shown.get(name, ref), ref, key=lambda known: (known.text, known.span))
    return tuple(shown[name] for name in sorted(shown, key=lambda known: (-len(families[known]), known)))


def _ref_order(named: tuple[str, ActorRef]) -> tuple[str, str, int]:
    family, ref = named
    return family, ref.text, ref.span.start


def _civilians_harmed(testimonies: Sequence[Testimony]) -> bool:
    """Whether some of those harmed are civilians and none are armed."""
    groups = [group_of(harm.who) for one in testimonies for harm in one.record.harm]
    return any(group.civilian for group in groups) and not any(group.armed for group in groups)


def event_type_of(testimonies: Sequence[Testimony]) -> str | None:
    """The event type that most families tell; of equals the first in the codebook. None without testimonies."""
    votes = Counter(kind for _, kind in {(one.family, one.record.event_type) for one in testimonies})
    order = {code: number for number, code in enumerate(codebook().types)}
    return min(votes, key=lambda kind: (-votes[kind], order.get(kind, len(order)), kind), default=None)


def _violence(
    testimonies: Sequence[Testimony], acting: Sequence[_Named], opposed: Sequence[_Named], *, unarmed: bool
) -> int | None:
    """UCDP's type of violence: who acts must be organised, and where two sides fight, both."""
    kind = event_type_of(testimonies)
    state = any(one.party.state for one in (*acting, *opposed))
    if kind is None or not _organised(acting):
        return None
    found = codebook().type_of_violence(kind, state_side=state, civilian_target=unarmed)
    if found is None or unarmed:
        return found and ONE_SIDED
    return found if found == ONE_SIDED or not opposed or _organised(opposed) else None


def _organised(side: Sequence[_Named]) -> bool:
    return any(one.party.organised for one in side)
