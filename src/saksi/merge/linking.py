"""Records of many reports that tell of one event, into incidents."""

from __future__ import annotations

from collections.abc import Sequence

from saksi.merge.identity import keep_ids
from saksi.model import Incident, Judgement, Link, Testimony


def link(
    testimonies: Sequence[Testimony], judgements: Sequence[Judgement] = (), known: Sequence[Incident] = ()
) -> tuple[Incident, ...]:
    """The incidents that the testimonies tell; one that grows keeps the id it has in `known`."""
    before = {record: incident.id for incident in known for record in incident.records}
    ordered = sorted(testimonies, key=lambda one: one.record.id)
    ids = keep_ids("i-", [[one.record.id] for one in ordered], before)
    return tuple(_alone(name, one) for name, one in zip(ids, ordered, strict=True))


def _alone(name: str, one: Testimony) -> Incident:
    record = one.record
    time = record.time
    return Incident(
        name,
        record.event_type,
        (record.id,),
        (one.family,),
        (Link(record.id, 0.0, "its first record"),),
        record.place,
        time.start if time else None,
        time.end if time else None,
        record.actors,
        record.recipients,
    )
