"""Situations that date a report."""

from __future__ import annotations

import pytest

from saksi.knowledge import Actors, Eras


@pytest.fixture(scope="module")
def eras() -> Eras:
    return Eras(Actors())


def test_entries_are_well_formed(eras: Eras) -> None:
    ids, entries = {actor.id for actor in Actors()}, list(eras)
    assert len(entries) >= 40
    for era in entries:
        assert era.actors | era.others <= ids, era.name
        assert era.places or era.others, era.name
        assert era.since <= (era.until or eras.known_to), era.name


def test_an_actor_at_a_place(eras: Eras) -> None:
    (era,) = eras.of("Kelompok itu menguasai Sirte.", ["is"])
    assert (era.since, era.until) == (2015, 2016)
    assert eras.of("Kelompok itu menguasai Sirte.", ["houthis"]) == []
    assert eras.of("Kelompok itu menguasai sebuah desa.", ["is"]) == []


def test_a_part_stands_for_the_whole(eras: Eras) -> None:
    assert [era.name for era in eras.of("Pertempuran di Sanaa", ["houthis"])] == ["Houthi rule of Sanaa"]
    assert eras.of("Tentara di Kursk", ["mil-ua"])


def test_two_actors(eras: Eras) -> None:
    assert [era.since for era in eras.of("", ["mil-mm", "pdf"])] == [2021]
    assert eras.of("", ["mil-mm"]) == []
