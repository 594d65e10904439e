"""Known actors and their names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.knowledge import Actors
from saksi.knowledge.actor_entries import ambiguous_names
from saksi.knowledge.actor_reading import key
from saksi.knowledge.actors import KINDS
from saksi.knowledge.forces import BRANCHES


@pytest.fixture(scope="module")
def actors() -> Actors:
    return Actors()


def test_entries_are_well_formed(actors: Actors) -> None:
    entries = list(actors)
    ids = [entry.id for entry in entries]
    assert len(ids) == len(set(ids)) >= 850
    for entry in entries:
        assert entry.kind in KINDS
        assert 1 <= entry.inter <= 8
        assert entry.parent != entry.id
        assert entry.parent is None or actors.get(entry.parent), entry.id
        assert entry.began is None or entry.ended is None or entry.began <= entry.ended, entry.id
        assert entry.source
        assert not entry.derived


def test_allies_exist_and_their_days_are_in_order(actors: Actors) -> None:
    told = [(entry.id, alliance) for entry in actors for alliance in entry.allies]
    assert len(told) >= 40
    for actor_id, alliance in told:
        assert actors.get(alliance.ally), (actor_id, alliance)
        assert alliance.ally != actor_id
        assert alliance.began is None or alliance.ended is None or alliance.began <= alliance.ended, actor_id


def test_only_declared_names_are_borne_by_several(actors: Actors) -> None:
    bearers: dict[str, set[str]] = {}
    for entry in actors:
        for name in entry.names:
            bearers.setdefault(key(name), set()).add(entry.id)
    declared = {key(name): set(ids) for name, ids in ambiguous_names().items()}
    assert {name: ids for name, ids in bearers.items() if len(ids) > 1} == declared


def test_a_country_has_one_entry_of_a_branch_and_an_ucdp_id_one_actor(actors: Actors) -> None:
    branches = [(entry.branch, entry.country) for entry in actors if entry.branch]
    assert len(branches) == len(set(branches))
    assert {branch for branch, _ in branches} <= set(BRANCHES)
    ucdp = [entry.ucdp for entry in actors if entry.ucdp is not None]
    assert len(ucdp) == len(set(ucdp)) > 0


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
        ("militer Israel", "Pasukan Pertahanan Israel"),
        ("pemerintah Libya", "Tripoli"),
        ("KKB pimpinan Egianus Kogoya", "kelompok bersenjata yang dipimpin Egianus Kogoya"),
        ("tentara Ghana", "Ghanaian troops"),
        ("warga Palestina", "Palestinians"),
        ("Kodap III Ndugama", "TPNPB Kodap 3 Ndugama"),
        ("Iran-backed Houthis", "Houthi dukungan Iran"),
        ("Lebanon's Hezbollah", "Hizbullah Lebanon"),
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


def test_a_name_of_several_is_told_apart_by_country_and_day(actors: Actors) -> None:
    ids = [one.actor.id for one in actors.rank("ADF")]
    assert ids == ["adf", "adf-au"]
    assert [one.actor.id for one in actors.rank("ADF", countries=["AU"])] == ["adf-au", "adf"]
    before = [one.actor.id for one in actors.rank("RSF", on=date(2010, 5, 1))]
    assert before == ["reporters-without-borders", "rsf"]
    assert next(one.actor.id for one in actors.rank("RSF", on=date(2024, 5, 1), countries=["SD"])) == "rsf"


def test_who_did_not_exist_that_day_scores_lower(actors: Actors) -> None:
    (then,), (later,) = actors.rank("MINUSMA", on=date(2015, 1, 1)), actors.rank("MINUSMA", on=date(2025, 1, 1))
    assert then.actor == later.actor
    assert 0 < later.score < then.score == 1.0


def test_a_group_by_its_leader(actors: Actors) -> None:
    (known,) = actors.rank("KKB pimpinan Goliath Tabuni")
    assert known.actor.id == "kkb-goliath-tabuni"
    (own,) = actors.rank("M23 rebels led by Sultani Makenga")
    assert (own.actor.id, own.leader) == ("m23", "sultani makenga")
    (unknown,) = actors.rank("KKB pimpinan Fulan Anu")
    assert (unknown.actor.id, unknown.leader) == ("kkb", "fulan anu")
    assert unknown.score < 1.0


def test_forces_without_an_entry_are_made_from_the_nationality(actors: Actors) -> None:
    navy = actors.look_up("Angkatan Laut Kenya")
    assert navy is not None and navy.derived
    assert (navy.id, navy.kind, navy.country, navy.parent) == ("navy-ke", "military", "KE", "kdf")
    assert actors.get("navy-ke") == navy
    assert actors.get("navy-zz") is None and actors.get("nothing-ke") is None
    assert [actors.look_up(name) for name in ("tentara Atlantis", "Ruritanian troops")] == [None, None]


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("Ghana", "state-gh"),
        ("pemerintah Kabul", "state-af"),
        ("Negeri Paman Sam", "state-us"),
        ("unit pertahanan udara Korps Garda Revolusi Islam", "irgc"),
        ("anggota polisi Satuan Lalu Lintas Polres Jayawijaya", "polres-jayawijaya"),
        ("JNIM in Burkina Faso", "jnim"),
    ],
)
def test_states_houses_and_parts(actors: Actors, text: str, actor_id: str) -> None:
    found = actors.look_up(text)
    assert found is not None and found.id == actor_id


def test_a_leader_alone_is_no_group_but_is_known_to_lead_one(actors: Actors) -> None:
    assert actors.look_up("Goliath Tabuni") is None
    assert [one.actor.id for one in actors.of_leader("Goliath Tabuni")] == ["kkb-goliath-tabuni"]
    assert actors.of_leader("Tabuni") == ()


def test_people_are_no_organisation(actors: Actors) -> None:
    assert actors.is_people("warga El Fasher") and actors.is_people("Goma residents")
    assert not actors.is_people("Laskar Anu")


def test_abbreviations_need_their_capitals(actors: Actors) -> None:
    assert actors.look_up("IS") is not None
    assert actors.look_up("is") is None
    assert actors.look_up("au") is None


def test_lines_and_alliances(actors: Actors) -> None:
    assert [actor.id for actor in actors.line("qassam")] == ["qassam", "hamas"]
    assert actors.allied("hezbollah", "quds-force")
    assert actors.allied("mil-sy", "hezbollah", date(2016, 1, 1))
    assert not actors.allied("mil-sy", "hezbollah", date(2025, 6, 1))
    assert not actors.allied("hamas", "mil-il")


@pytest.mark.parametrize(
    "text", ["kelompok itu", "the group", "armed men", "sekelompok pria bersenjata", "dua orang", "12 warga sipil"]
)
def test_generic_strings_name_nobody(actors: Actors, text: str) -> None:
    assert actors.is_generic(text)
    assert actors.look_up(text) is None


@pytest.mark.parametrize("text", ["TPNPB", "kelompok Maute", "Front Rakyat Anu"])
def test_names_are_not_generic(actors: Actors, text: str) -> None:
    assert not actors.is_generic(text)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_string_can_be_looked_up(text: str) -> None:
    scores = [one.score for one in SHARED.rank(text)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


SHARED = Actors()


def test_text_that_utf8_cannot_hold_is_searched() -> None:
    assert [found.span.start for found in Actors().find("\ud800 ISIS")] == [2]
