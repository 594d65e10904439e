"""Judged reports are kept, and reviewed anew only where something was decided or read since."""

from __future__ import annotations

from judging import keep, make_record

from saksi.model import Judgement
from saksi.review import Decision, Standing, accept, agreement, disputes, newest, queue, reject, undo
from saksi.review.judged import JudgedReports
from saksi.review.reviewed import by_report, review_report
from saksi.store import RecordFilter, Store


def decide(store: Store, event_type: str, reviewer: str = "ani") -> Judgement:
    record = next(store.records(RecordFilter(event_type=event_type)))
    return accept(store, record.id, Decision(reviewer))


def test_they_are_those_of_the_store(store: Store) -> None:
    judged = JudgedReports(store)
    assert not judged.now().reports
    decide(store, "attack")
    decide(store, "protest", "budi")
    now = judged.now()
    assert list(now.judgements) == list(store.judgements())
    assert set(now.reports) == set(by_report(store.judgements())) == {"r-1", "r-2"}
    for name, report in now.reports.items():
        assert report.reviewed == review_report(store, name)


def test_only_what_was_judged_since_is_reviewed_anew(store: Store) -> None:
    judged = JudgedReports(store)
    decide(store, "attack")
    made = decide(store, "protest")
    first = judged.now().reports
    undo(store, made, Decision("ani", newest(store.judgements(made.target))))
    second = judged.now().reports
    assert second["r-1"] is first["r-1"]
    assert [each.standing for each in second["r-2"].reviewed.records] == [Standing.OPEN]


def test_a_new_reading_is_seen(store: Store) -> None:
    judged = JudgedReports(store)
    decide(store, "protest")
    assert not judged.now().reports["r-2"].reviewed.records[0].mismatched
    keep(store, make_record("protest", (10, 50), report="r-2", dead=3))
    assert judged.now().reports["r-2"].reviewed.records[0].mismatched


def test_reviewers_agree_and_differ_as_over_all_reports(store: Store) -> None:
    record = next(store.records(RecordFilter(event_type="attack")))
    decide(store, "attack")
    reject(store, record.id, Decision("budi"))
    decide(store, "protest")
    reports = JudgedReports(store).now().reports
    records, judgements = list(store.records()), list(store.judgements())
    assert [one for report in reports.values() for one in report.disputes] == list(disputes(records, judgements))
    assert {name for report in reports.values() for name in report.ratings} == {record.id}
    assert agreement(records, judgements)


def test_the_queue_is_the_same_with_and_without_what_was_kept(store: Store) -> None:
    judged = JudgedReports(store)
    assert queue(store, judged=judged) == queue(store)
    decide(store, "attack")
    assert queue(store, judged=judged) == queue(store)
    assert len(queue(store)) == 2
