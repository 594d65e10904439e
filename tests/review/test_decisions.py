"""Decisions on a store: kept one by one, never lost, never overwritten silently."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from judging import RAW, keep, make_record, toll

from model_strategies import records
from saksi.errors import ReviewError
from saksi.export.contract import record_form
from saksi.model import Incident, Judgement, Record, Span, Verdict
from saksi.review import (
    Decision,
    Standing,
    accept,
    add,
    correct,
    field_text,
    find_record,
    gold_files,
    judged_reports,
    judgements_on,
    merge,
    missed_record,
    newest,
    queue,
    reject,
    review_report,
    reviewed_coded,
    split,
    undo,
    write_gold,
)
from saksi.review.wanted import passes
from saksi.store import RecordFilter, StaleJudgementError, Store

ANI, BUDI = Decision("ani"), Decision("budi")
ATTACK, SHELLING = make_record(), make_record("shelling", (70, 110))
FIFTEEN = field_text(replace(ATTACK, harm=(toll(15),)), "harm")


SOMETIMES = st.none() | st.sampled_from(["a", "attack"])
WANTED = st.builds(
    RecordFilter,
    event_type=st.none() | st.sampled_from(["attack", "control"]),
    modality=st.none() | st.sampled_from(["asserted", "denied"]),
    place=SOMETIMES,
    country=st.none() | st.sampled_from(["LY", "a"]),
    actor=SOMETIMES,
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
)


def order(store: Store, wanted: RecordFilter | None = None) -> list[str]:
    return [item.found.record.event_type for item in queue(store, wanted=wanted)]


def dead(store: Store) -> int:
    return find_record(store, ATTACK.id).record.harm[0].low


def test_the_queue_puts_toll_and_doubt_first(store: Store) -> None:
    assert order(store) == ["shelling", "attack", "protest"]
    assert order(store, RecordFilter(report="r-2")) == ["protest"]


def test_settled_records_leave_the_queue_and_come_back_when_the_reader_changes_its_mind(store: Store) -> None:
    accept(store, ATTACK.id, ANI)
    assert order(store) == ["shelling", "protest"]
    keep(store, replace(ATTACK, harm=(toll(99),), reader="rules-2"), reader="rules-2")
    assert order(store)[0] == "attack"
    assert dead(store) == 12


def test_a_record_is_corrected_until_that_is_undone(store: Store) -> None:
    made = correct(store, ATTACK.id, "harm", FIFTEEN, ANI)
    assert dead(store) == 15
    assert (made.field, json.loads(made.old or "")[0]["low"], json.loads(made.new or "")[0]["low"]) == ("harm", 12, 15)
    undo(store, made, BUDI)
    assert dead(store) == 12
    with pytest.raises(ReviewError, match="not in force"):
        undo(store, made, BUDI)


def test_the_second_reviewer_is_told(store: Store) -> None:
    first = correct(store, ATTACK.id, "harm", FIFTEEN, replace(ANI, expected=""))
    with pytest.raises(StaleJudgementError) as told:
        reject(store, ATTACK.id, replace(BUDI, expected=""))
    assert told.value.newest == first
    reject(store, ATTACK.id, replace(BUDI, expected=newest(store.judgements(ATTACK.id))))
    assert find_record(store, ATTACK.id).standing is Standing.REJECTED


@pytest.mark.parametrize(("field", "value"), [("shoes", "1"), ("harm", "{}"), ("harm", "no json"), ("modality", '"x"')])
def test_what_no_record_can_hold_is_refused(store: Store, field: str, value: str) -> None:
    with pytest.raises(ReviewError):
        correct(store, ATTACK.id, field, value, ANI)
    assert list(store.judgements()) == []


def test_a_value_that_stands_there_already_is_no_correction(store: Store) -> None:
    with pytest.raises(ReviewError, match="already"):
        correct(store, ATTACK.id, "harm", field_text(ATTACK, "harm"), ANI)


def test_an_added_record_is_of_its_report_and_can_be_corrected_and_taken_back(store: Store) -> None:
    missed = missed_record("r-1", "arrest", [Span(140, 180)], "ani")
    made = add(store, missed, ANI)
    correct(store, missed.id, "harm", FIFTEEN, BUDI)
    found = find_record(store, missed.id)
    assert (found.standing, found.record.harm[0].low) == (Standing.ADDED, 15)
    with pytest.raises(ReviewError, match="already"):
        add(store, missed, BUDI)
    undo(store, made, ANI)
    with pytest.raises(ReviewError, match="no record of its report"):
        find_record(store, missed.id)


def test_an_added_record_beside_one_of_its_type_stays_apart(store: Store) -> None:
    missed = missed_record("r-1", "attack", [Span(0, 60)], "ani")
    add(store, missed, ANI)
    newer = make_record(evidence=(0, 44), reader="rules-2")
    keep(store, newer, reader="rules-2")
    assert {each.record.id for each in review_report(store, "r-1").records} == {newer.id, missed.id}


def test_a_record_needs_words() -> None:
    with pytest.raises(ReviewError, match="words that state it"):
        missed_record("r-1", "arrest", [Span(3, 3)], "ani")


def test_nothing_is_lost_over_a_re_run(store: Store) -> None:
    correct(store, ATTACK.id, "harm", FIFTEEN, ANI)
    reject(store, SHELLING.id, ANI)
    newer = [make_record(evidence=(0, 44), reader="rules-2"), make_record("siege", (200, 240), reader="rules-2")]
    keep(store, *newer, reader="rules-2")
    reviewed = review_report(store, "r-1")
    assert [each.record.harm[0].low for each in reviewed.records] == [15, 12]
    assert [each.judgement.verdict for each in reviewed.obsolete] == [Verdict.REJECT]
    assert len(judgements_on(store, "r-1")) == 2


def test_corrected_data_goes_out_without_the_rejected_and_with_the_added(store: Store) -> None:
    correct(store, ATTACK.id, "harm", FIFTEEN, ANI)
    reject(store, SHELLING.id, ANI)
    add(store, missed_record("r-1", "arrest", [Span(140, 180)], "ani"), ANI)
    told = {report.id: [record.event_type for record in records] for report, records in reviewed_coded(store)}
    assert told == {"r-1": ["attack", "arrest"], "r-2": ["protest"]}
    settled = {report.id for report, _ in reviewed_coded(store, settled=True)}
    assert settled == {"r-1"}


def test_added_records_pass_the_filter_too_and_reports_without_others_come_last(store: Store) -> None:
    keep(store, make_record("siege", report="r-0"))
    store.save(store.begin("rules-2"), store.report("r-0"), store.clean_text("r-0"), "rules-2", [])
    missed = missed_record("r-0", "arrest", [Span(140, 180)], "ani")
    add(store, missed, ANI)
    told = {report.id: [record.event_type for record in records] for report, records in reviewed_coded(store)}
    assert list(told.items())[-1] == ("r-0", ["arrest"])
    assert [report.id for report, _ in reviewed_coded(store, RecordFilter(event_type="arrest"))] == ["r-0"]
    assert [report.id for report, _ in reviewed_coded(store, RecordFilter(event_type="protest"))] == ["r-2"]
    assert list(reviewed_coded(store, RecordFilter(report="r-0", place="Sirte"))) == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(record=records("r-9"), wanted=WANTED)
def test_a_filter_asks_an_added_record_what_the_store_asks_its_rows(
    store: Store, record: Record, wanted: RecordFilter
) -> None:
    keep(store, record)
    found = {each.id for each in store.records(replace(wanted, report="r-9"))}
    assert passes(record, wanted) is (record.id in found)


def test_gold_is_of_reports_that_are_judged_whole(store: Store, tmp_path: Path) -> None:
    accept(store, ATTACK.id, ANI)
    assert list(judged_reports(store)) == []
    assert [records for _, records in judged_reports(store, complete=False)] == [
        (find_record(store, ATTACK.id).record,)
    ]
    reject(store, SHELLING.id, ANI)
    files = dict(gold_files(judged_reports(store), record_form))
    assert sorted(files) == ["r-1.json", "r-1.meta.json", "r-1.txt"]
    assert write_gold(files.items(), str(tmp_path / "gold")) == 1
    assert (tmp_path / "gold" / "r-1.txt").read_text() == RAW
    with pytest.raises(ReviewError, match="cannot be written"):
        write_gold(files.items(), str(tmp_path / "gold" / "r-1.txt"))


def incident(name: str, *records: Record) -> Incident:
    return Incident(name, records[0].event_type, tuple(record.id for record in records), (), ())


def test_incidents_are_merged_and_split_by_their_records(store: Store) -> None:
    store.save_incidents([incident("i-1", ATTACK), incident("i-2", SHELLING)])
    merged = merge(store, ["i-1", "i-2"], ANI)
    assert json.loads(merged.new or "") == [ATTACK.id, SHELLING.id]
    with pytest.raises(ReviewError, match="two incidents"):
        merge(store, ["i-1", "i-1"], ANI)
    store.save_incidents([incident("i-1", ATTACK, SHELLING)], ["i-2"])
    parted: Judgement = split(store, "i-1", [SHELLING.id], ANI)
    assert (json.loads(parted.new or ""), json.loads(parted.old or "")) == ([SHELLING.id], [ATTACK.id])
    for leaving in ([], [ATTACK.id, SHELLING.id], ["e-none"]):
        with pytest.raises(ReviewError, match="cannot be split"):
            split(store, "i-1", leaving, ANI)
