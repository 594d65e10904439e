"""Tellings: what of one report is one event, and what a telling takes from the report around it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from merge_texts import NOWHERE, place, record, report, witnesses_of

from saksi.merge.blocking import candidates
from saksi.merge.extent import sweeps
from saksi.merge.tellings import tellings
from saksi.merge.whole import Whole
from saksi.model import PlaceRef

MONDAY, TUESDAY, WEDNESDAY = date(2025, 3, 3), date(2025, 3, 4), date(2025, 3, 5)
TAMARIN = place("Tamarin", 15.6, 32.5)


def unknown(text: str) -> PlaceRef:
    """A place that the gazetteer has not."""
    return PlaceRef(text, NOWHERE)


def test_a_place_nobody_knows_is_another_than_a_known_spot() -> None:
    text = report(
        "Pengojek ditembak di Tamarin\nPenembakan itu menyusul serangan ke kamp di Kali Wera.", TUESDAY, language="id"
    )
    shot = record(text, "Pengojek ditembak di Tamarin", "attack", TAMARIN)
    camp = record(text, "serangan ke kamp di Kali Wera", "attack", unknown("Kali Wera"))
    assert len(tellings(text, witnesses_of(text, [shot, camp]))) == 2
    told_so = record(text, "serangan ke kamp di Kali Wera", "attack", unknown("Kali Wera, Tamarin"))
    assert len(tellings(text, witnesses_of(text, [shot, told_so]))) == 1
    nowhere = record(text, "serangan ke kamp di Kali Wera", "attack", unknown("kamp itu"))
    assert len(tellings(text, witnesses_of(text, [shot, nowhere]))) == 1


def test_a_total_and_a_strike_that_it_counts_are_two_tellings() -> None:
    text = report("Raids kill 40 across Sudan\nMost of the dead were in Tamarin.", TUESDAY, language="en")
    total = record(text, "Raids kill 40 across Sudan", "air_strike", dead=40)
    strike = record(text, "Most of the dead were in Tamarin.", "air_strike", TAMARIN)
    found = tellings(text, witnesses_of(text, [total, strike]))
    assert [one.traits.sweeps for one in found] == [True, False]


@pytest.mark.parametrize(
    ("words", "language", "wide"),
    [
        ("Shells fell across Sudan", "en", True),
        ("Shells fell across the country", "en", True),
        ("Shells fell in several towns", "en", True),
        ("Gunmen fled across the border", "en", False),
        ("Serangan menewaskan 40 orang di seluruh Sudan", "id", True),
        ("Serangan di berbagai wilayah", "id", True),
        ("Seluruh korban dibawa ke Tamarin", "id", False),
        ("Serangan di pasar Tamarin", "id", False),
        ("Shells fell across Sudan", "id", False),
    ],
)
def test_what_tells_of_many_places(words: str, language: str, *, wide: bool) -> None:
    text = report(words, TUESDAY, language=language)
    assert sweeps(text, record(text, words)) is wide


def test_a_telling_without_a_day_lies_on_the_first_day_that_its_report_tells() -> None:
    text = report(
        "Pasar Tamarin dihantam\nPeluru jatuh di pasar. Itu terjadi pada Senin, kata dokter, Rabu.", WEDNESDAY
    )
    (telling,) = tellings(text, witnesses_of(text, [record(text, "Peluru jatuh di pasar.")]))
    assert (telling.traits.first, telling.traits.last) == (MONDAY.toordinal(), MONDAY.toordinal())
    assert not telling.traits.dated


def test_the_day_of_publication_says_nothing_of_the_event() -> None:
    text = report("Pasar Tamarin dihantam\nPeluru jatuh di pasar, kata dokter, Rabu.", WEDNESDAY)
    (telling,) = tellings(text, witnesses_of(text, [record(text, "Peluru jatuh di pasar")]))
    assert telling.traits.last == WEDNESDAY.toordinal()
    assert telling.traits.first == (WEDNESDAY - timedelta(days=2)).toordinal()


def test_a_day_of_another_telling_comes_last() -> None:
    whole = Whole(frozenset(), frozenset({MONDAY.toordinal(), TUESDAY.toordinal()}), frozenset())
    assert whole.likely_day(WEDNESDAY.toordinal(), {MONDAY.toordinal()}) == TUESDAY.toordinal()
    assert whole.likely_day(WEDNESDAY.toordinal(), {MONDAY.toordinal(), TUESDAY.toordinal()}) == MONDAY.toordinal()
    assert Whole(frozenset(), frozenset(), frozenset()).likely_day(WEDNESDAY.toordinal(), ()) is None


def test_a_telling_without_a_place_is_compared_in_the_countries_that_its_report_names() -> None:
    one = report("Peluru menewaskan 3 orang\nKorban dirawat, kata dokter di Sudan.", TUESDAY)
    other = report("Shells kill three\nThe ministry of Sudan counted them.", TUESDAY, language="en")
    told = [
        *tellings(one, witnesses_of(one, [record(one, "Peluru menewaskan 3 orang", dead=3)])),
        *tellings(other, witnesses_of(other, [record(other, "Shells kill three", dead=3)])),
    ]
    assert [telling.traits.lands for telling in told] == [frozenset({"SD"})] * 2
    assert all(telling.traits.country is None for telling in told)
    assert candidates([telling.traits for telling in told]) == [(0, 1)]
