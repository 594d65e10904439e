"""Years inferred for reports without a publication date."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.knowledge import shared as known
from saksi.lang.calendar import resolve_time
from saksi.lang.en.times import find_times as find_english
from saksi.lang.id.times import find_times
from saksi.model import (
    ActorRef,
    CleanText,
    Interval,
    Modality,
    OffsetMap,
    Record,
    Report,
    Span,
    TimeBasis,
    TimeRef,
)
from saksi.resolve import Resolver
from saksi.resolve.years import Bounds, Context, between

WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
ENGLISH = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver()


@pytest.fixture(scope="module")
def context() -> Context:
    return Context(known.actors(), known.persons(), known.eras())


def infer(resolver: Resolver, raw: str, words: str, language: str = "id", **report: object) -> TimeRef:
    text = CleanText("r-1", raw, (), OffsetMap.of(len(raw), ()))
    start = raw.index(words)
    span = Span(start, start + len(words))
    record = Record("e-1", "r-1", "clash", Modality.ASSERTED, (span,), time=TimeRef(words, span))
    found = resolver.resolve(Report("r-1", "one", raw, **report), text, [record], language)[0].time  # type: ignore[arg-type]
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("raw", "words", "day"),
    [
        ("Milisi menyerbu basis ISIS di Sirte pada Selasa (02/02) lalu.", "Selasa (02/02)", "2016-02-02"),
        ("Pasukan Irak mendesak ISIS di Mosul, Senin (17/10).", "Senin (17/10)", "2016-10-17"),
        ("Presiden Joko Widodo mengecam ledakan itu pada Minggu (13/5).", "Minggu (13/5)", "2018-05-13"),
        ("Pada 2024 bentrokan meluas. Kini, Kamis (12/6), desa itu kosong.", "Kamis (12/6)", "2025-06-12"),
        ("RSF dan tentara Sudan berperang di Omdurman pada 3 Juni (Sabtu).", "3 Juni (Sabtu)", "2023-06-03"),
    ],
)  # fmt: skip
def test_indonesian(resolver: Resolver, raw: str, words: str, day: str) -> None:
    time = infer(resolver, raw, words)
    assert (str(time.start), str(time.end)) == (day, day)
    assert (time.basis, time.time_precision) == (TimeBasis.INFERRED, 1)


@pytest.mark.parametrize(
    "words",
    ["Tuesday, 2 February", "Tuesday (2 February)", "Tuesday (Feb. 2)", "Tuesday (2/2)", "February 2 (Tuesday)"],
)
def test_english(resolver: Resolver, words: str) -> None:
    time = infer(resolver, f"Militias attacked Islamic State in Sirte on {words}, officials said.", words, "en")
    assert (time.start, time.basis) == (date(2016, 2, 2), TimeBasis.INFERRED)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("Warga lari dari desa pada Selasa (02/02).", "Selasa (02/02)"),
        ("ISIS menyerang sebuah pos pada Selasa (02/02).", "Selasa (02/02)"),
        ("ISIS bertahan di Sirte pada Rabu (02/02).", "Rabu (02/02)"),
        ("ISIS bertahan di Sirte pada Selasa malam.", "Selasa malam"),
        ("ISIS bertahan di Sirte pada 2 Februari.", "2 Februari"),
        ("Mantan presiden Joko Widodo berbicara pada Rabu (5/2).", "Rabu (5/2)"),
    ],
)
def test_nothing_is_invented(resolver: Resolver, raw: str, words: str) -> None:
    time = infer(resolver, raw, words)
    assert (time.start, time.end, time.basis) == (None, None, None)


def test_the_day_of_ingestion_ends_the_years(resolver: Resolver) -> None:
    raw = "Houthi menembakkan rudal dari Sanaa pada Selasa (02/02)."
    assert infer(resolver, raw, "Selasa (02/02)").start is None
    early = datetime(2018, 1, 1, tzinfo=UTC)
    assert infer(resolver, raw, "Selasa (02/02)", ingested=early).start == date(2016, 2, 2)


def test_a_publication_year_is_enough(resolver: Resolver) -> None:
    year = Interval(date(2021, 1, 1), date(2021, 12, 31))
    assert infer(resolver, "Pos dibakar, Selasa (02/02).", "Selasa (02/02)", published=year).start == date(2021, 2, 2)


def test_a_text_that_looks_back_is_not_dated_by_what_it_recalls(context: Context) -> None:
    text = "ISIS pernah menguasai Mosul. Kini RSF mengepung El Fasher."
    years = context.years(Report("r-1", "one", text), text, [])
    assert min(years) == 2023


def test_years_ahead_do_not_count(context: Context) -> None:
    text = "Partai itu bersiap untuk pemilu 2024 sejak bentrokan pada 2022."
    assert min(context.years(Report("r-1", "one", text), text, find_times(text))) == 2022


@given(st.lists(st.tuples(st.integers(1990, 2026), st.none() | st.integers(0, 20)), max_size=6))
def test_between_keeps_every_beginning(spans: list[tuple[int, int | None]]) -> None:
    signs = [Bounds(since, None if length is None else since + length) for since, length in spans]
    years = between(signs, 2026)
    assert all(year >= sign.since for year in years for sign in signs)
    assert not years or years[-1] <= 2026


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.sets(st.integers(1990, 2060)), st.booleans())
def test_an_inferred_date_is_as_stated(day: date, years: set[int], english: bool) -> None:
    text = f"{(ENGLISH if english else WEEKDAYS)[day.weekday()]} ({day.day}/{day.month})"
    (found,) = (find_english if english else find_times)(text)
    value = resolve_time(found, None, years=years)
    if value is not None:
        assert value.basis is TimeBasis.INFERRED
        assert (value.start.weekday(), value.start.day, value.start.month) == (day.weekday(), day.day, day.month)
        assert value.start.year in years
    if years == {day.year}:
        assert value is not None


@pytest.mark.parametrize(
    ("text", "published", "party"),
    [
        ("Presiden Rusia Vladimir Putin", date(2024, 1, 1), "state-ru"),
        ("Prabowo Subianto", date(2022, 1, 1), "kemhan"),
        ("Prabowo Subianto", None, None),
        ("Sebby Sambom", None, "tpnpb"),
        ("Barack Obama", date(2024, 1, 1), None),
        ("keluarga Haniyeh", date(2024, 1, 1), None),
    ],
)
def test_a_person_acts_for_a_party(resolver: Resolver, text: str, published: date | None, party: str | None) -> None:
    report = Report("r-1", "one", text, published=Interval.day(published) if published else None)
    clean = CleanText("r-1", text, (), OffsetMap.of(len(text), ()))
    record = Record(
        "e-1", "r-1", "statement", Modality.ASSERTED, (Span(0, 4),), actors=(ActorRef(text, Span(0, len(text))),)
    )
    (actor,) = resolver.resolve(report, clean, [record], "id")[0].actors
    assert (actor.text, actor.actor_id) == (text, party)


def test_samples(resolver: Resolver, context: Context, shared: Path) -> None:
    dev = shared / "gold" / "dev"
    first, second = ((dev / name).read_text(encoding="utf-8") for name in ("seed-000.txt", "seed-002.txt"))
    assert infer(resolver, first, "Selasa (02/02) lalu").start == date(2016, 2, 2)
    for one in find_times(second):
        words = one.text
        assert infer(resolver, second, words).start is None, words
