"""Whole incidents accepted and rejected: what it says of their records, what undo leaves, who is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from judging import keep, make_record

from saksi.errors import ReviewError
from saksi.model import Incident, Judgement, Modality, Record, Verdict
from saksi.review import (
    Decision,
    Standing,
    accept,
    accept_incident,
    correct,
    find_record,
    is_on_incident,
    judged_reports,
    merge,
    reject,
    reject_incident,
    seen,
    split,
    undo,
    undo_incident,
    whereabouts,
)
from saksi.store import StaleJudgementError, Status, Store

ATTACK, SHELLING, PROTEST = (
    make_record(),
    make_record("shelling", (70, 110)),
    make_record("protest", (10, 50), report="r-2", harm=()),
)
ANI, BUDI = Decision("ani", note="both are one raid"), Decision("budi")


def incident(name: str, *records: Record) -> Incident:
    return Incident(name, records[0].event_type, tuple(record.id for record in records), (), ())


@pytest.fixture
def linked(store: Store) -> Store:
    store.save_incidents([incident("i-1", ATTACK, SHELLING, PROTEST)])
    return store


def standings(store: Store) -> list[Standing]:
    return [find_record(store, record.id).standing for record in (ATTACK, SHELLING, PROTEST)]


def seeing(store: Store, name: str = "budi") -> Decision:
    return Decision(name, seen(store, "i-1"))


def test_accepting_leaves_alone_what_was_decided_before(linked: Store) -> None:
    reject(linked, ATTACK.id, BUDI)
    correct(linked, SHELLING.id, "modality", '"alleged"', BUDI)
    made = accept_incident(linked, "i-1", ANI)
    assert standings(linked) == [Standing.REJECTED, Standing.ACCEPTED, Standing.ACCEPTED]
    assert find_record(linked, SHELLING.id).record.modality == "alleged"
    assert is_on_incident(made)
    assert len(json.loads(made.new or "")) == 2
    assert [judgement.note for judgement in linked.judgements(PROTEST.id)] == [ANI.note]
    assert linked.incident_row("i-1").status is Status.ACCEPTED
    with pytest.raises(ReviewError, match="decided on already"):
        accept_incident(linked, "i-1", ANI)


def test_a_record_that_joins_later_is_open(linked: Store) -> None:
    linked.save_incidents([incident("i-1", ATTACK, SHELLING)])
    accept_incident(linked, "i-1", ANI)
    linked.save_incidents([incident("i-1", ATTACK, SHELLING, PROTEST)])
    assert standings(linked) == [Standing.ACCEPTED, Standing.ACCEPTED, Standing.OPEN]
    assert linked.incident_row("i-1").status is Status.PARTIAL
    made = accept_incident(linked, "i-1", BUDI)
    assert len(json.loads(made.new or "")) == 1


def test_rejecting_takes_every_record_and_undo_gives_back_what_was_before(linked: Store) -> None:
    accept(linked, ATTACK.id, BUDI)
    made = reject_incident(linked, "i-1", ANI)
    assert standings(linked) == [Standing.REJECTED] * 3
    assert linked.incident_row("i-1").status is Status.REJECTED
    reject_of_shelling = list(linked.judgements(SHELLING.id))[-1]
    undo(linked, reject_of_shelling, BUDI)
    correct(linked, SHELLING.id, "modality", '"alleged"', BUDI)
    undo_incident(linked, made, ANI)
    assert standings(linked) == [Standing.ACCEPTED, Standing.CORRECTED, Standing.OPEN]
    with pytest.raises(ReviewError, match="taken back already"):
        undo_incident(linked, made, ANI)


def test_a_report_all_of_whose_incidents_are_accepted_is_gold(linked: Store) -> None:
    accept_incident(linked, "i-1", ANI)
    assert {report.id for report, _ in judged_reports(linked)} == {"r-1", "r-2"}


@pytest.mark.parametrize("decide", [accept_incident, reject_incident])
def test_who_has_not_seen_what_was_decided_is_told(
    linked: Store, decide: Callable[[Store, str, Decision], Judgement]
) -> None:
    by = seeing(linked)
    passed = accept(linked, SHELLING.id, ANI)
    before = list(linked.judgements())
    with pytest.raises(StaleJudgementError) as caught:
        decide(linked, "i-1", by)
    assert caught.value.newest == passed
    assert list(linked.judgements()) == before
    decide(linked, "i-1", seeing(linked))


def test_who_has_not_seen_a_record_join_is_told(linked: Store) -> None:
    linked.save_incidents([incident("i-1", ATTACK, SHELLING)])
    accept(linked, ATTACK.id, ANI)
    by = seeing(linked)
    linked.save_incidents([incident("i-1", ATTACK, SHELLING, PROTEST)])
    with pytest.raises(StaleJudgementError) as caught:
        reject_incident(linked, "i-1", by)
    assert caught.value.newest is None


def test_a_merge_with_an_incident_that_went_elsewhere_is_told(linked: Store) -> None:
    linked.save_incidents([incident("i-1", ATTACK), incident("i-2", SHELLING), incident("i-3", PROTEST)])
    by = seeing(linked)
    passed = merge(linked, ["i-2", "i-3"], ANI)
    linked.save_incidents([incident("i-2", SHELLING, PROTEST)], ["i-3"])
    with pytest.raises(StaleJudgementError) as caught:
        merge(linked, ["i-1", "i-3"], by)
    assert caught.value.newest == passed
    with pytest.raises(StaleJudgementError):
        split(linked, "i-2", [PROTEST.id], by)
    found = whereabouts(linked, "i-3")
    assert found is not None
    assert (found.judgement, found.homes) == (passed, ("i-2",))
    assert whereabouts(linked, "i-9") is None


def test_what_was_accepted_anew_no_longer_waits(store: Store) -> None:
    correct(store, ATTACK.id, "modality", '"alleged"', ANI)
    newer = replace(ATTACK, modality=Modality.DENIED, reader="rules-2")
    keep(store, newer, reader="rules-2")
    assert find_record(store, ATTACK.id).mismatched
    accept(store, ATTACK.id, BUDI)
    assert not find_record(store, ATTACK.id).mismatched
    assert find_record(store, ATTACK.id).record.modality == "alleged"


def test_an_incident_with_a_contradicted_record_is_accepted_anew(store: Store) -> None:
    accept(store, ATTACK.id, ANI)
    store.save_incidents([incident("i-1", ATTACK)])
    keep(store, replace(ATTACK, modality=Modality.DENIED, reader="rules-2"), reader="rules-2")
    made = accept_incident(store, "i-1", BUDI)
    assert made.verdict is Verdict.ACCEPT
    assert not find_record(store, ATTACK.id).mismatched
