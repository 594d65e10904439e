"""What every store must do with judgements."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from incident_samples import make_incident, make_judgement
from sqlalchemy import text
from test_conformance import keep, make_record, make_report

from saksi.errors import StoreError
from saksi.model import Verdict
from saksi.store import NO_JUDGEMENT, RecordFilter, StaleJudgementError, Status, Store
from saksi.store.sql import SqlStore


def test_judgements_come_back_equal_and_in_order(store: Store) -> None:
    given = [
        make_judgement("j-1", "e-1", Verdict.CORRECT, field="harm", old='"\\u0000"', new="7\x00", note="kata dokter"),
        make_judgement("j-2", "e-2", reviewer="budi", anchor='{"type": "attack"}'),
        make_judgement("j-0", "e-1", Verdict.UNDO, old='"j-1"', at=datetime(2020, 1, 1, tzinfo=UTC)),
    ]
    for judgement in given:
        store.judge(judgement)
    assert list(store.judgements()) == given
    assert list(store.judgements("e-1")) == [given[0], given[2]]
    assert store.judgements_of(["e-2", "e-1", "e-9"]) == {"e-1": (given[0], given[2]), "e-2": (given[1],)}


def test_judgements_are_found_by_their_ids(store: Store) -> None:
    given = [make_judgement(f"j-{number}", "e-1") for number in (2, 0, 1)]
    for judgement in given:
        store.judge(judgement)
    assert list(store.judgement_ids()) == ["j-2", "j-0", "j-1"]
    assert list(store.judgements_named(["j-1", "j-2", "j-gone"])) == [given[0], given[2]]
    assert list(store.judgements_named([])) == []


def test_a_judgement_twice_is_kept_once(store: Store) -> None:
    judgement = make_judgement("j-1", "e-1")
    store.judge(judgement, NO_JUDGEMENT)
    store.judge(judgement, NO_JUDGEMENT)
    assert list(store.judgements()) == [judgement]
    with pytest.raises(StoreError, match="another judgement"):
        store.judge(make_judgement("j-1", "e-2"))


def test_who_has_not_seen_the_newest_judgement_is_told(store: Store) -> None:
    first = make_judgement("j-1", "e-1")
    store.judge(first, NO_JUDGEMENT)
    late = make_judgement("j-2", "e-1", Verdict.REJECT, reviewer="budi")
    with pytest.raises(StaleJudgementError, match="ani") as caught:
        store.judge(late, NO_JUDGEMENT)
    assert caught.value.newest == first
    assert list(store.judgements()) == [first]
    store.judge(late, "j-1")
    with pytest.raises(StaleJudgementError):
        store.judge(make_judgement("j-3", "e-1"), "j-1")
    with pytest.raises(StaleJudgementError) as none:
        store.judge(make_judgement("j-4", "e-4"), "j-gone")
    assert none.value.newest is None


@pytest.mark.parametrize("change", ["UPDATE judgements SET note = 'x'", "DELETE FROM judgements"])
def test_the_database_itself_refuses_to_change_judgements(store: SqlStore, change: str) -> None:
    judgement = make_judgement("j-1", "e-1")
    store.judge(judgement)
    with pytest.raises(StoreError, match="never changed or removed"), store._writing() as connection:
        connection.execute(text(change))
    assert list(store.judgements()) == [judgement]


def test_an_incident_follows_the_judgements_on_its_records(store: Store) -> None:
    report = make_report()
    one, other = make_record(report, "attack"), make_record(report, "siege")
    keep(store, report, one, other)
    store.save_incidents([make_incident("i-1", one, other)])
    steps = [
        (make_judgement("j-1", "i-1", Verdict.MERGE), Status.CORRECTED),
        (make_judgement("j-2", one.id), Status.PARTIAL),
        (make_judgement("j-3", other.id, Verdict.CORRECT, field="harm"), Status.PARTIAL),
        (make_judgement("j-4", one.id, Verdict.UNDO, old='"j-2"'), Status.PARTIAL),
        (make_judgement("j-5", one.id, Verdict.CORRECT, field="time"), Status.CORRECTED),
        (make_judgement("j-6", other.id), Status.PARTIAL),
        (make_judgement("j-7", one.id, Verdict.REJECT), Status.ACCEPTED),
        (make_judgement("j-8", other.id, Verdict.REJECT), Status.REJECTED),
    ]
    for judgement, status in steps:
        store.judge(judgement)
        assert store.incident_row("i-1").status is status, judgement.id
        store.save_incidents([make_incident("i-1", one, other)])
        assert store.incident_row("i-1").status is status, judgement.id


def test_a_record_that_joins_an_accepted_incident_is_open(store: Store) -> None:
    report = make_report()
    one, other = make_record(report, "attack"), make_record(report, "siege")
    keep(store, report, one, other)
    store.save_incidents([make_incident("i-1", one)])
    store.judge_all([make_judgement("j-1", one.id), make_judgement("j-2", "i-1")])
    assert store.incident_row("i-1").status is Status.ACCEPTED
    store.save_incidents([make_incident("i-1", one, other)])
    assert store.incident_row("i-1").status is Status.PARTIAL


def test_several_judgements_are_kept_all_or_none(store: Store) -> None:
    given = [make_judgement("j-1", "e-1"), make_judgement("j-2", "e-2"), make_judgement("j-3", "i-1")]
    store.judge_all(given, {"e-1": NO_JUDGEMENT, "e-2": NO_JUDGEMENT, "e-3": NO_JUDGEMENT, "i-1": NO_JUDGEMENT})
    store.judge_all(given, {"e-1": NO_JUDGEMENT})
    assert list(store.judgements()) == given
    late = [make_judgement("j-4", "e-9"), make_judgement("j-5", "e-2", Verdict.REJECT)]
    for stale in ({"e-9": NO_JUDGEMENT, "e-2": NO_JUDGEMENT}, {"e-1": NO_JUDGEMENT}):
        with pytest.raises(StaleJudgementError) as caught:
            store.judge_all(late, stale)
        assert caught.value.newest in given
        assert list(store.judgements()) == given


def test_records_are_asked_for_by_incident_judgement_and_page(store: Store) -> None:
    report = make_report()
    records = [make_record(report, kind) for kind in ("attack", "siege", "shelling")]
    keep(store, report, *records)
    store.save_incidents([make_incident("i-1", records[0])])
    store.judge(make_judgement("j-1", records[2].id))
    kinds = {
        "attack": RecordFilter(linked=True),
        "siege shelling": RecordFilter(linked=False),
        "shelling": RecordFilter(judged=True),
        "attack siege": RecordFilter(judged=False),
        "siege": RecordFilter(after=records[0].id, limit=1),
    }
    for found, wanted in kinds.items():
        assert " ".join(record.event_type for record in store.records(wanted)) == found
