"""The views of a toll: UCDP's, ACLED's and Airwars'."""

from __future__ import annotations

import pytest
from witnesses import dead, witness

from saksi.merge.sides import sides_of
from saksi.merge.tolls import (
    Grade,
    UcdpToll,
    acled_fatalities,
    graded_range,
    independent_families,
    ucdp_toll,
)
from saksi.model import HarmKind, Modality
from saksi.model import Testimony as Told

CLASH = {"actors": ["TPNPB"], "recipients": ["TNI"]}
STRIKE = {"event": "air_strike", "actors": ["militer Israel"], "recipients": ["warga Palestina"]}


def range_of(*testimonies: Told) -> tuple[int, int, int]:
    toll = ucdp_toll(testimonies)
    return toll.low, toll.best, toll.high


def test_nobody_tells_of_a_death() -> None:
    silent = [witness(dead(4, kind=HarmKind.INJURED), family="f1", **CLASH)]
    assert ucdp_toll(silent) == UcdpToll(0, 0, 0, 0, 0, 0, 0)
    assert acled_fatalities(silent) is None
    assert graded_range(silent).high == 0
    assert ucdp_toll([]) == UcdpToll(0, 0, 0, 0, 0, 0, 0)


def test_a_total_is_not_added_to_its_parts() -> None:
    told = witness(
        dead(40, "petempur", total=True), dead(27, "prajurit TNI", at=30), dead(13, "anggota TPNPB", at=60),
        family="f1", **CLASH,
    )  # fmt: skip
    assert ucdp_toll([told]) == UcdpToll(40, 40, 40, deaths_a=27, deaths_b=13, civilians=0, unknown=0)
    assert acled_fatalities([told]) == 40


def test_numbers_that_add_up_by_chance_are_no_total() -> None:
    told = witness(
        dead(4, "pelaku", total=True), dead(2, "warga", at=30), dead(1, "polisi", at=40), dead(1, "pria", at=50),
        family="f1", event="remote_explosive", actors=["ISIS"], recipients=["polisi"],
    )  # fmt: skip
    toll = ucdp_toll([told])
    assert (toll.best, toll.deaths_a, toll.deaths_b, toll.civilians, toll.unknown) == (8, 1, 4, 2, 1)


def test_a_total_of_the_armed_leaves_no_civilians() -> None:
    told = witness(
        dead(40, "militan di kedua pihak", total=True, by="pejabat"), dead(27, "militan ISIS", at=30, by="pejabat"),
        dead(13, "militan Taliban", at=60, by="petugas medis"), family="f1", actors=["Taliban"], recipients=["ISIS"],
    )  # fmt: skip
    assert ucdp_toll([told]) == UcdpToll(40, 40, 40, deaths_a=13, deaths_b=27, civilians=0, unknown=0)
    assert graded_range([told]).high == 0


def test_parts_without_a_total_add_up_by_side() -> None:
    told = witness(dead(2, "polisi"), dead(3, "anggota TPNPB", at=30), dead(1, "guru", at=50), family="f1", **CLASH)
    assert ucdp_toll([told]) == UcdpToll(6, 6, 6, deaths_a=2, deaths_b=3, civilians=1, unknown=0)


def test_what_a_total_leaves_over_is_unknown() -> None:
    told = witness(dead(10), dead(3, "tentara", at=30), family="f1", **CLASH)
    assert ucdp_toll([told]) == UcdpToll(10, 10, 10, deaths_a=3, deaths_b=0, civilians=0, unknown=7)


def test_the_same_people_told_by_wide_and_narrow_words_count_once() -> None:
    told = witness(dead(17, "warga"), dead(5, "anak-anak", at=30), dead(4, "perempuan", at=40), family="f1", **CLASH)
    assert ucdp_toll([told]).civilians == 17


def test_groups_apart_within_one_record_are_not_counted_twice() -> None:
    told = witness(
        dead(44, "warga Palestina"), dead(22, "orang yang antre", at=30), dead(16, "kerumunan warga", at=60),
        family="f1", **STRIKE,
    )  # fmt: skip
    assert ucdp_toll([told]).best == 44


def test_others_count_beside_those_told_before() -> None:
    told = witness(dead(2, "polisi"), dead(3, "lainnya", at=30), family="f1", **CLASH)
    toll = ucdp_toll([told])
    assert (toll.best, toll.deaths_a, toll.unknown) == (5, 2, 3)


def test_two_speakers_who_tell_of_their_own_dead() -> None:
    told = witness(
        dead(2, "prajurit", by="Kapendam Cenderawasih"), dead(5, "anggota kami", by="TPNPB", at=30),
        family="f1", **CLASH,
    )  # fmt: skip
    toll = ucdp_toll([told])
    assert (toll.low, toll.best, toll.high, toll.deaths_a) == (7, 7, 7, 2)


