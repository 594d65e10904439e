"""Linking a store: what is new joins what is there, people's word holds, and a killed run is taken up again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from saksi.linking import link_store
from saksi.model import Family, Interval, Judgement, Report, Verdict, report_id
from saksi.pipeline import Pipeline, build
from saksi.store import Store, open_store

DAY = date(2025, 3, 4)
TEXTS = (
    "Serangan udara di Sirte, 15 tewas\nSerangan udara di pasar kota Sirte, Libya, pada Selasa (4/3/2025) menewaskan"
    " 15 orang, kata dokter Salma Idris.",
    "Air strike on Sirte market kills 15\nAn air strike hit a market in the city of Sirte, Libya, on Tuesday and killed"
    " 15 people, doctor Salma Idris said.",
    "Penculikan di Benghazi\nOrang bersenjata menculik 3 pekerja minyak di Benghazi, Libya, pada Senin (3/3/2025).",
    "Sirte dibom lagi\nSerangan udara di pelabuhan Sirte, Libya, pada Rabu (5/3/2025) menewaskan 2 nelayan.",
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return build("rules")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "reports.db"))
    yield opened
    opened.close()


def keep(store: Store, pipeline: Pipeline, *numbers: int) -> None:
    run = store.begin(pipeline.reader.name)
    for number in numbers:
        raw = TEXTS[number]
        published = Interval.day(date(2025, 3, 6) if number == 3 else DAY)
        coded = pipeline.code(Report(report_id(raw), f"{number}.txt", raw, f"Outlet {number}", published=published))
        store.save(run, coded.report, coded.text, pipeline.reader.name, coded.records)
    store.finish(run)


def sets(store: Store) -> set[frozenset[str]]:
    return {frozenset(incident.records) for incident in store.incidents()}


def sirte(store: Store) -> list[str]:
    """The ids of the incidents that the first two reports tell."""
    return [*store.incidents_of_report(report_id(TEXTS[0])), *store.incidents_of_report(report_id(TEXTS[1]))]


def test_reports_of_one_event_share_an_incident(store: Store, pipeline: Pipeline) -> None:
    keep(store, pipeline, 0, 1, 2, 3)
    done = link_store(store)
    assert (done.reports, done.incidents) == (4, 3)
    assert len(set(sirte(store))) == 1
    assert link_store(store).reports == 0


def test_what_comes_later_joins_as_if_it_had_come_at_once(store: Store, pipeline: Pipeline) -> None:
    keep(store, pipeline, 0, 2)
    link_store(store)
    (before,) = store.incidents_of_report(report_id(TEXTS[0]))
    keep(store, pipeline, 1, 3)
    link_store(store)
    grown, families = sets(store), {family.report_ids for family in store.families()}
    assert store.incidents_of_report(report_id(TEXTS[1])) == [before]
    done = link_store(store, anew=True)
    assert (sets(store), {family.report_ids for family in store.families()}) == (grown, families)
    assert (done.changed, done.gone) == (0, 0)


def test_a_run_killed_between_its_writes_is_taken_up(
    store: Store, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, pipeline, 0, 1, 2, 3)

    def die(families: Sequence[Family]) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(store, "save_families", die)
        with pytest.raises(KeyboardInterrupt):
            link_store(store)
    first = {incident.id: incident for incident in store.incidents()}
    done = link_store(store)
    assert (done.changed, done.gone) == (0, 0)
    assert {incident.id: incident for incident in store.incidents()} == first


def test_people_are_heard_at_the_next_linking(store: Store, pipeline: Pipeline) -> None:
    keep(store, pipeline, 0, 1, 2, 3)
    link_store(store)
    (incident,) = (one for one in store.incidents() if one.id in sirte(store))
    leaving = [one.id for one in store.records() if one.report_id == report_id(TEXTS[1]) and one.id in incident.records]
    staying = [name for name in incident.records if name not in leaving]
    at = datetime(2025, 4, 1, tzinfo=UTC)
    store.judge(
        Judgement("j-1", incident.id, Verdict.SPLIT, "rina", at, None, json.dumps(staying), json.dumps(leaving))
    )
    link_store(store)
    assert len(set(sirte(store))) == 2
    link_store(store, anew=True)
    assert len(set(sirte(store))) == 2


def test_nothing_is_linked_twice_and_an_empty_store_is_fine(store: Store, pipeline: Pipeline) -> None:
    assert str(link_store(store)) == "nothing new to link"
    keep(store, pipeline, 2)
    assert "1 incidents" in str(link_store(store))
