"""The two sample reports that the project began with, through the whole pipeline: what an analyst must find in them.

The tests state facts; the texts themselves stay in ../shared.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from saksi.ingest import ingest
from saksi.model import HarmKind, Modality, Record, Report
from saksi.pipeline import Coded, build

#: Types that an attack in preparation may go by.
FIGHTING = {"armed_clash", "attack"}


@pytest.fixture(scope="module")
def sirte(shared: Path) -> Coded:
    """The sample on the leaders who moved to Sirte."""
    return code(shared / "gold" / "dev" / "seed-000.txt")


@pytest.fixture(scope="module")
def derna(shared: Path) -> Coded:
    """The sample on the fighting in Derna, whose body stands twice, the second time mangled."""
    return code(shared / "gold" / "dev" / "seed-002.txt")


def code(path: Path) -> Coded:
    """A report coded with the rules, its sidecar metadata read with it."""
    (report,) = ingest([str(path)])
    assert isinstance(report, Report)
    return build("rules").code(report)


def of_type(coded: Coded, event_type: str, modality: Modality = Modality.ASSERTED) -> list[Record]:
    return [r for r in coded.records if r.event_type == event_type and r.modality is modality]


def place(record: Record) -> str | None:
    return record.place.name if record.place else None


@pytest.mark.parametrize("sample", ["sirte", "derna"])
def test_every_span_is_raw_text(sample: str, request: pytest.FixtureRequest) -> None:
    coded: Coded = request.getfixturevalue(sample)
    assert coded.records
    for record in coded.records:
        spans = [*record.evidence, *record.triggers, *(claim.span for claim in record.claims())]
        assert all(span.of(coded.report.raw).strip() for span in spans)


def test_nothing_is_coded_from_the_mangled_copy(derna: Coded) -> None:
    copy = derna.report.raw.index("TRIPOLI:", 1)
    assert max(span.end for record in derna.records for span in record.evidence) <= copy


def test_the_script_between_the_sentences_is_gone(derna: Coded) -> None:
    assert "googletag" in derna.report.raw
    assert "googletag" not in derna.text.text


def test_the_fighting_is_one_record_with_each_toll_under_its_speaker(derna: Coded) -> None:
    (fighting,) = [record for record in derna.records if record.harm]
    assert (fighting.event_type, fighting.modality, place(fighting)) == ("armed_clash", Modality.ASSERTED, "Derna")
    told = [(h.kind, h.low, h.high, h.speaker.text if h.speaker else None) for h in fighting.harm]
    assert told == [
        (HarmKind.KILLED, 40, 40, "para pejabat"),
        (HarmKind.KILLED, 27, None, "para pejabat"),
        (HarmKind.KILLED, 13, 13, "Pejabat medis"),
        (HarmKind.INJURED, 20, 20, "Pejabat medis"),
    ]


def test_the_total_is_known_as_the_sum_of_its_parts(derna: Coded) -> None:
    totals = [harm.low for record in derna.records for harm in record.harm if harm.is_total]
    assert totals == [40]


def test_the_siege_of_derna(derna: Coded) -> None:
    assert "Derna" in map(place, of_type(derna, "siege"))


def test_the_flight_to_the_mountains(derna: Coded) -> None:
    (flight,) = of_type(derna, "withdrawal")
    assert place(flight) == "Al-Fatayah"
    assert any("ISIS" in actor.text for actor in flight.actors)


def test_the_agreement_in_morocco(derna: Coded) -> None:
    assert "Morocco" in map(place, of_type(derna, "agreement"))


def test_the_talks_in_algeria_are_planned(derna: Coded) -> None:
    (talks,) = of_type(derna, "talks", Modality.PLANNED)
    assert place(talks) == "Algeria"
    assert [speaker.text for speaker in talks.attribution] == ["Perserikatan Bangsa-Bangsa"]


def test_no_date_is_invented_where_none_is_known(derna: Coded) -> None:
    assert derna.report.published is None
    assert [r.time.start for r in derna.records if r.time and r.time.start] == []


def test_the_meeting_in_rome_has_its_day(sirte: Coded) -> None:
    (meeting,) = [record for record in of_type(sirte, "talks") if place(record) == "Rome"]
    assert meeting.time is not None
    assert (meeting.time.start, meeting.time.end) == (date(2016, 2, 2), date(2016, 2, 2))


def test_sirte_is_held_by_isis(sirte: Coded) -> None:
    (held,) = [record for record in of_type(sirte, "control") if place(record) == "Sirte"]
    assert [actor.actor_id for actor in held.actors] == ["is"]


def test_the_attack_on_sirte_is_planned_and_somebody_claims_so(sirte: Coded) -> None:
    planned = [
        record
        for record in sirte.records
        if record.modality is Modality.PLANNED and place(record) == "Sirte" and record.event_type in FIGHTING
    ]
    assert [[speaker.text.split()[0] for speaker in record.attribution] for record in planned] == [["Pejabat"]]


@pytest.mark.parametrize(("event_type", "figure"), [("strength", "1.400 orang"), ("composition", "70%")])
def test_figures_of_states_are_values(sirte: Coded, event_type: str, figure: str) -> None:
    values = [record.value.text for record in of_type(sirte, event_type) if record.value]
    assert len(values) == 1
    assert figure in values[0]


def test_glued_words_are_apart(sirte: Coded) -> None:
    assert "internasionalSalah" in sirte.report.raw
    assert "internasionalSalah" not in sirte.text.text
    assert "internasional\nSalah" in sirte.text.text
