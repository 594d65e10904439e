"""Office-holders: whose they are, when, and how news names them."""

from __future__ import annotations

from datetime import date

import pytest

from saksi.knowledge import Actors, Persons


@pytest.fixture(scope="module")
def persons() -> Persons:
    return Persons()


def test_entries_are_well_formed(persons: Persons) -> None:
    entries, ids = list(persons), {actor.id for actor in Actors()}
    assert len(entries) >= 220
    names = [person.name for person in entries]
    assert len(names) == len(set(names))
    for person in entries:
        assert all(name[:1].isupper() or " " in name or name.startswith(("al-", "el-")) for name in person.names)
        for term in person.terms:
            assert term.actor in ids, person.name
            assert term.until is None or term.since <= term.until, person.name


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Sebby Sambom", "tpnpb"),
        ("Egianus Kogoya", "tpnpb"),
        ("Hifter", "lna"),
        ("Khalifa Haftar", "lna"),
        ("Hemedti", "rsf"),
        ("Zelenskyy", "state-ua"),
        ("Benyamin Netanyahu", "state-il"),
        ("Min Aung Hlaing", "mil-mm"),
        ("Zabihullah Mujahid", "taliban"),
    ],
)
def test_look_up(persons: Persons, name: str, actor: str) -> None:
    person = persons.look_up(name)
    assert person is not None
    assert person.actor == actor


def test_the_day_tells_the_office(persons: Persons) -> None:
    before, after = date(2023, 5, 1), date(2025, 5, 1)
    for day, actor, office in ((before, "kemhan", "minister"), (after, "state-id", "president")):
        person = persons.look_up("Prabowo Subianto", day)
        assert person is not None
        assert (person.actor, person.office) == (actor, office)
    assert persons.look_up("Obama", after) is None
    assert persons.look_up("Trump", before) is None


def test_unknown_names_and_common_words(persons: Persons) -> None:
    assert persons.look_up("Budi Setiadi") is None
    assert persons.look_up("putin") is None


def test_find_reads_titles(persons: Persons) -> None:
    text = "Presiden Amerika Serikat (AS) Joe Biden menelepon mantan presiden Barack Obama, lalu Netanyahu menjawab."
    found = persons.find(text)
    assert [one.person.name for one in found] == ["Joe Biden", "Barack Obama", "Benjamin Netanyahu"]
    assert all(one.span.of(text) == one.text for one in found)
    assert [term.office for term in found[0].terms()] == ["president"]
    assert found[1].former
    assert found[1].terms() == []
    assert found[2].terms() == []


def test_a_relative_is_somebody_else(persons: Persons) -> None:
    assert persons.find("Senator itu bertemu Sara Duterte di Davao.") == []


def test_head(persons: Persons) -> None:
    person = persons.head("Menteri Luar Negeri Rusia Sergei Lavrov")
    assert person is not None
    assert person.actor == "state-ru"
    assert persons.head("keluarga Ismail Haniyeh") is None
    assert persons.head("mantan Presiden Barack Obama") is None


def test_a_person_is_known_before_the_first_office(persons: Persons) -> None:
    for name, year in (("Prabowo Subianto", 1995), ("Volodymyr Zelensky", 2018)):
        person = persons.look_up(name)
        assert person is not None
        assert person.known == year
    assert all(person.known <= person.terms[0].since.year for person in persons)
