"""Sides and whom a figure counts."""

from __future__ import annotations

import pytest
from witnesses import dead, witness

from saksi.merge.sides import sides_of
from saksi.merge.status import Status, status_of


def test_the_government_is_side_a() -> None:
    sides = sides_of([witness(family="f1", actors=["TPNPB"], recipients=["TNI"])])
    assert [ref.actor_id for ref in sides.a.actors] == ["tni"]
    assert (sides.violence, sides.attacker) == (1, "b")


def test_two_groups_fight_without_a_state() -> None:
    sides = sides_of([witness(family="f1", actors=["ISIS"], recipients=["Taliban"])])
    assert ([ref.text for ref in sides.a.actors], sides.violence) == (["ISIS"], 2)


def test_civilians_who_are_hit_make_it_one_sided() -> None:
    sides = sides_of([witness(family="f1", event="air_strike", actors=["militer Israel"], recipients=["warga sipil"])])
    assert sides.violence == 3
    assert sides.b.civilian
    harmed = sides_of([witness(dead(4, "pengungsi"), family="f1", event="shelling", actors=["ISIS"])])
    assert harmed.violence == 3


def test_nobody_is_named() -> None:
    sides = sides_of([witness(family="f1", event="attack", recipients=["warga"])])
    assert (sides.a.actors, sides.violence) == ((), None)
    assert sides_of([]).violence is None


def test_unknown_assailants_are_no_organised_group() -> None:
    assert (
        sides_of([witness(family="f1", event="attack", actors=["orang tak dikenal"], recipients=["guru"])]).violence
        is None
    )


def test_reports_that_disagree_on_who_began() -> None:
    reports = [
        witness(family="f1", actors=["TNI"], recipients=["TPNPB"]),
        witness(family="f2", actors=["KKB"], recipients=["prajurit TNI"]),
        witness(family="f3", actors=["KKB"], recipients=["prajurit TNI"]),
    ]
    sides = sides_of(reports)
    assert (sides.a.parties, sides.b.parties) == (frozenset({"state-id"}), frozenset({"tpnpb"}))
    assert sides_of(reports[::-1]) == sides


CLASH = sides_of([witness(family="f1", actors=["TPNPB"], recipients=["TNI"])])
WAR = sides_of([witness(family="f1", actors=["Israel"], recipients=["Iran"])])
COUNCIL = sides_of([witness(family="f1", actors=["Dewan Rakyat Timur"], recipients=["afiliasi ISIS"])])
MASSACRE = sides_of([witness(family="f1", event="attack", actors=["ISIS"], recipients=["warga"])])


@pytest.mark.parametrize(
    ("who", "sides", "status"),
    [
        ("prajurit TNI", CLASH, Status.A),
        ("soldiers", CLASH, Status.A),
        ("anggota polisi", CLASH, Status.A),
        ("anggota TPNPB", CLASH, Status.B),
        ("gunmen", CLASH, Status.B),
        ("penyerang", CLASH, Status.B),
        ("warga sipil", CLASH, Status.CIVILIAN),
        ("seorang guru", CLASH, Status.CIVILIAN),
        ("orang", CLASH, Status.UNKNOWN),
        ("civilians and families of fighters", CLASH, Status.UNKNOWN),
        ("tentara", WAR, Status.UNKNOWN),
        ("tentara Iran", WAR, Status.B),
        ("komandan Garda Revolusi Iran", WAR, Status.B),
        ("warga Iran", WAR, Status.CIVILIAN),
        ("tentara Suriah", WAR, Status.UNKNOWN),
        ("pejuang Dewan", COUNCIL, Status.A),
        ("pejuang ISIS", COUNCIL, Status.B),
        ("pemberontak Suriah", COUNCIL, Status.UNKNOWN),
        ("orang", MASSACRE, Status.CIVILIAN),
        ("pelaku", MASSACRE, Status.A),
        ("lainnya", MASSACRE, Status.UNKNOWN),
    ],
)
def test_whom_a_figure_counts(who: str, sides: object, status: Status) -> None:
    assert status_of(who, sides) is status  # type: ignore[arg-type]


def test_parts_of_one_state_may_fight_each_other() -> None:
    sides = sides_of([witness(family="f1", actors=["prajurit TNI"], recipients=["Polri"])])
    assert ([ref.actor_id for ref in sides.a.actors], [ref.actor_id for ref in sides.b.actors]) == (["tni"], ["polri"])
    assert status_of("anggota polisi", sides) is Status.B
    assert status_of("tentara", sides) is Status.A


def test_a_victim_whom_nobody_knows_is_no_fighter() -> None:
    sides = sides_of([witness(family="f1", event="attack", actors=["TPNPB"], recipients=["Yosep Tabuni"])])
    assert (sides.violence, status_of("Yosep Tabuni", sides)) == (3, Status.CIVILIAN)
    ambush = sides_of([witness(family="f1", actors=["TPNPB"], recipients=["Yosep Tabuni"])])
    assert (ambush.violence, status_of("Yosep Tabuni", ambush)) == (None, Status.UNKNOWN)
