"""An invented store of many incidents, to measure lists, maps and search on."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import insert

from saksi.model import (
    ActorRef,
    Harm,
    HarmKind,
    Incident,
    Link,
    Modality,
    PlaceRef,
    Record,
    Report,
    Span,
    TimeRef,
    record_id,
    report_id,
)
from saksi.store import tables
from saksi.store.fulltext import index_reports
from saksi.store.rows import part_rows, record_row, report_row
from saksi.store.sql import SqlStore

_COUNTRIES = ("SY", "YE", "LY", "SD", "UA", "PS", "MM", "ID", "NG", "ML", "AF", "CD")
_TYPES = ("attack", "armed_clash", "air_strike", "shelling", "protest", "arrest", "destruction", "remote_explosive")
#: Those that tell who holds a place, and their share.
_HELD = ("seizure", "control", "withdrawal", "siege")
_HOLDING = 0.04
_VERBS = ("menyerang", "menembaki", "membom", "mengepung", "menangkap", "membakar", "menduduki", "meninggalkan")
_THINGS = (
    "pasar",
    "pos penjagaan",
    "rumah sakit",
    "konvoi bantuan",
    "gudang senjata",
    "sekolah",
    "jembatan",
    "bandara",
)
_REPORTS_AT_ONCE = 2000
_READER = "invented-1"
_FIRST = date(2015, 1, 1)
_DAYS = 4000
#: The share of places that are only known by their country.
_WIDE = 0.1

Told = tuple[Report, Record]


@dataclass(frozen=True, slots=True)
class _World:
    """Places and actors to draw from."""

    places: Sequence[PlaceRef]
    actors: Sequence[ActorRef]


@dataclass(frozen=True, slots=True)
class _Event:
    """What the reports of one incident tell."""

    number: int
    kind: str
    place: PlaceRef
    day: date
    actor: ActorRef
    other: ActorRef


def fill(store: SqlStore, incidents: int, seed: int = 1) -> None:
    """Put `incidents` incidents of one to three reports each into an empty store; the same seed, the same store."""
    chance = random.Random(seed)
    world = _World([_place(chance, number) for number in range(3000)], [_actor(number) for number in range(400)])
    run = store.begin(_READER)
    made: list[Incident] = []
    told: list[Told] = []
    for number in range(incidents):
        event = _event(chance, world, number)
        testimonies = [_testimony(chance, event, part) for part in range(chance.choice((1, 1, 2, 3)))]
        made.append(_incident(event, testimonies))
        told += testimonies
        if len(told) >= _REPORTS_AT_ONCE:
            _save(store, run, told, made)
            made, told = [], []
    _save(store, run, told, made)
    store.finish(run)


def _save(store: SqlStore, run: int, told: Sequence[Told], incidents: Sequence[Incident]) -> None:
    """Keep many reports in one transaction and few statements, as no coder would, then their incidents."""
    reports, records = [report for report, _ in told], [record for _, record in told]
    with store._writing() as connection:
        column = tables.reports.c
        made = insert(tables.reports).returning(column.key, sort_by_parameter_order=True)
        keys = connection.scalars(made, [report_row(report) for report in reports]).all()
        index_reports(connection, {key: report.raw for key, report in zip(keys, reports, strict=True)})
        now = datetime.now(UTC)
        codings = [{"report": report.id, "reader": _READER, "run": run, "at": now} for report in reports]
        made = insert(tables.codings).returning(tables.codings.c.key, sort_by_parameter_order=True)
        rows = [
            record_row(record, key, 0) for record, key in zip(records, connection.scalars(made, codings), strict=True)
        ]
        made = insert(tables.records).returning(tables.records.c.key, sort_by_parameter_order=True)
        parts = defaultdict(list)
        for record, key in zip(records, connection.scalars(made, rows), strict=True):
            for table, row in part_rows(record, key):
                parts[table].append(row)
        for table, part in parts.items():
            connection.execute(insert(table), part)
    store.save_incidents(incidents)


def _place(chance: random.Random, number: int) -> PlaceRef:
    country = _COUNTRIES[min(int(chance.expovariate(0.4)), len(_COUNTRIES) - 1)]
    name = f"{chance.choice(('Bukit', 'Muara', 'Kota', 'Wadi', 'Teluk'))} {_word(chance)}"
    lat, lon = chance.uniform(-30, 50), chance.uniform(-20, 140)
    acled, ucdp = (3, 6) if chance.random() < _WIDE else (1, 1)
    province = f"Provinsi {number % 60}"
    return PlaceRef(name, Span(0, 4), f"p-{number}", name, country, province, None, lat, lon, acled, (), ucdp)


def _actor(number: int) -> ActorRef:
    return ActorRef(f"Brigade {number}", Span(0, 4), f"brigade-{number}" if number % 3 else None, "rebels")


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bdgklmnprst") + chance.choice("aeiou") for _ in range(3)).capitalize()


def _event(chance: random.Random, world: _World, number: int) -> _Event:
    return _Event(
        number,
        chance.choice(_HELD if chance.random() < _HOLDING else _TYPES),
        chance.choice(world.places),
        _FIRST + timedelta(chance.randrange(_DAYS)),
        chance.choice(world.actors),
        chance.choice(world.actors),
    )


def _testimony(chance: random.Random, event: _Event, part: int) -> Told:
    dead = int(chance.expovariate(0.2))
    raw = "\n".join(_sentences(chance, event, dead, f"{event.number}.{part}"))
    report = Report(report_id(raw), f"{event.number}-{part}.txt", raw, f"Warta {event.number % 40}", language="id")
    evidence = (Span(0, 80),)
    record = Record(
        record_id(report.id, event.kind, evidence, ()),
        report.id,
        event.kind,
        Modality.ASSERTED,
        evidence,
        actors=(event.actor,),
        recipients=(event.other,),
        place=event.place,
        time=TimeRef("hari itu", Span(0, 4), event.day, event.day, 1),
        harm=(Harm(HarmKind.KILLED, "warga", dead, None, str(dead), Span(0, 4)),) if dead else (),
        scores={"record": round(chance.random(), 3)},
    )
    return report, record


def _incident(event: _Event, told: Sequence[Told]) -> Incident:
    return Incident(
        id=f"i-{event.number:07d}",
        event_type=event.kind,
        records=tuple(record.id for _, record in told),
        families=tuple(report.id for report, _ in told),
        links=tuple(Link(record.id, 6.5, "place +3.1, day +2.2, type +1.2") for _, record in told),
        place=event.place,
        start=event.day,
        end=event.day,
        actors=(event.actor,),
        recipients=(event.other,),
    )


def _sentences(chance: random.Random, event: _Event, dead: int, name: str) -> Iterator[str]:
    verb, thing = chance.choice(_VERBS), chance.choice(_THINGS)
    actor, other, place = event.actor.text, event.other.text, event.place
    yield f"{actor} {verb} {thing} di {place.text}"
    yield f"Pasukan {actor} {verb} sebuah {thing} di {place.text}, {place.admin1}, pada {event.day}, kata para saksi."
    yield f"Sedikitnya {dead} warga tewas dan {dead * 2} lainnya luka, menurut {other}."
    yield f"Laporan {name} belum dapat diperiksa; {_word(chance)} dan {_word(chance)} disebut sebagai korban."
    yield f"Juru bicara menyebut {thing} itu telah lama {chance.choice(_VERBS)} wilayah {_word(chance)}."
