"""The tolls that lists show are UCDP's of the testimonies as people left them, from linking to the desk and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from retold import keep_told, war
from saksi.linking import link_store, relink
from saksi.merge.tolls import ucdp_toll
from saksi.model import Incident, Record
from saksi.review import Decision, accept, correct, field_text, merge, reject, reject_incident, split, undo
from saksi.store import IncidentFigures, IncidentFilter, Order, Store, open_store

RINA = Decision("rina")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "reports.db"))
    keep_told(opened, war())
    link_store(opened)
    yield opened
    opened.close()


def dead(store: Store, incident_id: str) -> tuple[int | None, int | None, int | None]:
    figures = store.incident_row(incident_id).figures
    return figures.deaths_low, figures.deaths_best, figures.deaths_high


def told(store: Store, incident_id: str, *without: str, **other: Record) -> tuple[int, int, int]:
    """UCDP's toll of an incident, some of its records left out or put otherwise."""
    members = [one for one in store.testimonies([incident_id])[incident_id] if one.record.id not in without]
    toll = ucdp_toll([replace(one, record=other.get(one.record.id, one.record)) for one in members])
    return toll.low, toll.best, toll.high


def of_several(store: Store) -> Incident:
    """An incident of which outlets tell different tolls."""
    return next(one for one in store.incidents() if len(one.records) > 2 and len(set(told(store, one.id))) > 1)


def counting(record: Record, number: int) -> Record:
    return replace(record, harm=(replace(record.harm[0], low=number, high=number),))


def test_lists_show_ucdps_toll(store: Store) -> None:
    rows = store.incident_rows()
    assert {row.id: dead(store, row.id) for row in rows} == {row.id: told(store, row.id) for row in rows}
    assert any(len(set(dead(store, row.id))) > 1 for row in rows)


def test_a_toll_corrected_on_the_desk_shows_at_once_and_goes_when_that_is_undone(store: Store) -> None:
    incident = of_several(store)
    before = dead(store, incident.id)
    record = store.record(incident.records[0])
    decided = correct(store, record.id, "harm", field_text(counting(record, 4000), "harm"), RINA)
    assert dead(store, incident.id) == told(store, incident.id, **{record.id: counting(record, 4000)})
    assert [row.id for row in store.incident_rows(IncidentFilter(min_toll=4000, order=Order.TOLL))] == [incident.id]
    accept(store, record.id, RINA)
    assert dead(store, incident.id)[2] == 4000
    link_store(store, anew=True)
    assert dead(store, incident.id)[2] == 4000
    undo(store, list(store.judgements(record.id))[-1], RINA)
    undo(store, decided, RINA)
    assert dead(store, incident.id) == before


def test_a_rejected_record_no_longer_counts(store: Store) -> None:
    incident = of_several(store)
    highest = max(incident.records, key=lambda name: store.record(name).harm[0].low)
    reject(store, highest, RINA)
    assert dead(store, incident.id) == told(store, incident.id, highest)
    reject_incident(store, incident.id, RINA)
    assert dead(store, incident.id) == (None, None, None)


def test_what_is_merged_and_split_is_counted_anew(store: Store) -> None:
    one, other = sorted(store.incidents(), key=lambda found: (-len(found.records), found.id))[:2]
    merge(store, [one.id, other.id], RINA)
    relink(store, [one.id, other.id])
    (both,) = set(store.incidents_of([*one.records, *other.records]).values())
    assert dead(store, both) == told(store, both)
    leaving = list(other.records)
    split(store, both, leaving, RINA)
    relink(store, [both])
    for name in set(store.incidents_of([*one.records, *other.records]).values()):
        assert dead(store, name) == told(store, name)


def test_figures_of_an_older_store_come_right_when_it_is_linked_anew(store: Store) -> None:
    names = [row.id for row in store.incident_rows()]
    right = {name: dead(store, name) for name in names}
    store.save_figures({name: IncidentFigures(1, 2, 0.3) for name in names})
    done = link_store(store, anew=True)
    assert (done.changed, done.gone) == (0, 0)
    assert {name: dead(store, name) for name in names} == right


def test_an_incident_without_a_toll_has_none(store: Store) -> None:
    report, records = war()[0]
    bare = replace(report, id="r-bare", raw=f"{report.raw} tanpa korban", name="bare.txt")
    far = replace(records[0], id="e-bare", report_id="r-bare", event_type="protest", harm=())
    keep_told(store, [(bare, (far,))])
    link_store(store)
    assert dead(store, store.incidents_of(["e-bare"])["e-bare"]) == (None, None, None)
