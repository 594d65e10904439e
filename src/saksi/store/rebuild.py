"""Rows of the tables as model objects: the inverse of `rows`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

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
)
from saksi.store.interface import StoredFailure, StoredReport

RowLike = Mapping[Any, Any]
#: The rows of one record's parts, by table name.
Parts = Mapping[str, Sequence[RowLike]]


def interval(row: RowLike) -> Interval | None:
    """The publication days of a report's row."""
    start, end = row["published_start"], row["published_end"]
    return None if start is None else Interval(start, end)


def report(row: RowLike) -> Report:
    """The report of a row."""
    return Report(
        id=row["id"],
        name=row["name"],
        raw=row["raw"],
        outlet=row["outlet"],
        url=row["url"],
        title=row["title"],
        published=interval(row),
        language=row["language"],
        ingested=row["ingested"],
    )


def clean_text(raw: str, cleaning: RowLike, rows: Sequence[RowLike]) -> CleanText:
    """The clean text of a report's raw text under its repairs."""
    repairs = tuple(
        Repair(_span(row), RepairKind(row["kind"]), row["raw"], row["clean"], row["reason"]) for row in rows
    )
    return CleanText(
        report_id=cleaning["report"],
        text=apply_repairs(raw, repairs),
        repairs=repairs,
        offsets=OffsetMap.of(len(raw), repairs),
        dateline=cleaning["dateline"],
        byline=cleaning["byline"],
        credits=tuple(cleaning["credits"]),
    )


def record(row: RowLike, parts: Parts) -> Record:
    """The record of a row (joined with its report's id as `report`) and its parts, each list in order."""
    places = {part["role"]: _place(part) for part in parts.get("places", ())}
    time = next(iter(parts.get("times", ())), None)
    value = next(iter(parts.get("claims", ())), None)
    return Record(
        id=row["id"],
        report_id=row["report"],
        event_type=row["event_type"],
        modality=Modality(row["modality"]),
        evidence=tuple(_span(part) for part in parts.get("evidence", ())),
        triggers=tuple(_span(part) for part in parts.get("triggers", ())),
        modality_span=_optional_span(row, "modality_"),
        actors=_actors(parts, "actor"),
        recipients=_actors(parts, "recipient"),
        place=places.get("place"),
        origin=places.get("origin"),
        time=None if time is None else _time(time),
        harm=tuple(_harm(part) for part in parts.get("harm", ())),
        attribution=tuple(Speaker(part["text"], _span(part)) for part in parts.get("attribution", ())),
        value=None if value is None else _claim(value),
        background=row["background"],
        reader=row["reader"],
        scores=MappingProxyType({part["name"]: part["score"] for part in parts.get("scores", ())}),
    )


def _span(row: RowLike, prefix: str = "") -> Span:
    return Span(row[f"{prefix}span_start"], row[f"{prefix}span_end"])


def _optional_span(row: RowLike, prefix: str) -> Span | None:
    return None if row[f"{prefix}span_start"] is None else _span(row, prefix)


def _speaker(row: RowLike) -> Speaker | None:
    return None if row["speaker"] is None else Speaker(row["speaker"], _span(row, "speaker_"))


def _alternatives(row: RowLike) -> tuple[tuple[str, float], ...]:
    return tuple((name, score) for name, score in row["alternatives"])


def _actors(parts: Parts, role: str) -> tuple[ActorRef, ...]:
    return tuple(
        ActorRef(row["text"], _span(row), row["actor_id"], row["kind"], _alternatives(row))
        for row in parts.get("actors", ())
        if row["role"] == role
    )


def _place(row: RowLike) -> PlaceRef:
    return PlaceRef(
        text=row["text"],
        span=_span(row),
        place_id=row["place_id"],
        name=row["name"],
        country=row["country"],
        admin1=row["admin1"],
        admin2=row["admin2"],
        lat=row["lat"],
        lon=row["lon"],
        geo_precision=row["geo_precision"],
        alternatives=_alternatives(row),
        where_prec=row["where_prec"],
    )


def _time(row: RowLike) -> TimeRef:
    basis = None if row["basis"] is None else TimeBasis(row["basis"])
    return TimeRef(
        text=row["text"],
        span=_span(row),
        start=row["first_day"],
        end=row["last_day"],
        time_precision=row["time_precision"],
        basis=basis,
        date_prec=row["date_prec"],
        relative=row["relative"],
    )


def _harm(row: RowLike) -> Harm:
    return Harm(
        kind=HarmKind(row["kind"]),
        who=row["who"],
        low=row["low"],
        high=row["high"],
        text=row["text"],
        span=_span(row),
        speaker=_speaker(row),
        is_total=row["is_total"],
    )


def _claim(row: RowLike) -> Claim:
    return Claim(row["field"], row["value"], row["text"], _span(row), _speaker(row), Modality(row["modality"]))


def stored_report(row: RowLike, readers: tuple[str, ...]) -> StoredReport:
    """The report of a row of `queries.listed_reports`."""
    return StoredReport(
        id=row["id"],
        name=row["name"],
        outlet=row["outlet"],
        url=row["url"],
        title=row["title"],
        published=interval(row),
        language=row["language"],
        length=row["length"],
        readers=readers,
        records=row["records"],
    )


def failure(row: RowLike) -> StoredFailure:
    """The failure of a row."""
    return StoredFailure(row["run"], row["name"], row["reason"], row["hint"], row["report"], row["at"])
