"""Incidents with what their reports say of them, as people's judgements leave it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from saksi.export.material import Dossier
    from saksi.model import Record, Report, Testimony
    from saksi.store import Store
    from saksi.store.interface import RecordFilter
    from saksi.store.listing import IncidentFilter


def dossiers(store: Store, wanted: IncidentFilter, *, as_coded: bool) -> Iterable[Dossier]:
    """The incidents asked for; with `as_coded` as the readers coded them."""
    from saksi.export.material import Stored  # noqa: PLC0415  (loads what linking needs)
    from saksi.release.material import Reviewed  # noqa: PLC0415

    material = Stored(store, incidents=wanted) if as_coded else Reviewed(store, incidents=wanted)
    return material.dossiers()


def dossier(store: Store, incident_id: str, *, as_coded: bool) -> Dossier:
    """One incident; StoreError if there is none."""
    from saksi.export.material import Dossier  # noqa: PLC0415
    from saksi.release.material import Reviewed  # noqa: PLC0415

    incident = store.incident(incident_id)
    if not as_coded:
        return Dossier(incident, Reviewed(store).testimonies(incident))
    found = store.testimonies([incident.id]).get(incident.id, ())
    return Dossier(incident, tuple(sorted(found, key=lambda one: one.record.id)))


def witnesses(store: Store, wanted: Sequence[RecordFilter], *, as_coded: bool) -> list[Testimony]:
    """The records asked for, each with its report and family, linked into incidents or not."""
    from saksi.model import Testimony  # noqa: PLC0415

    coded = [(report, record) for one in wanted for report, record in _coded(store, one, as_coded=as_coded)]
    families = store.families_of(sorted({report.id for report, _ in coded}))
    return [Testimony(report, record, families.get(report.id, report.id)) for report, record in coded]


def _coded(store: Store, wanted: RecordFilter, *, as_coded: bool) -> Iterator[tuple[Report, Record]]:
    from saksi.review import reviewed_coded  # noqa: PLC0415

    for report, records in store.coded(wanted) if as_coded else reviewed_coded(store, wanted):
        for record in records:
            yield report, record
