"""One record for each event that a report states."""

from __future__ import annotations

import pytest
from code_texts import CodeText, only, places, tolls, types

from saksi.model import Modality


def test_an_event_told_again_is_one_record(code_text: CodeText) -> None:
    records = code_text(
        "Serangan udara Israel menewaskan 12 orang di Rafah pada Senin. "
        "Serangan itu menghancurkan sebuah sekolah. "
        "Sedikitnya 20 warga luka-luka dalam serangan udara di Rafah tersebut."
    )
    record = only(records, "air_strike")
    assert types(records) == ["air_strike"]
    assert [actor.text for actor in record.actors] == ["Israel"]
    assert tolls(record) == [("killed", 12, 12, False), ("injured", 20, None, False)]
    assert len(record.evidence) >= 2


def test_a_weaponless_word_joins_the_event_with_the_weapon(code_text: CodeText) -> None:
    records = code_text("Serangan di Rafah menewaskan 12 orang. Serangan udara itu menghantam sebuah sekolah.")
    assert types(records) == ["air_strike"]


def test_total_and_parts_are_one_record(code_text: CodeText) -> None:
    records = code_text(
        "Pertempuran di Tripoli menewaskan 40 orang dari kedua pihak. "
        "Sebanyak 27 tentara tewas dan 13 milisi tewas dalam pertempuran itu."
    )
    assert tolls(only(records, "armed_clash")) == [
        ("killed", 40, 40, True),
        ("killed", 27, 27, False),
        ("killed", 13, 13, False),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Milisi menculik 20 siswa di Kaduna.", "Milisi menculik 12 guru di Sokoto."),
        ("Milisi menculik 20 siswa di Kaduna pada Senin.", "Milisi menculik 12 siswa di Kaduna pada Selasa."),
        ("Serangan udara menewaskan lima orang di Lebanon.", "Serangan udara menewaskan dua orang di Suriah."),
        ("Israel membombardir Rafah.", "Rusia membombardir Kherson."),
        ("Milisi merebut kota Goma pada Senin.", "Milisi akan merebut kota Goma."),
        (
            "Serangan udara menewaskan lima orang di Rafah pada Senin.",
            "Serangan udara sejak Maret menewaskan 900 orang.",
        ),
    ],
)
def test_different_events_stay_apart(code_text: CodeText, one: str, other: str) -> None:
    records = code_text(f"{one} {other}")
    assert len(records) == 2
    assert records[0].event_type == records[1].event_type
    assert records[0].evidence != records[1].evidence


def test_two_towns_keep_their_own_dead(code_text: CodeText) -> None:
    records = code_text("Serangan udara menewaskan lima orang di Kherson. Serangan udara menewaskan dua orang di Sumy.")
    assert places(records) == ["Kherson", "Sumy"]
    assert [tolls(record) for record in records] == [[("killed", 5, 5, False)], [("killed", 2, 2, False)]]


def test_a_plan_keeps_its_modality(code_text: CodeText) -> None:
    done, planned = code_text("Milisi merebut kota Goma pada Senin. Milisi akan merebut kota Bukavu.")
    assert (done.modality, planned.modality) == (Modality.ASSERTED, Modality.PLANNED)
    assert planned.modality_span is not None


def test_speech_acts_stand_by_party(code_text: CodeText) -> None:
    records = code_text("Mesir mengecam Israel. Prancis mengecam Israel. Mesir juga mengecam Israel di PBB.")
    assert [[actor.text for actor in record.actors] for record in records] == [["Mesir"], ["Prancis"]]
    assert all(record.place is None for record in records)


def test_a_speech_act_without_speaker_is_no_record(code_text: CodeText) -> None:
    assert code_text("Kecaman bermunculan atas rencana tersebut.") == ()


def test_the_fullest_name_stands(code_text: CodeText) -> None:
    record = only(
        code_text("Ismail Shukri memimpin perundingan. Shukri mengatakan milisi menyerang pasar di Nyala."), "attack"
    )
    assert [speaker.text for speaker in record.attribution] == ["Ismail Shukri"]


def test_named_dead_beside_a_total_are_in_the_total(code_text: CodeText) -> None:
    records = code_text("Serangan udara di Rafah menewaskan 12 orang. Serangan itu menewaskan Ahmad Yasir.")
    assert tolls(only(records, "air_strike")) == [("killed", 12, 12, False)]


def test_old_dates_are_background(code_text: CodeText) -> None:
    old, new = code_text("Pada 2 Februari 2020 milisi merebut kota Goma. Pada Senin milisi merebut kota Bukavu.")
    assert (old.background, new.background) == (True, False)


def test_records_stand_in_the_order_of_the_report(code_text: CodeText) -> None:
    records = code_text("Polisi menangkap 14 demonstran di Tunis. Mesir mengecam Israel. Milisi menculik 20 siswa.")
    assert types(records) == ["arrest", "accusation", "abduction"]
    assert [record.evidence[0].start for record in records] == sorted(r.evidence[0].start for r in records)


def test_destruction_in_an_attack_is_no_record_of_its_own(code_text: CodeText) -> None:
    assert types(code_text("Milisi menyerang Nyala dan membakar pasar.")) == ["attack"]
    assert types(code_text("Massa membakar gedung parlemen di Kathmandu.")) == ["destruction"]


def test_where_from_stands_beside_where_to(code_text: CodeText) -> None:
    (record,) = code_text("Ribuan warga mengungsi dari Goma ke Bukavu.")
    assert record.origin is not None
    assert (record.origin.text, places([record])) == ("Goma", ["Bukavu"])


def test_nothing_told_is_no_record(code_text: CodeText) -> None:
    assert code_text("Cuaca cerah di Nyala.") == ()
