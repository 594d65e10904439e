"""Hypothesis strategies for reports, clean texts and records of every shape the model allows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType
from typing import TypeVar

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

Made = TypeVar("Made")

#: Text with everything a raw report may hold: NUL, the escape character, lone surrogates.
words = st.text(st.characters(exclude_categories=()) | st.sampled_from("\x00\x1a\ud800"), max_size=20)
maybe_words = st.none() | words
numbers = st.floats(allow_nan=False)
spans = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda pair: Span(min(pair), max(pair)))
offsets = st.integers(-12, 12).map(lambda hours: timezone(timedelta(hours=hours)))
moments = st.datetimes(timezones=st.just(UTC) | offsets) | st.datetimes()
intervals = st.tuples(st.dates(), st.dates()).map(lambda pair: Interval(min(pair), max(pair)))
speakers = st.builds(Speaker, words, spans)
modalities = st.sampled_from(Modality)


def several(strategy: st.SearchStrategy[Made]) -> st.SearchStrategy[tuple[Made, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


alternatives = several(st.tuples(words, numbers))
actors = st.builds(ActorRef, words, spans, actor_id=maybe_words, kind=maybe_words, alternatives=alternatives)
places = st.builds(
    PlaceRef,
    words,
    spans,
    place_id=maybe_words,
    name=maybe_words,
    country=maybe_words,
    admin1=maybe_words,
    admin2=maybe_words,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    geo_precision=st.none() | st.integers(1, 3),
    alternatives=alternatives,
    where_prec=st.none() | st.integers(1, 7),
)
times = st.builds(
    TimeRef,
    words,
    spans,
    start=st.none() | st.dates(),
    end=st.none() | st.dates(),
    time_precision=st.none() | st.integers(1, 3),
    basis=st.none() | st.sampled_from(TimeBasis),
    date_prec=st.none() | st.integers(1, 5),
    relative=maybe_words,
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
    Claim, field=words, value=words, text=words, span=spans, speaker=st.none() | speakers, modality=modalities
)
scores = st.dictionaries(words, numbers, max_size=3).map(MappingProxyType)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    raw = draw(words)
    return Report(
        report_id(raw),
        draw(words),
        raw,
        outlet=draw(maybe_words),
        url=draw(maybe_words),
        title=draw(maybe_words),
        published=draw(st.none() | intervals),
        language=draw(maybe_words),
        ingested=draw(st.none() | moments),
    )


@st.composite
def clean_texts(draw: st.DrawFn, report: Report) -> CleanText:
    cuts = sorted(draw(st.sets(st.integers(0, len(report.raw)), max_size=6)))
    repairs = tuple(
        Repair(Span(start, end), draw(st.sampled_from(RepairKind)), report.raw[start:end], draw(words), draw(words))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )
    return CleanText(
        report.id,
        apply_repairs(report.raw, repairs),
        repairs,
        OffsetMap.of(len(report.raw), repairs),
        dateline=draw(maybe_words),
        byline=draw(maybe_words),
        credits=draw(several(words)),
    )


@st.composite
def records(draw: st.DrawFn, of_report: str = "r-1", reader: str = "test-1") -> Record:
    evidence, triggers = draw(several(spans)), draw(several(spans))
    event_type = draw(st.sampled_from(["attack", "air_strike", "control"]))
    return Record(
        record_id(of_report, event_type, evidence, triggers),
        of_report,
        event_type,
        draw(modalities),
        evidence,
        triggers,
        modality_span=draw(st.none() | spans),
        actors=draw(several(actors)),
        recipients=draw(several(actors)),
        place=draw(st.none() | places),
        origin=draw(st.none() | places),
        time=draw(st.none() | times),
        harm=draw(several(harms)),
        attribution=draw(several(speakers)),
        value=draw(st.none() | claims),
        background=draw(st.booleans()),
        reader=reader,
        scores=draw(scores),
    )


def of_one_report(report: Report) -> st.SearchStrategy[Sequence[Record]]:
    """Records of one report, each id once."""
    return st.lists(records(report.id), max_size=4, unique_by=lambda record: record.id)


def at(second: int) -> datetime:
    return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=second)
