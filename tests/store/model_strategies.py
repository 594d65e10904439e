"""Hypothesis strategies for reports, clean texts and records of every shape the model allows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType

from hypothesis import strategies as st

from saksi.model import (
    ActorRef,
    Claim,
    CleanText,
    Harm,
    HarmKind,
    Interval,
    Modality,
    OffsetMap,
    PlaceRef,
    Record,
    Repair,
    RepairKind,
    Report,
    Span,
    Speaker,
    TimeBasis,
    TimeRef,
    apply_repairs,
    record_id,
    report_id,
)

#: Text with everything a raw report may hold: NUL, the escape character, lone surrogates.
words = st.text(st.characters(exclude_categories=()) | st.sampled_from("\x00\x1a\ud800"), max_size=20)
small = st.text(max_size=8)
numbers = st.floats(allow_nan=False)
spans = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda pair: Span(min(pair), max(pair)))
offsets = st.integers(-12, 12).map(lambda hours: timezone(timedelta(hours=hours)))
moments = st.datetimes(timezones=st.just(UTC) | offsets) | st.datetimes()
intervals = st.tuples(st.dates(), st.dates()).map(lambda pair: Interval(min(pair), max(pair)))
speakers = st.builds(Speaker, words, spans)
alternatives = st.lists(st.tuples(small, numbers), max_size=2).map(tuple)
actors = st.builds(
    ActorRef, words, spans, actor_id=st.none() | small, kind=st.none() | small, alternatives=alternatives
)
degrees = st.none() | st.floats(-180, 180)
places = st.builds(
    PlaceRef,
    words,
    spans,
    place_id=st.none() | small,
    name=st.none() | words,
    country=st.none() | small,
    admin1=st.none() | small,
    admin2=st.none() | small,
    lat=degrees,
    lon=degrees,
    geo_precision=st.none() | st.integers(1, 3),
    alternatives=alternatives,
)
times = st.builds(
    TimeRef,
    words,
    spans,
    start=st.none() | st.dates(),
    end=st.none() | st.dates(),
    time_precision=st.none() | st.integers(1, 3),
    basis=st.none() | st.sampled_from(TimeBasis),
)
counts = st.integers(0, 2**40)
harms = st.builds(
    Harm,
    st.sampled_from(HarmKind),
    words,
    counts,
    st.none() | counts,
    words,
    spans,
    speaker=st.none() | speakers,
    is_total=st.booleans(),
)
claims = st.builds(
    Claim,
    field=small,
    value=words,
    text=words,
    span=spans,
    speaker=st.none() | speakers,
    modality=st.sampled_from(Modality),
)


def several[T](strategy: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)
