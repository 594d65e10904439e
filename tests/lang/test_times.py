"""Times of both languages, found and placed in the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.lang.calendar import resolve_time
from saksi.lang.en.times import find_times as find_english
from saksi.lang.id.times import find_times
from saksi.lang.time import TimeKind
from saksi.model import Interval, TimeBasis

THURSDAY = Interval.day(date(2025, 6, 19))
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


def days(text: str, published: Interval | None = THURSDAY, english: bool = False) -> tuple[str, str] | None:
    found = (find_english if english else find_times)(text)
    assert len(found) == 1, found
    value = resolve_time(found[0], published)
    return None if value is None else (str(value.start), str(value.end))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("pada Selasa (10/6/2025)", "2025-06-10", "2025-06-10"),
        ("pada Rabu (18/6) dini hari waktu setempat", "2025-06-18", "2025-06-18"),
        ("pada Sabtu, 7 Juni 2025", "2025-06-07", "2025-06-07"),
        ("pada 27 November", "2024-11-27", "2024-11-27"),
        ("Rabu malam", "2025-06-18", "2025-06-18"),
        ("hari Kamis", "2025-06-19", "2025-06-19"),
        ("Kamis lalu", "2025-06-12", "2025-06-12"),
        ("Kamis depan", "2025-06-26", "2025-06-26"),
        ("Jumat mendatang", "2025-06-20", "2025-06-20"),
        ("Jumat pekan lalu", "2025-06-13", "2025-06-13"),
        ("kemarin", "2025-06-18", "2025-06-18"),
        ("semalam", "2025-06-18", "2025-06-19"),
        ("dua hari lalu", "2025-06-17", "2025-06-17"),
        ("awal bulan ini", "2025-06-01", "2025-06-10"),
        ("akhir tahun lalu", "2024-09-01", "2024-12-31"),
        ("pekan lalu", "2025-06-09", "2025-06-15"),
        ("awal pekan ini", "2025-06-16", "2025-06-17"),
        ("selama akhir pekan", "2025-06-14", "2025-06-15"),
        ("bulan lalu", "2025-05-01", "2025-05-31"),
        ("sejak 18 Maret 2025", "2025-03-18", "2025-06-19"),
        ("sejak perang pecah pada Oktober tahun lalu", "2024-10-01", "2025-06-19"),
        ("Oktober 2023", "2023-10-01", "2023-10-31"),
        ("Oktober lalu", "2024-10-01", "2024-10-31"),
        ("pada 2019", "2019-01-01", "2019-12-31"),
        ("antara 3 dan 5 Juni", "2025-06-03", "2025-06-05"),
        ("3-5 Juni 2025", "2025-06-03", "2025-06-05"),
        ("tahun 1940-an", "1940-01-01", "1949-12-31"),
        ("Idul Adha 2025", "2025-06-06", "2025-06-06"),
        ("tiga bulan terakhir", "2025-03-19", "2025-06-19"),
        ("Selasa (6/10/2025)", "2025-06-10", "2025-06-10"),
    ],
)
def test_indonesian(text: str, start: str, end: str) -> None:
    assert days(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on Wednesday night", "2025-06-18", "2025-06-18"),
        ("last Thursday", "2025-06-12", "2025-06-12"),
        ("since March", "2025-03-01", "2025-06-19"),
        ("early 2014", "2014-01-01", "2014-04-30"),
        ("mid-June", "2025-06-11", "2025-06-20"),
        ("over the past two years", "2023-06-19", "2025-06-19"),
        ("a week ago", "2025-06-12", "2025-06-12"),
        ("by 10 July", "2025-06-19", "2025-07-10"),
        ("last September", "2024-09-01", "2024-09-30"),
        ("this week", "2025-06-16", "2025-06-19"),
    ],
)
def test_english(text: str, start: str, end: str) -> None:
    assert days(text, english=True) == (start, end)


@pytest.mark.parametrize("text", ["beberapa pekan terakhir", "baru-baru ini", "berbulan-bulan"])
def test_vague_times_are_found_but_not_resolved(text: str) -> None:
    assert find_times(text)[0].meaning.kind is TimeKind.VAGUE
    assert days(text) is None


def test_nothing_is_found_in_words_without_time() -> None:
    assert find_times("Pasukan mundur dari kota itu.") == []
    assert find_english("He may march on the town.") == []


def test_same_day_needs_an_anchor() -> None:
    (found,) = find_times("pada hari yang sama")
    assert resolve_time(found, THURSDAY) is None
    value = resolve_time(found, THURSDAY, anchor=Interval.day(date(2025, 6, 2)))
    assert value is not None
    assert (value.start, value.basis) == (date(2025, 6, 2), TimeBasis.RELATIVE)


def test_without_publication_date_only_what_the_text_fixes() -> None:
    assert days("kemarin", None) is None
    assert days("Selasa (02/02)", None) is None
    assert days("2 Februari 2016", None) == ("2016-02-02", "2016-02-02")
    (found,) = find_times("Selasa (02/02) lalu")
    assert resolve_time(found, None, years=range(2011, 2022)) is None
    value = resolve_time(found, None, years=[2015, 2016, 2017])
    assert value is not None
    assert (value.start, value.basis) == (date(2016, 2, 2), TimeBasis.INFERRED)


def test_impossible_date_is_not_resolved() -> None:
    assert days("31 Februari 2025") is None


@given(st.dates(date(1995, 1, 1), date(2045, 1, 1)), st.integers(0, 6))
def test_a_bare_weekday_is_the_last_one(published: date, weekday: int) -> None:
    found = days(f"pada {WEEKDAYS[weekday]} siang", Interval.day(published))
    assert found is not None
    day = date.fromisoformat(found[0])
    assert day.weekday() == weekday
    assert timedelta(0) <= published - day < timedelta(7)


@given(st.dates(date(1995, 1, 1), date(2045, 1, 1)), st.dates(date(1990, 1, 1), date(2045, 1, 1)))
def test_a_full_date_is_itself(published: date, day: date) -> None:
    text = f"{WEEKDAYS[day.weekday()]} ({day.day}/{day.month}/{day.year})"
    assert days(text, Interval.day(published)) == (str(day), str(day))
