"""Single slots: places, times, harm, parties."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.evaluate.entry import Figure, Place, Time
from saksi.evaluate.slots import SlotComparer, distance_km, same_place, same_time
from saksi.model import HarmKind

# One degree of latitude is 6371.0088 km * pi / 180 = 111.195 km, so 25 km are 0.22483 degrees.
HERE = Place("Bukit", "Bukit", 10.0, 20.0)


def test_distance_of_one_degree_of_latitude() -> None:
    assert distance_km(HERE, Place("x", None, 11.0, 20.0)) == pytest.approx(111.195, abs=0.001)
    assert distance_km(HERE, Place("x")) is None


@pytest.mark.parametrize(("lat", "near"), [(10.2248, True), (10.2249, False)])
def test_points_within_25_km_are_the_same_place(lat: float, near: bool) -> None:
    assert same_place(HERE, Place("Lembah", "Valley", lat, 20.0)) is near


def test_any_name_of_the_one_may_be_one_of_the_other() -> None:
    assert same_place(Place("Yerusalem", "Jerusalem"), Place("jerusalem"))
    assert same_place(Place("Bukit", "Hill Town", 10.0, 20.0), Place("Bukit", None, 50.0, 50.0))
    assert not same_place(Place("Bukit"), Place("Lembah"))


def test_times_agree_on_both_ends() -> None:
    first, second = date(2031, 5, 1), date(2031, 5, 2)
    assert same_time(Time("Kamis", first, first), Time("1 Mei", first, first))
    assert not same_time(Time("Kamis", first, first), Time("Kamis", first, second))
    assert not same_time(Time("Kamis", first, first), Time("Kamis"))
    assert same_time(Time("suatu hari"), Time("Suatu hari"))
    assert not same_time(Time("dulu"), Time("kelak"))


@pytest.mark.parametrize(
    ("low", "high", "right"),
    [(20, None, True), (20, 20, False), (21, None, False)],
)
def test_harm_agrees_on_kind_and_both_numbers(low: int, high: int | None, right: bool) -> None:
    gold = Figure(HarmKind.KILLED, 20, None, "warga")
    assert SlotComparer().same("harm", gold, Figure(HarmKind.KILLED, low, high, "orang")) is right
    assert not SlotComparer().same("harm", gold, Figure(HarmKind.INJURED, low, high))


def test_known_actors_agree_by_callable() -> None:
    known = SlotComparer(lambda ours, theirs: {ours, theirs} == {"Pelita Utara", "PU-7"})
    assert known.same("actor", "Pelita Utara", "PU-7")
    assert not SlotComparer().same("actor", "Pelita Utara", "PU-7")
    assert not known.same("actor", "Pelita Utara", "PU-8")


def test_values_agree_by_words_alone() -> None:
    assert SlotComparer().same("value", "1.400 orang", "1400 orang")
    assert not SlotComparer().same("value", "1.400 orang", "orang")


def test_elements_of_different_kinds_never_agree() -> None:
    assert not SlotComparer().same("place", HERE, "Bukit")
