"""Whether a record that no reader made passes a filter: what a store asks of its rows, asked of a record."""

from __future__ import annotations

from saksi.model import PlaceRef, Record
from saksi.store.interface import RecordFilter


def passes(record: Record, wanted: RecordFilter) -> bool:
    """Whether the record is asked for; report, reader, links, judgements and limits are the caller's to heed."""
    return (
        wanted.event_type in (None, record.event_type)
        and wanted.modality in (None, record.modality.value)
        and _place_passes(record, wanted)
        and _actor_passes(record, wanted)
        and _time_passes(record, wanted)
    )


def _place_passes(record: Record, wanted: RecordFilter) -> bool:
    if wanted.place is None and wanted.country is None:
        return True
    places = [place for place in (record.place, record.origin) if place is not None]
    return any(_is_place(place, wanted) for place in places)


def _is_place(place: PlaceRef, wanted: RecordFilter) -> bool:
    names = (place.text, place.name, place.admin1, place.admin2)
    named = wanted.place is None or any(_holds(name, wanted.place) for name in names)
    return named and (wanted.country is None or place.country == wanted.country.upper())


def _actor_passes(record: Record, wanted: RecordFilter) -> bool:
    if wanted.actor is None:
        return True
    refs = (*record.actors, *record.recipients)
    return any(_holds(ref.text, wanted.actor) or ref.actor_id == wanted.actor for ref in refs)


def _time_passes(record: Record, wanted: RecordFilter) -> bool:
    first, last = (record.time.start, record.time.end) if record.time else (None, None)
    return (wanted.since is None or (last is not None and last >= wanted.since)) and (
        wanted.until is None or (first is not None and first <= wanted.until)
    )


def _holds(name: str | None, part: str) -> bool:
    return name is not None and part.lower() in name.lower()
