"""How far an incident is judged follows its records when it grows, is absorbed, merged, split or gets another id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retold import Coded, keep_told, war
from saksi.linking import link_store, relink
from saksi.model import Incident
from saksi.review import Decision, accept_incident, merge, reject_incident, split, undo
from saksi.store import Status, Store, open_store

RINA = Decision("rina")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "reports.db"))
    keep_told(opened, war())
    link_store(opened)
    yield opened
    opened.close()


def largest(store: Store) -> list[Incident]:
    return sorted(store.incidents(), key=lambda one: (-len(one.records), one.id))


def status(store: Store, *records: str) -> Status:
    (home,) = set(store.incidents_of(records).values())
    return store.incident_row(home).status


def merged(store: Store, first: Incident, other: Incident) -> str:
    """The id of what two incidents are when people have merged them."""
    merge(store, [first.id, other.id], RINA)
    relink(store, [first.id, other.id])
    (home,) = set(store.incidents_of([*first.records, *other.records]).values())
    return home


@pytest.mark.parametrize("turn", [1, -1])
def test_what_people_merge_is_corrected_whichever_id_it_keeps(store: Store, turn: int) -> None:
    pair = largest(store)[:6:5][::turn]
    home = merged(store, *pair)
    assert home == largest(store)[0].id  # the larger one's, though the decision may be on the other
    assert store.incident_row(home).status is Status.CORRECTED
    (decided,) = store.judgements(pair[0].id)
    undo(store, decided, RINA)
    relink(store, [home])
    assert {status(store, *one.records) for one in pair} == {Status.OPEN}


def test_both_parts_of_a_split_are_corrected(store: Store) -> None:
    whole = largest(store)[0]
    split(store, whole.id, whole.records[:1], RINA)
    relink(store, [whole.id])
    assert status(store, *whole.records[:1]) is Status.CORRECTED
    assert status(store, *whole.records[1:]) is Status.CORRECTED


def test_what_is_absorbed_brings_its_judgements(store: Store) -> None:
    large, other, third = largest(store)[:3]
    accept_incident(store, other.id, RINA)
    home = merged(store, large, other)
    assert store.incident_row(home).status is Status.PARTIAL
    accept_incident(store, home, RINA)
    assert store.incident_row(home).status is Status.ACCEPTED
    reject_incident(store, third.id, RINA)
    link_store(store)
    assert not store.incidents_of(third.records)
    assert store.incident_row(home).status is Status.ACCEPTED


def test_a_status_holds_when_all_is_linked_anew(store: Store) -> None:
    large, other, third = largest(store)[:3]
    accept_incident(store, large.id, RINA)
    split(store, other.id, other.records[:1], RINA)
    link_store(store, anew=True)
    assert status(store, *large.records) is Status.ACCEPTED
    assert status(store, *other.records[1:]) is Status.CORRECTED
    assert status(store, *third.records) is Status.OPEN


def test_what_joins_an_accepted_incident_is_open(tmp_path: Path) -> None:
    told = war()
    store = open_store(str(tmp_path / "grows.db"))
    keep_told(store, told)
    link_store(store)
    whole = set(largest(store)[0].records)
    late = max((one for one in told if one[1][0].id in whole), key=_published)
    growing = open_store(str(tmp_path / "growing.db"))
    keep_told(growing, [one for one in told if one is not late])
    link_store(growing)
    (home,) = set(growing.incidents_of(sorted(whole - {late[1][0].id})).values())
    accept_incident(growing, home, RINA)
    keep_told(growing, [late])
    link_store(growing)
    assert set(growing.incident(home).records) == whole
    assert growing.incident_row(home).status is Status.PARTIAL
    store.close()
    growing.close()


def _published(one: Coded) -> tuple[str, str]:
    return str(one[0].published and one[0].published.end), one[0].id
