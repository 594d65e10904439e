"""What every store must do with families and incidents."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from incident_samples import ARMY, HOMS, REBELS, SUVA, day, killed, make_incident, make_judgement
from test_conformance import keep, make_record, make_report

from model_strategies import actors, places, several, words
from saksi.errors import StoreError
from saksi.model import Family, FamilyLink, Incident, Link, Modality, Relation, Span, TimeRef, Verdict
from saksi.store import Box, Facet, IncidentFigures, IncidentFilter, Order, Status, Store, Tally

numbers = st.floats(allow_nan=False)
ids = st.text("abcdef0123456789", min_size=1, max_size=10)
whole = st.builds(
    Incident,
    id=ids,
    event_type=st.sampled_from(["attack", "siege"]),
    records=st.lists(ids, max_size=3, unique=True).map(tuple),
    families=several(ids),
    links=several(st.builds(Link, ids, numbers, words)),
    place=st.none() | places,
    start=st.none() | st.dates(),
    end=st.none() | st.dates(),
    actors=several(actors),
    recipients=several(actors),
    related=several(st.builds(Relation, ids, words, words)),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(incident=whole)
def test_an_incident_comes_back_equal(store: Store, incident: Incident) -> None:
    store.save_incidents([incident], gone=[known.id for known in store.incidents()])
    assert store.incident(incident.id) == incident
    assert list(store.incidents()) == [incident]
    assert store.incident_row(incident.id).id == incident.id


def test_families_come_back_and_are_replaced_as_a_whole(store: Store) -> None:
    link = FamilyLink("r-1", "r-2", "shingles", 0.75, "\x00 most words are the same")
    first = Family("f-1", ("r-1", "r-2"), "AFP", (link,))
    second = Family("f-2", ("r-3",))
    store.save_families([first, second])
    assert list(store.families()) == [first, second]
    assert list(store.families_named(["f-2", "f-9"])) == [second]
    changed = Family("f-1", ("r-1",))
    store.save_families([changed, Family("f-3", ("r-2", "r-3"))])
    assert [family.id for family in store.families()] == ["f-1", "f-3"]
    assert store.families_of(["r-1", "r-3", "r-9"]) == {"r-1": "f-1", "r-3": "f-3", "r-9": "r-9"}
    store.save_families([])
    assert not list(store.families())


def test_an_incident_is_replaced_and_dropped(store: Store) -> None:
    old, other = make_incident("i-1", start=day(1), end=day(1)), make_incident("i-2")
    store.save_incidents([old, other])
    store.save_incidents([replace(old, event_type="siege", place=HOMS)], gone=["i-2", "i-none"])
    assert [incident.event_type for incident in store.incidents()] == ["siege"]
    assert store.count_incidents(IncidentFilter(bbox=Box(34, 36, 35, 37))) == 1
    with pytest.raises(StoreError, match="no incident i-2"):
        store.incident("i-2")


def test_a_record_moves_from_one_incident_to_another(store: Store) -> None:
    report = make_report()
    first, second = make_record(report), make_record(report, "siege")
    keep(store, report, first, second)
    store.save_incidents([make_incident("i-1", first, second), make_incident("i-2")])
    store.save_incidents([make_incident("i-2", second), make_incident("i-1", first)])
    assert store.incidents_of([first.id, second.id, "e-none"]) == {first.id: "i-1", second.id: "i-2"}
    assert sorted(store.incidents_of_report(report.id)) == ["i-1", "i-2"]


def test_testimonies_have_report_and_family_and_the_newest_coding(store: Store) -> None:
    one, two = make_report("satu", "1.txt"), make_report("dua", "2.txt")
    first, second = make_record(one), make_record(two)
    keep(store, one, replace(first, reader="rules-1"))
    keep(store, one, replace(first, reader="rules-2"), reader="rules-2")
    keep(store, two, second)
    store.save_families([Family("f-1", (one.id,))])
    store.save_incidents([make_incident("i-1", second, first), make_incident("i-2")])
    told = store.testimonies(["i-1", "i-2", "i-none"])
    assert [(found.report.name, found.family) for found in told["i-1"]] == [
        ("2.txt", two.id),
        ("1.txt", "f-1"),
    ]
    assert told["i-1"][1].record.reader == "rules-2"
    assert told["i-2"] == told["i-none"] == ()


def test_a_testimony_that_no_coding_holds_is_left_out(store: Store) -> None:
    report = make_report()
    record = make_record(report)
    keep(store, report, record)
    store.save_incidents([make_incident("i-1", record)])
    keep(store, report)
    assert store.testimonies(["i-1"]) == {"i-1": ()}


def test_figures_are_read_off_the_records(store: Store) -> None:
    reports = [make_report(f"laporan {number}", f"{number}.txt") for number in range(3)]
    records = [
        make_record(reports[0], harm=(killed(5),), scores={"record": 0.5}),
        make_record(reports[1], harm=(killed(3), killed(4, 6)), scores={"record": 1.0}),
        make_record(reports[2], harm=(killed(900),), modality=Modality.DENIED),
    ]
    for report, record in zip(reports, records, strict=True):
        keep(store, report, record)
    store.save_incidents([make_incident("i-1", *records)])
    row = store.incident_row("i-1")
    assert (row.figures.deaths_low, row.figures.deaths_high) == (5, 9)
    assert 0.25 < row.figures.doubt < 1
    assert (row.records, row.reports, row.families) == (3, 3, 3)
    store.save_incidents([make_incident("i-1", *records)], figures={"i-1": IncidentFigures(7, 8, 0.1, 7)})
    assert store.incident_row("i-1").figures == IncidentFigures(7, 8, 0.1, 7)


def test_figures_are_changed_where_lists_charts_and_actors_show_them(store: Store) -> None:
    fill(store)
    store.save_figures(
        {"i-1": IncidentFigures(10, 30, 0.7, 20), "i-4": IncidentFigures(), "i-none": IncidentFigures(1)}
    )
    assert store.incident_row("i-1").figures == IncidentFigures(10, 30, 0.7, 20)
    assert store.incident_row("i-3").figures == IncidentFigures(1, 2, 0.9)
    assert [row.id for row in store.incident_rows(IncidentFilter(min_toll=30))] == ["i-1"]
    assert store.tally(IncidentFilter(), Facet.ACTOR)[0] == Tally("army-sy", 2, 11, 32, 21)
    store.save_figures({"i-1": IncidentFigures()})
    assert not store.incident_rows(IncidentFilter(min_toll=3))
    assert {incident.id for incident in store.incidents()} == {"i-1", "i-2", "i-3", "i-4"}


def test_incidents_are_found_by_what_their_reports_tell(store: Store) -> None:
    reports = [make_report(f"laporan {number}", f"{number}.txt") for number in range(3)]
    spans = [(day(1), day(3)), (day(9), day(9)), None]
    times = [span and TimeRef("hari itu", Span(0, 4), *span) for span in spans]
    records = [make_record(report, time=time) for report, time in zip(reports, times, strict=True)]
    beside = make_record(reports[0], "siege")
    for report, record in zip(reports, records, strict=True):
        keep(store, report, record, *([beside] if report is reports[0] else []))
    store.save_incidents(
        [
            make_incident("i-0", records[0], start=day(1), end=day(3)),
            make_incident("i-1", records[1], start=day(9), end=day(9)),
            make_incident("i-2", records[2]),
            make_incident("i-3", beside),
        ]
    )
    assert store.incidents_of_reports([reports[1].id, reports[0].id, "r-none"]) == ["i-0", "i-1", "i-3"]
    assert store.incidents_of_reports([one.id for one in reports], undated=True) == ["i-2", "i-3"]
    assert store.incidents_told_with(["i-0", "i-2", "i-none"]) == ["i-0", "i-2", "i-3"]
    assert store.incidents_told(day(3), day(8)) == ["i-0"]
    assert store.incidents_told(day(4), day(30)) == ["i-1"]


def test_incidents_are_read_by_name(store: Store) -> None:
    fill(store)
    assert {one.id: one for one in store.incidents_named(["i-2", "i-1", "i-2", "i-none"])} == {
        one.id: one for one in store.incidents() if one.id in ("i-1", "i-2")
    }


def fill(store: Store) -> None:
    report = make_report("Tentara menembaki pasar, tujuh warga tewas.")
    record = make_record(report, harm=(killed(7),))
    keep(store, report, record)
    country = replace(HOMS, name="Syria", text="Suriah", place_id="p-sy", admin1=None, geo_precision=3, where_prec=6)
    store.save_incidents(
        [
            make_incident("i-1", record, place=HOMS, start=day(1), end=day(3), actors=(ARMY,), families=("f", "g")),
            make_incident("i-2", event_type="siege", place=SUVA, start=day(5), end=day(5), recipients=(REBELS,)),
            make_incident("i-3", place=country, start=day(9), actors=(ARMY, REBELS)),
            make_incident("i-4"),
        ],
        figures={"i-3": IncidentFigures(1, 2, 0.9), "i-4": IncidentFigures(doubt=0.5)},
    )
    store.judge(make_judgement("j-1", "i-2", Verdict.REJECT))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (IncidentFilter(), "i-3 i-2 i-1 i-4"),
        (IncidentFilter(order=Order.OLDEST), "i-1 i-2 i-3 i-4"),
        (IncidentFilter(order=Order.TOLL), "i-1 i-3 i-4 i-2"),
        (IncidentFilter(order=Order.DOUBT), "i-3 i-4 i-2 i-1"),
        (IncidentFilter(limit=2), "i-3 i-2"),
        (IncidentFilter(limit=2, after="i-2"), "i-1 i-4"),
        (IncidentFilter(order=Order.OLDEST, after="i-3"), "i-4"),
        (IncidentFilter(event_type="siege"), "i-2"),
        (IncidentFilter(place="HOM"), "i-1"),
        (IncidentFilter(place="suriah"), "i-3"),
        (IncidentFilter(place="%"), ""),
        (IncidentFilter(place_id="p-homs"), "i-1"),
        (IncidentFilter(country="sy"), "i-3 i-1"),
        (IncidentFilter(actor="milisi"), "i-3 i-2"),
        (IncidentFilter(actor_id="army-sy"), "i-3 i-1"),
        (IncidentFilter(actor_id="Milisi X"), "i-3 i-2"),
        (IncidentFilter(since=day(3)), "i-3 i-2 i-1"),
        (IncidentFilter(since=day(4)), "i-3 i-2"),
        (IncidentFilter(until=day(5)), "i-2 i-1"),
        (IncidentFilter(since=day(2), until=day(2)), "i-1"),
        (IncidentFilter(bbox=Box(34, 36, 35, 37)), "i-3 i-1"),
        (IncidentFilter(bbox=Box(-30, 170, 0, -170)), "i-2"),
        (IncidentFilter(bbox=Box(0, 0, 1, 1)), ""),
        (IncidentFilter(placed=True), "i-2 i-1"),
        (IncidentFilter(placed=False), "i-3 i-4"),
        (IncidentFilter(min_families=2), "i-1"),
        (IncidentFilter(min_toll=2), "i-3 i-1"),
        (IncidentFilter(status=Status.REJECTED), "i-2"),
        (IncidentFilter(status="open"), "i-3 i-1 i-4"),
        (IncidentFilter(text="penembakan tewas"), "i-1"),
        (IncidentFilter(text="penembakan -warga"), ""),
        (IncidentFilter(text="?"), ""),
        (IncidentFilter(country="SY", placed=True, actor="tentara", min_toll=7, text="pasar"), "i-1"),
    ],
)
def test_filters_and_orders(store: Store, wanted: IncidentFilter, found: str) -> None:
    fill(store)
    assert " ".join(incident.id for incident in store.incidents(wanted)) == found
    assert " ".join(row.id for row in store.incident_rows(wanted)) == found
    if wanted.after is None and wanted.limit is None:
        assert store.count_incidents(wanted) == len(found.split())


@pytest.mark.parametrize("order", Order)
def test_pages_meet_without_gap_or_overlap(store: Store, order: Order) -> None:
    store.save_incidents([make_incident(f"i-{number:02d}", start=day(1 + number % 3)) for number in range(11)])
    whole_list = [row.id for row in store.incident_rows(IncidentFilter(order=order))]
    paged: list[str] = []
    while page := store.incident_rows(IncidentFilter(order=order, limit=3, after=paged[-1] if paged else None)):
        paged += [row.id for row in page]
    assert paged == whole_list


def test_a_page_after_an_incident_that_is_gone_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="no incident i-gone"):
        store.incident_rows(IncidentFilter(after="i-gone"))


def test_the_map_counts_what_is_placed_and_no_country(store: Store) -> None:
    fill(store)
    near = replace(HOMS, lat=34.9, lon=36.9)
    store.save_incidents([make_incident("i-5", place=near)])
    cells = {cell.incidents: cell for cell in store.map_cells(IncidentFilter(), 1.0)}
    assert {count: cell.incident_id for count, cell in cells.items()} == {2: None, 1: "i-2"}
    assert cells[2].lat == pytest.approx((34.73 + 34.9) / 2)
    assert cells[2].deaths_high == 7
    assert len(store.map_cells(IncidentFilter(country="SY"), 0.1)) == 2
    with pytest.raises(StoreError, match="larger than nothing"):
        store.map_cells(IncidentFilter(), 0)


def test_counts_by_facet(store: Store) -> None:
    fill(store)
    everything = IncidentFilter()
    assert store.tally(everything, Facet.MONTH) == [Tally("2026-05", 3, 8, 9, 8), Tally(None, 1, 0, 0)]
    assert [day.key for day in store.tally(everything, Facet.DAY)] == [
        "2026-05-01",
        "2026-05-05",
        "2026-05-09",
        None,
    ]
    assert store.tally(everything, Facet.YEAR)[0] == Tally("2026", 3, 8, 9, 8)
    assert store.tally(everything, Facet.ACTOR) == [Tally("army-sy", 2, 8, 9, 8), Tally("Milisi X", 1, 1, 2, 1)]
    assert store.tally(IncidentFilter(event_type="siege"), Facet.RECIPIENT) == [Tally("Milisi X", 1, 0, 0)]
    assert {count.key: count.incidents for count in store.tally(everything, Facet.STATUS)} == {"open": 3, "rejected": 1}
    assert store.tally(everything, Facet.TYPE, limit=1) == [Tally("attack", 3, 8, 9, 8)]
    assert {count.key for count in store.tally(everything, Facet.PLACE)} == {"p-homs", "p-suva", "p-sy", None}


def test_incidents_are_found_by_the_beginning_of_their_id(store: Store) -> None:
    store.save_incidents([make_incident("i-abc"), make_incident("i-abd")])
    assert store.find("i-abc") == "i-abc"
    with pytest.raises(StoreError, match="several"):
        store.find("i-ab")


def test_state_differs_after_what_changes_the_content(store: Store) -> None:
    seen = [store.state()]
    store.save_incidents([make_incident("i-1")])
    seen.append(store.state())
    store.judge(make_judgement("j-1", "i-1"))
    seen.append(store.state())
    keep(store, make_report())
    seen.append(store.state())
    assert len(set(seen)) == len(seen)
    assert store.state() == store.state()


@pytest.mark.parametrize("hostile", ["\x00", "\ud800", "'; --", "%", "\x1a0000", "x" * 3000])
def test_hostile_words_find_nothing_and_break_nothing(store: Store, hostile: str) -> None:
    fill(store)
    for name in ("event_type", "place", "place_id", "country", "actor", "actor_id", "status", "text"):
        assert not store.incident_rows(IncidentFilter(**{name: hostile}))
    for ask in (store.incident, store.report, store.record, store.find):
        with pytest.raises(StoreError):
            ask(hostile)
    assert store.account(hostile) is None
    assert not list(store.judgements(hostile))
