"""What a linking changes of the incidents that a store holds, and their figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from saksi.model import Incident, Judgement, Testimony
from saksi.review.figures import as_left, figures_told
from saksi.review.people import People
from saksi.review.told import testimonies_of
from saksi.store.interface import Store
from saksi.store.listing import IncidentFigures


def beside(
    store: Store, known: Sequence[Incident], incidents: Sequence[Incident], gone: Collection[str]
) -> list[Incident]:
    """Incidents outside a run that stood beside one that is gone, without it."""
    inside = {one.id for one in (*known, *incidents)}
    outside = {tie.incident_id for one in known if one.id in gone for tie in one.related} - inside
    return [
        replace(one, related=tuple(tie for tie in one.related if tie.incident_id not in gone))
        for one in sorted(store.incidents_named(sorted(outside)), key=lambda one: one.id)
    ]


def figures_of_run(
    store: Store, incidents: Iterable[Incident], told: Mapping[str, Testimony]
) -> dict[str, IncidentFigures]:
    """The figures of incidents; `told` are the testimonies of a run, and an incident outside it is looked up."""
    found = {}
    for one in incidents:
        own = [told[record] for record in one.records if record in told]
        found[one.id] = figures_told(own or as_left(store, testimonies_of(store, [one])[one.id]))
    return found


def difference(
    incidents: Sequence[Incident], known: Sequence[Incident], planned: Collection[str] = ()
) -> tuple[list[Incident], list[str]]:
    """What is new or changed, and the ids that are no more; ties to incidents outside the run stay.

    `planned` are the ids that a run was about when it set out, with those that are gone by now.
    """
    before = {one.id: one for one in known}
    inside = {*before, *planned, *(one.id for one in incidents)}
    now = [_with_ties(one, before.get(one.id), inside) for one in incidents]
    gone = sorted(set(before) - {one.id for one in now})
    return [one for one in now if before.get(one.id) != one], gone


def _with_ties(one: Incident, old: Incident | None, inside: Collection[str]) -> Incident:
    kept = [tie for tie in (old.related if old else ()) if tie.incident_id not in inside]
    ties = {(tie.incident_id, tie.kind): tie for tie in (*one.related, *kept)}
    return replace(one, related=tuple(ties[key] for key in sorted(ties)))


def moved(judgements: Iterable[Judgement], people: People) -> list[Judgement]:
    """The judgements whose record has another id by now."""
    targets = {one.id: one.target for one in judgements}
    return [one for one in people.carried if one.target != targets[one.id]]
