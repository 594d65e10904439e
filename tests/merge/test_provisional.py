"""Actors that no list knows: clusters by name, ids that last, what people decide on them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.errors import UsageError
from saksi.merge.provisional import Provisionals, check_merge
from saksi.model import ActorRef, Judgement, Span, Verdict

NOW = datetime(2026, 3, 1, tzinfo=UTC)
NAMES = [
    "Laskar Gunung Anu",
    "laskar gunung anu",
    "Laskar Gunong Anu",
    "kelompok Laskar Gunung Anu",
    "Kelompok Laskar Gunung Anu",
    "Front Rakyat Selatan (FRS)",
    "Front Rakyat Selatan",
    "FRS",
    "Brigade 111",
    "Brigade 112",
    "warga desa",
    "Nelayan asing",
    "Hadji Baranov",
]


def refs(*texts: str) -> list[ActorRef]:
    return [ActorRef(text, Span(0, len(text))) for text in texts]


def judge(target: str, verdict: Verdict, new: str | None = None, **more: object) -> Judgement:
    minute = int(more.pop("minute", 0))  # type: ignore[call-overload]
    at = NOW + timedelta(minutes=minute)
    value = None if new is None else json.dumps(new)
    return Judgement(f"j-{target}-{verdict}-{minute}", target, verdict, "ina", at, new=value, **more)  # type: ignore[arg-type]


def names_of(found: Provisionals) -> list[set[str]]:
    return [{text for text, _ in entity.spellings} for entity in found]


def test_spellings_of_one_name_are_one_entity() -> None:
    found = Provisionals(refs(*NAMES, *NAMES[:1]))
    assert sorted(names_of(found), key=sorted) == sorted(
        [set(NAMES[:1] + NAMES[2:5]), set(NAMES[5:8]), {"Brigade 111"}, {"Brigade 112"}, {"Hadji Baranov"}], key=sorted
    )
    first = next(iter(found))
    assert (first.name, first.mentions, first.actor_id, first.named) == ("Laskar Gunung Anu", 5, None, False)


def test_what_describes_or_is_known_is_no_entity() -> None:
    known = ActorRef("Hamas", Span(0, 5), "hamas")
    found = Provisionals([*refs("warga desa", "the group", "two gunmen"), known])
    assert list(found) == []
    assert found.identify(known) == "hamas"
    assert found.identify(refs("warga desa")[0]) is None


@settings(deadline=None)
@given(st.permutations(NAMES))
def test_the_order_of_mentions_changes_nothing(names: list[str]) -> None:
    assert list(Provisionals(refs(*names))) == list(Provisionals(refs(*NAMES)))


def test_spellings_do_not_chain() -> None:
    found = Provisionals(refs("Laskar Barmane", "Laskar Barmane", "Laskar Barmano", "Laskar Bermano", "Laskar Bermana"))
    assert {"Laskar Barmane", "Laskar Bermana"} not in [
        entity & {"Laskar Barmane", "Laskar Bermana"} for entity in names_of(found)
    ]


def test_a_judgement_still_stands_when_the_store_has_grown() -> None:
    (small,) = Provisionals(refs("Laskar Gunong Anu"))
    named = judge(small.id, Verdict.CORRECT, "Gunung Anu Militia", field="name")
    grown = Provisionals(refs(*["Laskar Gunung Anu"] * 3, "Laskar Gunong Anu"), [named])
    (entity,) = grown
    assert entity.id != small.id
    assert (entity.name, entity.named) == ("Gunung Anu Militia", True)
    assert grown.get(small.id) == entity


def test_a_person_merges_into_an_actor_or_another_entity() -> None:
    texts = ("Laskar Satu Merah", "Pemuda Hitam", "Barisan Biru")
    ids = {entity.name: entity.id for entity in Provisionals(refs(*texts))}
    into_actor = judge(ids["Laskar Satu Merah"], Verdict.MERGE, "hamas")
    found = Provisionals(refs(*texts), [into_actor, judge(ids["Pemuda Hitam"], Verdict.MERGE, ids["Barisan Biru"])])
    assert found.identify(refs("Laskar Satu Merah")[0]) == "hamas"
    assert {"Pemuda Hitam", "Barisan Biru"} in names_of(found)
    both = [into_actor, judge(ids["Barisan Biru"], Verdict.MERGE, ids["Laskar Satu Merah"], minute=1)]
    assert Provisionals(refs(*texts), both).identify(refs("Barisan Biru")[0]) == "hamas"


def test_the_newest_decision_holds_and_can_be_taken_back() -> None:
    (entity,) = Provisionals(refs("Pemuda Hitam"))
    first, second = judge(entity.id, Verdict.MERGE, "hamas"), judge(entity.id, Verdict.MERGE, "pij", minute=1)
    ref = refs("Pemuda Hitam")
    assert Provisionals(ref, [second, first]).identify(ref[0]) == "pij"
    undo = Judgement("j-undo", entity.id, Verdict.UNDO, "ina", NOW + timedelta(minutes=2), old=json.dumps(second.id))
    assert Provisionals(ref, [first, second, undo]).identify(ref[0]) == "hamas"


def test_a_form_set_apart_stands_alone_and_a_rejected_entity_is_gone() -> None:
    texts = refs("Laskar Gunung Anu", "Laskar Gunung Anu", "Laskar Gunong Anu")
    (entity,) = Provisionals(texts)
    apart = Provisionals(texts, [judge(entity.forms[1], Verdict.SPLIT)])
    assert names_of(apart) == [{"Laskar Gunung Anu"}, {"Laskar Gunong Anu"}]
    assert list(Provisionals(texts, [judge(entity.id, Verdict.REJECT)])) == []


def test_a_merge_is_checked() -> None:
    check_merge("p-1", "hamas")
    check_merge("p-1", "p-2")
    for target, into in (("hamas", "p-1"), ("p-1", "p-1"), ("p-1", "nobody at all")):
        with pytest.raises(UsageError):
            check_merge(target, into)