def test_a_speaker_who_counts_again_revises() -> None:
    noon = witness(dead(5, by="Kementerian Kesehatan Gaza"), family="f1", published=3, **STRIKE)
    night = witness(dead(17, by="Kementerian Kesehatan Gaza"), family="f2", published=4, **STRIKE)
    assert range_of(noon, night) == (17, 17, 17)
    assert acled_fatalities([noon, night]) == 17


def test_two_speakers_contradict_and_the_lower_is_best() -> None:
    one = witness(dead(5, by="Kementerian Kesehatan Gaza"), family="f1", **STRIKE)
    other = witness(dead(17, by="Bulan Sabit Merah"), family="f2", published=4, **STRIKE)
    assert range_of(one, other) == (5, 5, 17)
    assert acled_fatalities([one, other]) == 5


def test_more_families_outweigh_and_copies_do_not() -> None:
    low = [witness(dead(5), family="f1", report=f"r-{number}", outlet=f"o{number}", **STRIKE) for number in range(9)]
    high = [witness(dead(9), family=family, outlet=family, **STRIKE) for family in ("f2", "f3")]
    assert range_of(*low, *high) == (5, 9, 9)
    assert independent_families([*low, *high]) == 3


def test_an_allegation_widens_the_range_alone() -> None:
    told = witness(dead(5), family="f1", **STRIKE)
    alleged = witness(dead(3), family="f2", modality=Modality.ALLEGED, **STRIKE)
    denied = witness(dead(1), family="f3", modality=Modality.DENIED, **STRIKE)
    assert range_of(told, alleged, denied) == (3, 5, 5)


def test_a_number_is_more_reliable_than_dozens() -> None:
    vague = [witness(dead(20, high=99, words="dozens"), family=f"f{number}", **STRIKE) for number in range(3)]
    exact = witness(dead(31), family="f9", **STRIKE)
    assert range_of(*vague, exact) == (20, 31, 99)


def test_at_least_is_its_number_at_both_ends() -> None:
    assert range_of(witness(dead(12, high=None), family="f1", **STRIKE)) == (12, 12, 12)


@pytest.mark.parametrize(
    ("low", "high", "words", "count"),
    [
        (2, None, "several", 3),
        (2, None, "beberapa", 3),
        (20, 99, "dozens", 12),
        (20, 99, "puluhan", 10),
        (100, 999, "hundreds", 100),
        (11, 19, "belasan", 11),
        (200, None, "several hundred", 200),
        (2, None, "at least two", 2),
    ],
)
def test_acled_counts_vague_words_by_its_rules(low: int, high: int | None, words: str, count: int) -> None:
    assert acled_fatalities([witness(dead(low, high=high, words=words), family="f1", **STRIKE)]) == count


def test_one_sided_violence_has_civilian_dead_alone() -> None:
    told = witness(
        dead(11), dead(1, "pelaku", at=30), family="f1",
        event="attack", actors=["ISIS"], recipients=["warga"],
    )  # fmt: skip
    toll = ucdp_toll([told])
    assert sides_of([told]).violence == 3
    assert (toll.best, toll.deaths_a, toll.deaths_b, toll.civilians, toll.unknown) == (11, 0, 0, 10, 1)


def test_airwars_counts_the_unarmed() -> None:
    raid = {"event": "air_strike", "actors": ["militer Israel"], "recipients": ["Hamas"]}
    told = witness(dead(10), dead(4, "militan Hamas", at=30), family="f1", **raid)
    found = graded_range([told])
    assert (found.low, found.high, found.grade) == (6, 6, Grade.WEAK)


def test_grades() -> None:
    one = witness(dead(5), family="f1", **STRIKE)
    other = witness(dead(6), family="f2", **STRIKE)
    rival = witness(dead(6), family="f3", event="air_strike", actors=["Hamas"])
    denial = witness(family="f4", event="air_strike", actors=["Israel"], modality=Modality.DENIED)
    owned = witness(dead(4), family="f5", by=["militer Israel"], **STRIKE)
    unnamed = witness(dead(5), family="f6", event="air_strike")
    assert graded_range([one]).grade is Grade.WEAK
    assert graded_range([unnamed, witness(dead(5), family="f7", event="air_strike")]).grade is Grade.WEAK
    assert graded_range([one, other]).grade is Grade.FAIR
    assert graded_range([one, other, rival]).grade is Grade.CONTESTED
    assert graded_range([one, other, denial]).grade is Grade.CONTESTED
    assert graded_range([one, owned]).grade is Grade.CONFIRMED
