"""Linking: what becomes one incident, what stays apart beside it, and that people and ids outlive it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from merge_texts import day, place, record, report, witnesses_of

from saksi import model
from saksi.merge import link
from saksi.merge.judged import decided
from saksi.merge.levels import COMPARISONS
from saksi.merge.scoring import Weights, trained_weights
from saksi.merge.tellings import tellings
from saksi.model import Incident, Judgement, Modality, Verdict

TUESDAY, WEDNESDAY = date(2025, 3, 4), date(2025, 3, 5)
TAMARIN = place("Tamarin", 15.6, 32.5)
BIRNASR = place("Bir Nasr", 15.9, 33.4)
ANTARA = report(
    "Pasar Tamarin dihantam artileri\nPeluru artileri jatuh di pasar Tamarin pada Selasa. Dokter Salma Idris menyebut"
    " 14 orang tewas di pasar itu. Tentara membantah menembaki pasar.",
    TUESDAY,
    "Antara",
)
COURIER = report(
    "Shells kill 14 in Tamarin\nArtillery shells fell on the market of Tamarin on Tuesday and killed 14 people, said"
    " doctor Salma Idris.",
    TUESDAY,
    "Gulf Courier",
    "en",
)
NEXT_DAY = report(
    "Tamarin dihantam lagi\nSehari kemudian, Rabu, peluru kembali jatuh di Tamarin dan menewaskan 3 orang di dekat"
    " sekolah.",
    WEDNESDAY,
    "Kompas",
)
ELSEWHERE = report(
    "Jet mengebom Bir Nasr\nPada Selasa pesawat tempur mengebom gudang di Bir Nasr; 2 penjaga meninggal.",
    TUESDAY,
    "Tempo",
)
FIRST = record(ANTARA, "Peluru artileri jatuh di pasar Tamarin pada Selasa.", where=TAMARIN, when=TUESDAY, dead=14)
DENIAL = record(ANTARA, "Tentara membantah menembaki pasar.", "rejection")
SECOND = record(COURIER, "Artillery shells fell on the market of Tamarin", where=TAMARIN, when=TUESDAY, dead=14)
THIRD = record(NEXT_DAY, "peluru kembali jatuh di Tamarin", where=TAMARIN, when=WEDNESDAY, dead=3)
FOURTH = record(ELSEWHERE, "pesawat tempur mengebom gudang di Bir Nasr", "air_strike", BIRNASR, TUESDAY, 2)
ALL = [
    *witnesses_of(ANTARA, [FIRST, DENIAL]),
    *witnesses_of(COURIER, [SECOND]),
    *witnesses_of(NEXT_DAY, [THIRD]),
    *witnesses_of(ELSEWHERE, [FOURTH]),
]


def sets(incidents: tuple[Incident, ...]) -> set[frozenset[str]]:
    return {frozenset(incident.records) for incident in incidents}


def judgement(verdict: Verdict, new: list[str], old: list[str] | str | None = None, number: int = 1) -> Judgement:
    at = datetime(2025, 4, 1, 12, number, tzinfo=UTC)
    return Judgement(f"j-{number}", new[0] if new else "x", verdict, "rina", at, None, json.dumps(old), json.dumps(new))


def test_two_reports_of_one_event_are_an_incident() -> None:
    (found,) = (one for one in link(ALL) if FIRST.id in one.records)
    assert set(found.records) == {FIRST.id, SECOND.id, DENIAL.id}
    assert (found.start, found.end) == (TUESDAY, TUESDAY)
    assert found.place is not None
    assert found.place.name == "Tamarin"
    assert found.families == tuple(sorted({ANTARA.id, COURIER.id}))


def test_every_record_says_why_it_is_in() -> None:
    (found,) = (one for one in link(ALL) if FIRST.id in one.records)
    reasons = {one.record_id: one.reason for one in found.links}
    assert "place one spot" in reasons[FIRST.id]
    assert "time same" in reasons[SECOND.id]
    assert "only incident that its report tells" in reasons[DENIAL.id]


def test_the_next_day_in_the_same_place_stays_apart_and_beside() -> None:
    incidents = {one.records[0]: one for one in link(ALL)}
    tuesday, wednesday = incidents[FIRST.id] if FIRST.id in incidents else incidents[SECOND.id], incidents[THIRD.id]
    assert tuesday.id != wednesday.id
    assert [(tie.incident_id, tie.kind) for tie in wednesday.related] == [(tuesday.id, "another_day")]


def test_two_events_of_one_report_never_merge() -> None:
    other = record(ANTARA, "Dokter Salma Idris menyebut 14 orang", where=BIRNASR, when=TUESDAY, dead=5)
    found = link(witnesses_of(ANTARA, [FIRST, other]))
    assert sets(found) == {frozenset({FIRST.id}), frozenset({other.id})}


def test_a_headline_and_its_body_are_one_telling() -> None:
    headline = record(ANTARA, "Pasar Tamarin dihantam artileri")
    (telling,) = tellings(ANTARA, witnesses_of(ANTARA, [FIRST, headline]))
    assert {one.id for one in telling.records} == {FIRST.id, headline.id}


def test_a_denial_alone_is_no_incident() -> None:
    denied = record(ANTARA, "Tentara membantah menembaki pasar.", modality=Modality.DENIED)
    assert link(witnesses_of(ANTARA, [denied])) == ()


def test_plans_and_statements_alone_are_no_incident() -> None:
    planned = record(ANTARA, "Peluru artileri jatuh", modality=Modality.PLANNED)
    assert link(witnesses_of(ANTARA, [planned, DENIAL])) == ()


@given(st.permutations(ALL))
def test_the_order_of_testimonies_changes_nothing(shuffled: list[model.Testimony]) -> None:
    assert link(shuffled) == link(ALL)


def test_an_incident_that_grows_keeps_its_id() -> None:
    before = link([one for one in ALL if one.record is not SECOND])
    (alone,) = (one for one in before if FIRST.id in one.records)
    (grown,) = (one for one in link(ALL, known=before) if FIRST.id in one.records)
    assert grown.id == alone.id
    assert SECOND.id in grown.records


def test_of_two_parts_the_larger_keeps_the_id() -> None:
    (whole,) = link(witnesses_of(ANTARA, [FIRST]) + witnesses_of(COURIER, [SECOND]))
    known = [replace(whole, records=(*whole.records, FOURTH.id))]
    parts = link(ALL, known=known)
    assert next(one.id for one in parts if FIRST.id in one.records) == whole.id
    assert len({one.id for one in parts}) == len(parts)


def test_people_join_and_cut() -> None:
    cut = judgement(Verdict.SPLIT, [SECOND.id], [FIRST.id, DENIAL.id], 1)
    joined = judgement(Verdict.MERGE, [FIRST.id, FOURTH.id], None, 2)
    assert frozenset({SECOND.id}) in sets(link(ALL, [cut]))
    assert any({FIRST.id, FOURTH.id} <= records for records in sets(link(ALL, [joined])))
    assert sets(link(ALL, [cut, judgement(Verdict.UNDO, [], "j-1", 3)])) == sets(link(ALL))


def test_the_newer_decision_on_a_pair_holds() -> None:
    join, cut = (
        judgement(Verdict.MERGE, [FIRST.id, THIRD.id], None, 1),
        judgement(Verdict.SPLIT, [THIRD.id], [FIRST.id], 2),
    )
    assert decided([join, cut]).separates(THIRD.id, FIRST.id)
    assert not decided([join, cut]).joined
    again = judgement(Verdict.MERGE, [THIRD.id, FIRST.id], None, 3)
    assert not decided([join, cut, again]).separates(FIRST.id, THIRD.id)


def test_a_rejected_record_makes_no_incident() -> None:
    rejection = judgement(Verdict.REJECT, [FOURTH.id])
    assert all(FOURTH.id not in records for records in sets(link(ALL, [rejection])))


def test_a_report_without_any_date_links_by_its_names() -> None:
    undated = replace(COURIER, published=None)
    found = link(witnesses_of(undated, [replace(SECOND, time=None)]) + witnesses_of(ANTARA, [FIRST]))
    assert found


def test_weights_are_whole() -> None:
    weights = trained_weights()
    assert set(weights.levels) == set(COMPARISONS)
    for levels in weights.levels.values():
        assert all(0 < m < 1 and 0 < u < 1 for m, u in levels.values())
    assert 0 < weights.prior < 1
    assert isinstance(weights, Weights)


def test_a_stretch_that_spans_a_day_holds_it() -> None:
    stretch = replace(SECOND, time=replace(day(TUESDAY), end=WEDNESDAY, time_precision=2))
    (found,) = link(witnesses_of(ANTARA, [FIRST]) + witnesses_of(COURIER, [stretch]))
    assert (found.start, found.end) == (TUESDAY, TUESDAY)
