"""Known actors and their names."""

from __future__ import annotations

import pytest

from saksi.knowledge import Actors
from saksi.knowledge.actors import KINDS


@pytest.fixture(scope="module")
def actors() -> Actors:
    return Actors()


def test_entries_are_well_formed(actors: Actors) -> None:
    entries = list(actors)
    ids = [entry.id for entry in entries]
    assert len(ids) == len(set(ids)) >= 620
    for entry in entries:
        assert entry.kind in KINDS
        assert 1 <= entry.inter <= 8
        assert entry.parent is None or entry.parent in ids


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("tentara Israel", "IDF"),
        ("ISIS", "Islamic State"),
        ("KKB", "Kelompok Kriminal Bersenjata (KKB)"),
        ("OPM", "TPNPB-OPM"),
        ("PBB", "United Nations"),
        ("kelompok Hizbullah", "Hezbollah"),
        ("Garda Revolusi Iran", "IRGC"),
        ("AS", "Amerika Serikat"),
    ],
)
def test_two_names_of_one_actor(actors: Actors, first: str, second: str) -> None:
    assert actors.same(first, second)


def test_other_actors_and_unknown_ones(actors: Actors) -> None:
    assert not actors.same("TNI", "Polri")
    assert not actors.same("warga desa", "warga desa")
    assert actors.look_up("seorang warga") is None


def test_find(actors: Actors) -> None:
    text = "Militer Israel menuduh Hizbullah, kata PBB."
    assert [one.actor.id for one in actors.find(text)] == ["mil-il", "hezbollah", "un"]
    assert all(one.span.of(text) == one.text for one in actors.find(text))
