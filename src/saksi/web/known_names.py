"""What the ids of actors and places are called."""

from __future__ import annotations

from saksi.store.interface import Store
from saksi.store.listing import IncidentFilter


def actor_name(actor: str) -> str:
    """The name of a known actor by its id; of an unknown one its words, which stand in the id's place."""
    from saksi.knowledge.shared import actors  # noqa: PLC0415 (loads the list of actors)

    known = actors().get(actor)
    return known.name if known else actor


def place_name(store: Store, place: str) -> str:
    """The name under which the store's incidents know a place by its id; else the text itself."""
    rows = store.incident_rows(IncidentFilter(place_id=place, limit=1))
    return (rows[0].place or place) if rows else place
