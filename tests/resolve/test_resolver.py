"""Records resolved against their report."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.model import (
    ActorRef,
    CleanText,
    Interval,
    Modality,
    OffsetMap,
    PlaceRef,
    Record,
    Report,
    Span,
    TimeBasis,
    TimeRef,
)
from saksi.resolve import Resolver

RAW = (
    "Pasukan merebut sebuah pos di Tripoli, Libya, pada Senin (16/6). "
    "Pada hari yang sama militer Mesir menutup perbatasan di Kampung Tanpanama."
)


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver()


def span(words: str) -> Span:
    start = RAW.index(words)
    return Span(start, start + len(words))


def resolve(resolver: Resolver, published: Interval | None, **fields: object) -> Record:
    report = Report("r-1", "one", RAW, published=published)
    text = CleanText("r-1", RAW, (), OffsetMap.of(len(RAW), ()))
    record = Record("e-1", "r-1", "seizure", Modality.ASSERTED, (Span(0, 10),), **fields)  # type: ignore[arg-type]
    return resolver.resolve(report, text, [record], "id")[0]


def test_place_time_and_actor(resolver: Resolver) -> None:
    record = resolve(
        resolver,
        Interval.day(date(2025, 6, 18)),
        place=PlaceRef("Tripoli", span("Tripoli")),
        time=TimeRef("hari yang sama", span("hari yang sama")),
        actors=(ActorRef("militer Mesir", span("militer Mesir")),),
    )
    assert record.place is not None
    assert (record.place.name, record.place.country, record.place.geo_precision) == ("Tripoli", "LY", 1)
    assert any(key.endswith("-lb") for key, _ in record.place.alternatives)
    assert record.time is not None
    assert (record.time.start, record.time.end) == (date(2025, 6, 16), date(2025, 6, 16))
    assert (record.time.time_precision, record.time.basis) == (1, TimeBasis.RELATIVE)
    assert (record.actors[0].actor_id, record.actors[0].kind) == ("mil-eg", "military")


def test_what_is_unknown_keeps_its_words(resolver: Resolver) -> None:
    record = resolve(
        resolver,
        None,
        place=PlaceRef("Kampung Tanpanama", span("Kampung Tanpanama")),
        time=TimeRef("hari yang sama", span("hari yang sama")),
        actors=(ActorRef("Pasukan", span("Pasukan")),),
    )
    assert record.place == PlaceRef("Kampung Tanpanama", span("Kampung Tanpanama"))
    assert record.time == TimeRef("hari yang sama", span("hari yang sama"), relative="the day told before")
    assert record.actors[0].actor_id is None


def test_resolving_twice_changes_nothing(resolver: Resolver) -> None:
    published = Interval.day(date(2025, 6, 18))
    once = resolve(resolver, published, place=PlaceRef("Tripoli", span("Tripoli")))
    again = resolve(resolver, published, place=once.place)
    assert again.place == once.place


@pytest.mark.parametrize(
    ("words", "relative"),
    [
        ("Rabu malam", "the Wednesday on or before publication"),
        ("malam sebelumnya", "1 day before the time told before"),
        ("beberapa pekan terakhir", None),
    ],
)
def test_a_time_without_days_stays_relative_exactly(resolver: Resolver, words: str, relative: str | None) -> None:
    text = f"Pos itu diserang {words}."
    report = Report("r-1", "one", text)
    clean = CleanText("r-1", text, (), OffsetMap.of(len(text), ()))
    at = Span(text.index(words), len(text) - 1)
    record = Record("e-1", "r-1", "attack", Modality.ASSERTED, (Span(0, 10),), time=TimeRef(words, at))
    (found,) = resolver.resolve(report, clean, [record], "id")
    assert found.time is not None
    assert (found.time.text, found.time.start, found.time.basis) == (words, None, None)
    assert found.time.relative == relative
