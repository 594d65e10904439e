"""Actors that no list knows, as provisional entities: clustered by name over a store, named and merged by people.

Every form of a name has an id of its own for good (`p-` and a hash of its words). An entity has the id of its most
frequent form and can be found by that of each, so that a judgement on it still stands when the store has grown.

Judgements have a provisional id as their target. MERGE: `new` is the id (JSON text) of the actor of the list, or of the
provisional entity, that it is. CORRECT of the field `name`: `new` is its name. SPLIT: the form with that id stands
alone. REJECT: it is no actor. UNDO takes back the judgement that it names in `old`. The newest of a target holds.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from saksi.errors import UsageError
from saksi.knowledge import Actors, shared
from saksi.merge.connected import connected
from saksi.merge.provisional_forms import Form, alike, form_id, form_words, forms, keys
from saksi.model import ActorRef, Judgement, Verdict

NAME_FIELD = "name"
#: What more forms than this share ("front") finds no spellings.
_CROWDED = 300


@dataclass(frozen=True, slots=True)
class Provisional:
    """An unknown actor: its `name`, all `spellings` with their number, the ids of its `forms`.

    `mentions` is how often it is named. `actor_id` is the actor of the list that a person said it is; `named` says that
    a person gave it its name.
    """

    id: str
    name: str
    spellings: tuple[tuple[str, int], ...]
    forms: tuple[str, ...]
    mentions: int
    actor_id: str | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people have decided on provisional entities: by the id of a form, the newest decision of each kind."""

    merged: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Decisions:
        """The decisions that stand; judgements on other targets are passed over."""
        ordered = sorted(judgements, key=lambda one: (one.at, one.id))
        taken_back = {_text(one.old) for one in ordered if one.verdict is Verdict.UNDO}
        on_us = [one for one in ordered if one.target.startswith("p-") and one.id not in taken_back]
        whole = {one.target: one for one in on_us if one.field is None and one.verdict is not Verdict.UNDO}
        merges = {target: _text(one.new) for target, one in whole.items() if one.verdict is Verdict.MERGE}
        given = {one.target: _text(one.new) for one in on_us if one.field == NAME_FIELD}
        return cls(
            {target: new for target, new in merges.items() if new},
            {target: name for target, name in given.items() if name},
            frozenset(target for target, one in whole.items() if one.verdict is Verdict.SPLIT),
            frozenset(target for target, one in whole.items() if one.verdict is Verdict.REJECT),
        )


class Provisionals:
    """The provisional entities of a set of references, most mentioned first, and who each string is."""

    def __init__(
        self, refs: Iterable[ActorRef], judgements: Iterable[Judgement] = (), actors: Actors | None = None
    ) -> None:
        self._actors = actors or shared.actors()
        decisions = Decisions.of(judgements)
        found = forms(refs, self._actors)
        entities = [_entity(cluster, decisions) for cluster in _clusters(list(found.values()), decisions, self._actors)]
        kept = [entity for entity in entities if not decisions.rejected.intersection(entity.forms)]
        self._entities = sorted(kept, key=lambda one: (-one.mentions, one.id))
        self._by_form = {form: entity for entity in self._entities for form in entity.forms}

    def __iter__(self) -> Iterator[Provisional]:
        return iter(self._entities)

    def __len__(self) -> int:
        return len(self._entities)

    def get(self, provisional_id: str) -> Provisional | None:
        """The entity with this id, or with a form of this id."""
        return self._by_form.get(provisional_id)

    def identify(self, ref: ActorRef) -> str | None:
        """The actor's id: that of the list, the one it was merged into, else its provisional id; None for nobody."""
        if ref.actor_id is not None:
            return ref.actor_id
        words = form_words(ref.text, self._actors)
        entity = self._by_form.get(form_id(words)) if words else None
        return None if entity is None else entity.actor_id or entity.id


def check_merge(target: str, into: str, actors: Actors | None = None) -> None:
    """Whether a person can merge `target` into `into`.

    Raises:
        UsageError: where `target` is no provisional id, or `into` neither an actor of the list nor another of those.
    """
    if not target.startswith("p-"):
        raise UsageError(f"{target!r} is no provisional entity", "`saksi actors provisional` lists them")
    known = into.startswith("p-") or (actors or shared.actors()).get(into) is not None
    if not known or into == target:
        raise UsageError(f"{target} cannot be merged into {into!r}", "name an actor's id or another provisional one")


def _clusters(found: Sequence[Form], decisions: Decisions, actors: Actors) -> list[list[Form]]:
    """The forms in sets of one name each; the most frequent form of a set first.

    A form joins the most frequent one that it is like, never one that is only like another of its set: spellings do
    not chain. What people merged is joined after that.
    """
    ordered = sorted(found, key=lambda form: (-form.count, form.words))
    by_key: dict[str, list[Form]] = defaultdict(list)
    sets: dict[str, list[Form]] = {}
    for form in ordered:
        free = form.id not in decisions.alone
        centre = next((other for other in _near(form, by_key) if alike(form, other, actors)), None) if free else None
        if centre is not None:
            sets[centre.id].append(form)
            continue
        sets[form.id] = [form]
        if free:
            for key in set(keys(form)):
                by_key[key].append(form)
    return _joined(sets, decisions)


def _near(form: Form, by_key: Mapping[str, Sequence[Form]]) -> list[Form]:
    """The centres that may be like a form, most frequent first."""
    buckets = (by_key.get(key, ()) for key in keys(form))
    near = {id(other): other for bucket in buckets if len(bucket) <= _CROWDED for other in bucket}
    return sorted(near.values(), key=lambda other: (-other.count, other.words))


def _joined(sets: Mapping[str, list[Form]], decisions: Decisions) -> list[list[Form]]:
    """The sets with those in one that people said are one: merged into each other or into the same actor."""
    home = {form.id: centre for centre, members in sets.items() for form in members}
    pairs = [(home[one], home[other]) for one, other in decisions.merged.items() if one in home and other in home]
    same: dict[str, list[str]] = defaultdict(list)
    for one, actor in decisions.merged.items():
        if one in home and not actor.startswith("p-"):
            same[actor].append(home[one])
    pairs += [pair for centres in same.values() for pair in pairwise(centres)]
    groups = connected(list(sets), pairs)
    return [
        sorted((form for centre in group for form in sets[centre]), key=lambda form: (-form.count, form.words))
        for group in groups
    ]


def _entity(cluster: Sequence[Form], decisions: Decisions) -> Provisional:
    ids = tuple(form.id for form in cluster)
    spellings: Counter[str] = Counter()
    for form in cluster:
        spellings.update(form.spellings)
    given = next((decisions.names[one] for one in ids if one in decisions.names), None)
    actor = next((into for one in ids if (into := decisions.merged.get(one, "p-")) and not into.startswith("p-")), None)
    return Provisional(
        id=ids[0],
        name=given or cluster[0].name,
        spellings=tuple(sorted(spellings.items(), key=lambda pair: (-pair[1], pair[0]))),
        forms=ids,
        mentions=spellings.total(),
        actor_id=actor,
        named=given is not None,
    )


def _text(value: str | None) -> str | None:
    """The string that a judgement's JSON text holds, None if it holds no string."""
    found = json.loads(value) if value else None
    return found if isinstance(found, str) else None
