"""A small war retold by several outlets, as coded reports: what linking a store has to hold together or apart."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from made_incidents import made_testimony
from saksi.model import CleanText, Interval, Judgement, OffsetMap, PlaceRef, Record, Report, Span, Verdict
from saksi.review.anchor import anchors_text
from saksi.store import Store

READER = "made-1"
_TOWNS = {"Sirte": (31.2, 16.6), "Misrata": (32.4, 15.1), "Ajdabiya": (30.8, 20.2), "Derna": (32.8, 22.6)}
_OUTLETS = ("Warta Pagi", "Kabar Kota", "Harian Laut")
_KINDS = ("air_strike", "shelling", "arrest", "air_strike")
_THINGS = ("pasar ikan", "gudang gandum", "rumah sakit", "pelabuhan tua", "sekolah dasar", "pos jaga", "jembatan")
_FIRST = date(2026, 4, 1)
#: Days after the first on which something happens in each town: neighbours, and stretches that are far apart.
_DAYS = (0, 1, 4, 30, 31, 75)

Coded = tuple[Report, tuple[Record, ...]]


def war(seed: int = 3) -> list[Coded]:
    """Reports of what happened in four towns, in the order in which outlets bring them; the same for the same seed."""
    chance = random.Random(seed)
    told = [one for town in _TOWNS for day in _DAYS for one in _event(chance, town, _FIRST + timedelta(day))]
    return sorted(told, key=lambda one: (one[0].published.end if one[0].published else date.max, one[0].id))


def _event(chance: random.Random, town: str, day: date) -> list[Coded]:
    kind, thing, dead = chance.choice(_KINDS), chance.choice(_THINGS), chance.randrange(1, 30)
    found = []
    for number, outlet in enumerate(chance.sample(_OUTLETS, chance.choice((1, 2, 3)))):
        toll = dead + (number if chance.random() < 0.5 else 0)
        found.append(_told(town, day, outlet, kind, thing, toll))
    return found


def _told(town: str, day: date, outlet: str, kind: str, thing: str, dead: int) -> Coded:
    manner = _OUTLETS.index(outlet)
    raw = (
        f"{dead} warga tewas di {town} pada Senin, kata dokter setempat. militer Israel disebut menyasar {thing}.",
        f"Pada Senin, {thing} di {town} menjadi sasaran militer Israel; korban meninggal mencapai {dead} orang.",
        f"Warga {town} berduka: {dead} orang tidak selamat saat militer Israel mendatangi {thing} pada Senin.",
    )[manner]
    lat, lon = _TOWNS[town]
    place = PlaceRef(town, Span(0, 0), f"ly-{town}", town, "LY", None, None, lat, lon, 1, (), 1)
    made = made_testimony(
        f"{raw} {outlet}, {day}.", kind, outlet=outlet, place=place, days=(day, day), killed=(dead, dead), reader=READER
    )
    published = Interval.day(day + timedelta(manner))
    return replace(made.report, name=f"{town}-{day}-{manner}.txt", published=published), (made.record,)


def keep_told(store: Store, told: Sequence[Coded], reader: str = READER) -> None:
    """Keep coded reports in a store, as `saksi code` does."""
    run = store.begin(reader)
    for report, records in told:
        text = CleanText(report.id, report.raw, (), OffsetMap.of(len(report.raw), ()))
        store.save(run, report, text, reader, [replace(record, reader=reader) for record in records])
    store.finish(run)


def judge_some(store: Store) -> None:
    """People join the two oldest incidents, cut the largest in two and reject a record of the newest."""
    incidents = sorted(store.incidents(), key=lambda one: (one.start or date.max, one.id))
    largest = max(incidents[2:-1], key=lambda one: (len(one.records), one.id))
    pair = [record for one in incidents[:2] for record in one.records]
    leaving, staying = largest.records[:1], largest.records[1:]
    wrong = incidents[-1].records[0]
    _judge(store, "j-merge", incidents[0].id, Verdict.MERGE, pair, new=json.dumps(pair))
    split = {"old": json.dumps(staying), "new": json.dumps(leaving)}
    _judge(store, "j-split", largest.id, Verdict.SPLIT, largest.records, **split)
    _judge(store, "j-wrong", wrong, Verdict.REJECT, [wrong])


def _judge(store: Store, name: str, target: str, verdict: Verdict, records: Sequence[str], **said: str) -> None:
    anchor = anchors_text({record: store.record(record) for record in records})
    at = datetime(2026, 7, 1, tzinfo=UTC)
    store.judge(Judgement(name, target, verdict, "rina", at, anchor=anchor, **said))
