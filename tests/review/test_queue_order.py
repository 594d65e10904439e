"""The order of the queue."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from judging import PATIENT, make_record, toll

from model_strategies import of_one_report
from saksi.model import Record, Report
from saksi.review import QueueItem, ReviewedRecord, Standing, in_order, priority

REPORT = Report("r-1", "a.txt", "")


def seen(record: Record) -> ReviewedRecord:
    return ReviewedRecord(record, record, Standing.OPEN)


def item(record: Record) -> QueueItem:
    return QueueItem(REPORT, seen(record), priority(seen(record)))


@PATIENT
@given(of_one_report(REPORT), st.randoms())
def test_the_order_does_not_depend_on_what_came_first(records: list[Record], random: object) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert in_order(map(item, records)) == in_order(map(item, shuffled))


@PATIENT
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_more_dead_are_never_due_later(few: int, more: int) -> None:
    ranks = [priority(seen(make_record(dead=dead))).rank for dead in sorted((few, more))]
    assert ranks == sorted(ranks)


@PATIENT
@given(st.floats(0, 1), st.floats(0, 1))
def test_less_sure_is_never_due_later(one: float, other: float) -> None:
    ranks = [priority(seen(make_record(scores={"record": score}))).rank for score in sorted((one, other))]
    assert ranks == sorted(ranks, reverse=True)


def test_figures_that_exclude_each_other_are_a_conflict() -> None:
    record = make_record(dead=12)
    assert priority(seen(record), [make_record("attack", report="r-2", dead=12)]).conflict == 0
    assert priority(seen(record), [make_record("attack", report="r-2", dead=17)]).conflict == 1


def test_at_least_ten_and_twelve_do_not_exclude_each_other() -> None:
    record = make_record(harm=(replace(toll(10), high=None),))
    assert priority(seen(record), [make_record(dead=12)]).conflict == 0
    assert priority(seen(record), [make_record(dead=9)]).conflict == 1
