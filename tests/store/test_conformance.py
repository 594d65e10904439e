"""What every store must do, whatever database is behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model_strategies import clean_texts, of_one_report, reports
from saksi.errors import StoreError
from saksi.model import (
    ActorRef,
    CleanText,
    Harm,
    HarmKind,
    Interval,
    Modality,
    OffsetMap,
    PlaceRef,
    Record,
    Report,
    Span,
    TimeRef,
    record_id,
    report_id,
)
from saksi.store import RecordFilter, Store, UnstorableReportError, open_store

ONE_STORE = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def make_report(raw: str = "Pasukan menyerang kota.", name: str = "a.txt", **known: object) -> Report:
    return replace(Report(report_id(raw), name, raw), **known)


def make_text(report: Report) -> CleanText:
    return CleanText(report.id, report.raw, (), OffsetMap.of(len(report.raw), ()))


def make_record(report: Report, event_type: str = "attack", **fields: object) -> Record:
    evidence = (Span(0, len(report.raw)),)
    made = Record(record_id(report.id, event_type, evidence, ()), report.id, event_type, Modality.ASSERTED, evidence)
    return replace(made, **fields)


def keep(store: Store, report: Report, *records: Record, reader: str = "rules-1") -> None:
    store.save(store.begin(reader), report, make_text(report), reader, records)


@ONE_STORE
@given(data=st.data())
def test_what_is_saved_comes_back_equal(store: Store, data: st.DataObject) -> None:
    report = data.draw(reports())
    text = data.draw(clean_texts(report))
    records = data.draw(of_one_report(report))
    store.save(store.begin("test-1"), report, text, "test-1", records)
    kept = store.report(report.id)
    assert kept.raw == report.raw
    assert store.clean_text(report.id) == text
    assert list(store.records(RecordFilter(report=report.id))) == records
    for record in records:
        assert store.record(record.id) == record


@ONE_STORE
@given(report=reports())
def test_a_report_comes_back_equal(store: Store, report: Report) -> None:
    run = store.begin("test-1")
    fresh = replace(report, raw=f"{report.raw}{run}", id=report_id(f"{report.raw}{run}"))
    store.fail(run, fresh.name, "no pack", report=fresh)
    assert store.report(fresh.id) == fresh


def test_the_same_reader_replaces_its_records(store: Store) -> None:
    report = make_report()
    keep(store, report, make_record(report), make_record(report, "shelling"))
    keep(store, report, make_record(report, "air_strike"))
    assert [record.event_type for record in store.records()] == ["air_strike"]
    assert len(list(store.reports())) == 1


def test_another_reader_adds_its_records_and_keeps_the_older(store: Store) -> None:
    report = make_report()
    same = make_record(report)
    keep(store, report, replace(same, reader="rules-1"), reader="rules-1")
    keep(store, report, replace(same, reader="rules-2"), make_record(report, "siege"), reader="rules-2")
    assert [record.event_type for record in store.records()] == ["attack", "siege"]
    assert [record.event_type for record in store.records(RecordFilter(reader="rules-1"))] == ["attack"]
    assert store.record(same.id).reader == "rules-2"
    assert store.record(same.id, "rules-1").reader == "rules-1"
    listed = next(store.reports())
    assert (listed.readers, listed.records) == (("rules-1", "rules-2"), 2)


def test_has_knows_reader_and_report(store: Store) -> None:
    report = make_report()
    assert not store.has(report.id, "rules-1")
    keep(store, report)
    assert store.has(report.id, "rules-1")
    assert not store.has(report.id, "rules-2")


def test_a_report_that_fails_to_be_saved_leaves_nothing(store: Store) -> None:
    report = make_report()
    twice = make_record(report)
    with pytest.raises(UnstorableReportError, match=r"a\.txt"):
        keep(store, report, twice, twice)
    assert not list(store.reports())
    assert not store.has(report.id, "rules-1")


def test_a_figure_too_large_names_the_report(store: Store) -> None:
    report = make_report()
    harm = Harm(HarmKind.KILLED, "warga", 10**30, None, "banyak", Span(0, 1))
    with pytest.raises(UnstorableReportError, match=r"a\.txt.*too large"):
        keep(store, report, make_record(report, harm=(harm,)))


def test_failures_are_kept_with_their_report(store: Store) -> None:
    report = make_report("نص", "arab.txt", language="ar")
    run = store.begin("rules-1")
    store.fail(run, "kosong.txt", "the file is empty", "leave it out")
    store.fail(run, report.name, "no pack", "add one", report)
    first, second = store.failures(run)
    assert (first.name, first.reason, first.hint, first.report_id) == (
        "kosong.txt",
        "the file is empty",
        "leave it out",
        None,
    )
    assert second.report_id == report.id
    assert store.report(report.id) == report
    assert not store.has(report.id, "rules-1")
    assert not list(store.failures(run + 1))


def test_ids_are_found_by_their_beginning(store: Store) -> None:
    report = make_report()
    record = make_record(report)
    keep(store, report, record)
    assert store.find(report.id[:8]) == report.id
    assert store.find(record.id) == record.id
    with pytest.raises(StoreError, match="no report or record"):
        store.find("r-zz")
    with pytest.raises(StoreError, match="several"):
        store.find("")
    with pytest.raises(StoreError, match="no report or record"):
        store.find("%")


def test_what_is_not_there_is_said(store: Store) -> None:
    with pytest.raises(StoreError, match="r-none"):
        store.report("r-none")
    with pytest.raises(StoreError, match="e-none"):
        store.record("e-none")
    assert store.clean_text("r-none") is None


HOMS = PlaceRef("Homs", Span(0, 4), name="Homs", country="SY", admin1="Homs")
DAYS = TimeRef("10-12 Mei", Span(0, 4), date(2026, 5, 10), date(2026, 5, 12))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (RecordFilter(), 2),
        (RecordFilter(event_type="attack"), 1),
        (RecordFilter(modality="denied"), 1),
        (RecordFilter(place="hom"), 1),
        (RecordFilter(place="h%s"), 0),
        (RecordFilter(country="sy"), 1),
        (RecordFilter(actor="milisi"), 1),
        (RecordFilter(actor="kelompok-x"), 1),
        (RecordFilter(since=date(2026, 5, 12)), 1),
        (RecordFilter(since=date(2026, 5, 13)), 0),
        (RecordFilter(until=date(2026, 5, 10)), 1),
        (RecordFilter(until=date(2026, 5, 9)), 0),
        (RecordFilter(report="a.txt"), 2),
        (RecordFilter(report="b.txt"), 0),
        (RecordFilter(reader="rules-9"), 0),
        (RecordFilter(limit=1), 1),
        (RecordFilter(place="hom", country="SY", limit=5), 1),
        (RecordFilter(actor="milisi", limit=5), 1),
        (RecordFilter(country="ly", limit=5), 0),
    ],
)
def test_filters(store: Store, wanted: RecordFilter, found: int) -> None:
    report = make_report()
    actor = ActorRef("Milisi X", Span(0, 4), "kelompok-x")
    keep(
        store,
        report,
        make_record(report, place=HOMS, time=DAYS, recipients=(actor,)),
        make_record(report, "siege", modality=Modality.DENIED),
    )
    assert len(list(store.records(wanted))) == found


def test_coded_gives_each_report_with_its_records(store: Store) -> None:
    first, second, empty = (make_report(raw, f"{raw}.txt") for raw in ("satu", "dua", "tiga"))
    keep(store, first, make_record(first), make_record(first, "siege"))
    keep(store, second, make_record(second))
    keep(store, empty)
    assert [(report.name, len(records)) for report, records in store.coded()] == [("satu.txt", 2), ("dua.txt", 1)]


def test_records_of_reports_are_those_of_their_newest_readings(store: Store) -> None:
    first, second, empty = (make_report(raw, f"{raw}.txt") for raw in ("satu", "dua", "tiga"))
    keep(store, first, make_record(first))
    keep(store, second, make_record(second), make_record(second, "siege"))
    keep(store, empty)
    before = store.readings()
    assert store.readings() == before
    keep(store, first, make_record(first, "siege"), reader="rules-2")
    assert store.readings() != before
    names = [second.id, empty.id, first.id, "r-none"]
    found = store.records_of(names)
    assert list(found) == names
    assert all(list(found[name]) == list(store.records(RecordFilter(report=name))) for name in names)
    assert len(found[second.id]) == 2


def test_a_reading_made_again_is_another_reading(store: Store) -> None:
    report = make_report()
    keep(store, report, make_record(report))
    before = store.readings()
    keep(store, report, make_record(report))
    assert store.readings() != before


def test_actors_are_counted_as_newest_readings_name_them(store: Store) -> None:
    report, other = make_report("satu", "satu.txt"), make_report("dua", "dua.txt")
    known, unknown = ActorRef("Milisi X", Span(0, 4), "kelompok-x"), ActorRef("Milisi X", Span(0, 4))
    keep(store, report, make_record(report, recipients=(unknown,)))
    keep(store, report, make_record(report, actors=(unknown,), recipients=(known,)), reader="rules-2")
    keep(store, other, make_record(other, actors=(unknown,)))
    mentions = [(words, actor, times) for words, actor, times in store.actor_mentions() if words == "Milisi X"]
    assert sorted(mentions, key=str) == [("Milisi X", "kelompok-x", 1), ("Milisi X", None, 2)]


def test_many_records_are_read_in_order(store: Store) -> None:
    report = make_report()
    evidence = [(Span(0, at + 1),) for at in range(450)]
    records = [
        replace(make_record(report), id=record_id(report.id, "attack", spans, ()), evidence=spans) for spans in evidence
    ]
    keep(store, report, *records)
    assert list(store.records()) == records


def test_what_is_learnt_later_of_a_report_is_kept(store: Store) -> None:
    report = make_report(outlet="Warta")
    keep(store, report)
    keep(store, replace(report, outlet=None, published=Interval.day(date(2026, 5, 1))))
    kept = store.report(report.id)
    assert (kept.outlet, kept.published) == ("Warta", Interval.day(date(2026, 5, 1)))


def test_reports_are_listed_by_outlet(store: Store) -> None:
    for outlet in ("Warta Satu", "Kabar Dua"):
        keep(store, make_report(outlet, outlet=outlet))
    assert [report.outlet for report in store.reports("warta")] == ["Warta Satu"]
    assert len(list(store.reports(limit=1))) == 1


def test_a_second_opening_sees_what_was_kept(store: Store, address: str) -> None:
    report = make_report()
    keep(store, report, make_record(report))
    again = open_store(address, create=False)
    assert len(list(again.records())) == 1
    again.close()
