"""Merging and splitting incidents at the desk."""

from __future__ import annotations

import pytest
from desks import Desk
from httpx import Response

from saksi.linking import link_store
from saksi.model import Verdict
from saksi.review import seen
from saksi.store import Store


@pytest.fixture
def linked(desk: Desk) -> Desk:
    link_store(desk.store)
    return desk


def incidents(store: Store) -> dict[str, frozenset[str]]:
    return {incident.id: frozenset(incident.records) for incident in store.incidents()}


def home_of(answer: Response) -> str:
    """The incident that a decision led to."""
    return str(answer.headers["location"]).rpartition("/")[2].partition("?")[0]


def test_two_incidents_are_merged_and_parted_again(linked: Desk) -> None:
    before = incidents(linked.store)
    one, other = sorted(before)[:2]
    answer = linked.post("/incidents/merge", incident=[one, other], expected=seen(linked.store, one))
    merged = incidents(linked.store)
    held = before[one] | before[other]
    assert held in merged.values()
    assert len(merged) == len(before) - 1
    assert merged[home_of(answer)] == held
    (judgement,) = linked.store.judgements()
    linked.post("/review/undo", target=judgement.target, judgement=judgement.id)
    assert set(incidents(linked.store).values()) == set(before.values())
    assert [each.verdict for each in linked.store.judgements()] == [Verdict.MERGE, Verdict.UNDO]


def test_a_record_that_is_split_off_stays_off(linked: Desk) -> None:
    before = incidents(linked.store)
    one, other = sorted(before)[:2]
    home = home_of(linked.post("/incidents/merge", incident=[one, other], expected=seen(linked.store, one)))
    linked.post(f"/incidents/{home}/split", record=sorted(before[other]), expected=seen(linked.store, home))
    assert set(incidents(linked.store).values()) == set(before.values())
    link_store(linked.store, anew=True)
    assert set(incidents(linked.store).values()) == set(before.values())
