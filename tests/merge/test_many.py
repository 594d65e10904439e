"""Very many testimonies are linked by other means, and to the same end."""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from merge_texts import place, record, report, witnesses_of

from saksi.merge import link, linking
from saksi.merge.connected import connected
from saksi.merge.packing import Packed, pack, unpack
from saksi.merge.parts import Weighed, connected_parts
from saksi.merge.tellings import tellings
from saksi.model import Judgement, Testimony, Verdict

TOWNS = [
    place("Tamarin", 15.6, 32.5),
    place("Bir Nasr", 15.9, 33.4),
    place("Wadi Salma", 15.62, 32.52),
    place("Jazirah", 15.7, 32.6, precision=2),
]
KINDS = ("shelling", "air_strike", "attack", "protest")
SAID = ("Artileri menghantam", "Jet mengebom", "Orang bersenjata menyerang", "Warga berunjuk rasa di")


def told(number: int, chance: random.Random) -> list[Testimony]:
    """A report of one to three events of a few days in three places, and a statement on them."""
    day = date(2025, 3, 1) + timedelta(chance.randrange(8))
    events = [(chance.randrange(4), chance.choice(TOWNS), chance.choice((None, 3, 14))) for _ in range(number % 3 + 1)]
    lines = [
        f"{SAID[kind]} pasar {town.name} hari itu; {dead or 'beberapa'} orang tewas, kata dokter ke-{at}."
        for at, (kind, town, dead) in enumerate(events)
    ]
    of = report("\n".join([f"Kabar ke-{number}", *lines, "Tentara membantah."]), day, f"Outlet {number % 7}")
    found = [
        record(of, line, KINDS[kind], town, day if chance.random() < 0.7 else None, dead, chance.choice((None, "mil")))
        for line, (kind, town, dead) in zip(lines, events, strict=True)
    ]
    return witnesses_of(of, [*found, record(of, "Tentara membantah.", "rejection")], f"f-{number // 2}")


CHANCE = random.Random(3)
ALL = [one for number in range(90) for one in told(number, CHANCE)]


def judgements() -> list[Judgement]:
    """Two records of different reports joined, two of one incident set apart."""
    incident = next(one for one in link(ALL) if len(one.families) > 2)
    at = datetime(2025, 4, 1, tzinfo=UTC)
    joined = json.dumps([ALL[0].record.id, ALL[40].record.id])
    cut = json.dumps([incident.records[0]])
    return [
        Judgement("j-1", ALL[0].record.id, Verdict.MERGE, "rina", at, None, None, joined),
        Judgement("j-2", incident.records[0], Verdict.SPLIT, "rina", at, None, json.dumps([incident.records[1]]), cut),
    ]


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_are_linked_as_few_are(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    few, few_judged = link(ALL), link(ALL, judgements())
    monkeypatch.setattr(linking, "BULK", 0)
    monkeypatch.setattr("saksi.merge.gathering.LOAD", 17)
    monkeypatch.setattr("saksi.merge.parts.FEW", 3)
    assert link(list(reversed(ALL)), jobs=jobs) == few
    assert link(ALL, judgements()) == few_judged
    assert few_judged != few
    assert {tie.kind for one in few for tie in one.related} == {"another_day", "told_together", "total"}


def test_phases_are_told() -> None:
    heard: list[str] = []
    link(ALL[:9], begin=heard.append)
    assert heard == ["traits", "compare", "cluster", "build"]


def test_packed_tellings_are_what_was_packed() -> None:
    known = tellings(ALL[0].report, [one for one in ALL if one.report.id == ALL[0].report.id])
    packed = Packed([one.records for one in known], [pack(one.traits) for one in known])
    assert list(packed) == list(packed[:]) == list(known)
    assert unpack(pack(known[0].traits)) == known[0].traits


@given(st.dictionaries(st.tuples(st.integers(0, 5), st.integers(6, 9)), st.floats(-9, 9)))
def test_weights_in_arrays_are_those_of_a_dict(weights: dict[tuple[int, int], float]) -> None:
    ordered = sorted(weights.items())
    one, other = (np.array([pair[side] for pair, _ in ordered], dtype=np.int32) for side in (0, 1))
    held = Weighed(10, one, other, np.array([weight for _, weight in ordered], dtype=np.float64))
    assert dict(held.items()) == weights == dict(held)
    assert [held.get((first, second)) for first in range(6) for second in range(6, 10)] == [
        weights.get((first, second)) for first in range(6) for second in range(6, 10)
    ]


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11))))
def test_parts_are_connected_sets(pairs: list[tuple[int, int]]) -> None:
    one, other = (np.array([pair[side] for pair in pairs], dtype=np.int32) for side in (0, 1))
    part = connected_parts(12, one, other)
    names = [f"{number:02}" for number in range(12)]
    sets = connected(names, [(names[first], names[second]) for first, second in pairs])
    assert [[names[number] for number in np.flatnonzero(part == root)] for root in np.unique(part)] == sets
