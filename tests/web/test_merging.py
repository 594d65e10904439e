"""Merging and splitting incidents at the desk."""

from __future__ import annotations

import pytest
from desks import Desk

from saksi.linking import link_store
from saksi.model import Verdict
from saksi.store import Store


@pytest.fixture
def linked(desk: Desk) -> Desk:
    link_store(desk.store)
    return desk


def incidents(store: Store) -> dict[str, frozenset[str]]:
    return {incident.id: frozenset(incident.records) for incident in store.incidents()}


def test_two_incidents_are_merged_and_parted_again(linked: Desk) -> None:
    before = incidents(linked.store)
    one, other = sorted(before)[:2]
    answer = linked.post("/incidents/merge", incident=[one, other], expected="")
    merged = incidents(linked.store)
    held = before[one] | before[other]
    assert held in merged.values()
    assert len(merged) == len(before) - 1
    assert merged[answer.headers["location"].rpartition("/")[2]] == held
    (judgement,) = linked.store.judgements()
    linked.post("/review/undo", target=judgement.target, judgement=judgement.id)
    assert set(incidents(linked.store).values()) == set(before.values())
    assert [each.verdict for each in linked.store.judgements()] == [Verdict.MERGE, Verdict.UNDO]


def test_a_record_that_is_split_off_stays_off(linked: Desk) -> None:
    before = incidents(linked.store)
    one, other = sorted(before)[:2]
    home = linked.post("/incidents/merge", incident=[one, other]).headers["location"].rpartition("/")[2]
    newest = list(linked.store.judgements())[-1].id if home == one else ""
    linked.post(f"/incidents/{home}/split", record=sorted(before[other]), expected=newest)
    assert set(incidents(linked.store).values()) == set(before.values())
    link_store(linked.store, anew=True)
    assert set(incidents(linked.store).values()) == set(before.values())


def test_who_has_not_seen_the_newest_judgement_is_told(linked: Desk) -> None:
    one, other, third = sorted(incidents(linked.store))[:3]
    assert linked.post("/incidents/merge", incident=[one, other], expected="").status_code == 303
    target = next(linked.store.judgements()).target
    names = [target, third] if target in incidents(linked.store) else [other, third]
    answer = linked.post("/incidents/merge", incident=names, expected="j-unseen")
    assert answer.status_code == 409
    assert len(list(linked.store.judgements())) == 1


@pytest.mark.parametrize("fields", [{}, {"incident": ["i-1"]}])
def test_a_merge_needs_two(linked: Desk, fields: dict[str, list[str]]) -> None:
    assert linked.post("/incidents/merge", **fields).status_code in (404, 422)
