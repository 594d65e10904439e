"""Who holds a place through time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from witnesses import witness

from saksi.merge.control import ControlState, Holding, control_intervals, holding_on
from saksi.model import Modality
from saksi.model import Testimony as Told

HELD, CONTESTED, UNKNOWN = ControlState.HELD, ControlState.CONTESTED, ControlState.UNKNOWN


def seizure(who: str, when: int | None, *, loser: str = "", family: str = "f1", **more: object) -> Told:
    recipients = [loser] if loser else []
    return witness(
        event="seizure", actors=[who], recipients=recipients, place="Darna", when=when, family=family, **more
    )  # type: ignore[arg-type]


def control(*who: str, when: object = None, family: str = "f1", **more: object) -> Told:
    return witness(event="control", actors=who, place="Darna", when=when, family=family, **more)  # type: ignore[arg-type]


def told(*testimonies: Told) -> list[tuple[object, ...]]:
    """State, holder, rivals, first and last day of June."""
    found = control_intervals(testimonies)
    return [(one.state, one.holder, one.rivals, _day(one.start), _day(one.end)) for one in found]


def _day(day: date | None) -> int | None:
    return day.day if day else None


def test_a_seizure_opens_and_the_next_closes() -> None:
    first, second = seizure("ISIS", 3), seizure("Taliban", 9, loser="ISIS", published=10)
    assert told(second, first) == [(HELD, "is", (), 3, 8), (HELD, "taliban", (), 9, None)]
    one, other = control_intervals([first, second])
    assert (one.opened_by, one.closed_by) == ((first.record.id,), (second.record.id,))
    assert (other.opened_by, other.closed_by) == ((second.record.id,), ())


def test_a_seizure_tells_who_held_the_place_before() -> None:
    assert told(seizure("Taliban", 9, loser="ISIS")) == [(HELD, "is", (), None, 8), (HELD, "taliban", (), 9, None)]
    assert told(seizure("Taliban", 9, loser="warga")) == [(HELD, "taliban", (), 9, None)]


def test_a_withdrawal_leaves_the_place_to_nobody_or_to_whom_it_is_handed() -> None:
    leaves = witness(event="withdrawal", actors=["ISIS"], origin="Darna", place="Fatayah", when=5, family="f1")
    assert told(leaves) == [(HELD, "is", (), None, 4), (UNKNOWN, None, (), 5, None)]
    handed = witness(event="withdrawal", actors=["ISIS"], recipients=["Taliban"], place="Darna", when=5, family="f1")
    assert told(handed) == [(HELD, "is", (), None, 4), (HELD, "taliban", (), 5, None)]


def test_who_is_driven_out_by_nobody_in_particular_leaves() -> None:
    driven = witness(event="seizure", recipients=["ISIS"], place="Darna", when=5, family="f1")
    assert told(driven) == [(HELD, "is", (), None, 4), (UNKNOWN, None, (), 5, None)]


def test_who_leaves_without_holding_changes_nothing() -> None:
    leaves = witness(event="withdrawal", actors=["Taliban"], place="Darna", when=8, family="f2")
    assert told(seizure("ISIS", 3), leaves) == [(HELD, "is", (), 3, None)]


def test_two_speakers_at_once_contest_a_place() -> None:
    one = seizure("ISIS", 3, by=["ISIS"])
    other = control("Taliban", when=3, family="f2", by=["Taliban"])
    assert told(one, other) == [(CONTESTED, None, ("is", "taliban"), 3, None)]
    decided = seizure("Taliban", 7, family="f3")
    assert told(one, other, decided)[1:] == [(HELD, "taliban", (), 7, None)]


def test_a_state_that_nobody_explains_contests_for_a_while_then_counts() -> None:
    first = control("ISIS", when=3)
    soon = control("Taliban", when=8, family="f2")
    assert told(first, soon) == [(HELD, "is", (), 3, 7), (CONTESTED, None, ("is", "taliban"), 8, None)]
    late = control("Taliban", when="2031-08-20", family="f2")
    assert [one[:2] for one in told(first, late)] == [(HELD, "is"), (HELD, "taliban")]
    corrected = control("Taliban", when=8, family="f1", report="r-2")
    assert [one[:2] for one in told(first, corrected)] == [(HELD, "is"), (HELD, "taliban")]


def test_a_report_that_tells_before_and_after_contests_nothing() -> None:
    before, taken = control("ISIS"), seizure("Taliban", None)
    assert told(before, taken) == [(HELD, "taliban", (), 3, None)]


def test_a_claim_of_one_side_does_not_change_who_holds() -> None:
    claim = seizure("Taliban", 6, family="f2", modality=Modality.ALLEGED)
    assert told(control("ISIS", when=3), claim) == [
        (HELD, "is", (), 3, 5),
        (CONTESTED, "is", ("taliban",), 6, None),
    ]
    assert told(claim) == [(UNKNOWN, None, ("taliban",), 6, None)]


def test_what_is_planned_or_denied_changes_nothing() -> None:
    for modality in (Modality.PLANNED, Modality.REQUESTED, Modality.DENIED):
        other = seizure("Taliban", 6, family="f2", modality=modality)
        assert told(control("ISIS", when=3), other) == [(HELD, "is", (), 3, None)]


def test_a_siege_contests_and_its_end_lifts() -> None:
    siege = witness(
        event="siege", actors=["Taliban"], recipients=["ISIS"], place="Darna", when=(4, 9), published=20, family="f2"
    )
    assert told(control("ISIS", when=2), siege) == [
        (HELD, "is", (), 2, 3),
        (CONTESTED, "is", ("taliban",), 4, 9),
        (HELD, "is", (), 10, None),
    ]
    taken = seizure("Taliban", 9, loser="ISIS", family="f3")
    assert told(siege, taken)[-1] == (HELD, "taliban", (), 9, None)
    assert control_intervals([siege])[0].besieged


def test_history_dates_earlier_states() -> None:
    dated = control("ISIS", when=("2031-03-01", "2031-05-31"), background=True)
    now = seizure("Taliban", 3)
    spring, gap, after = control_intervals([now, dated])
    assert (spring.holder, spring.start, spring.end) == ("is", date(2031, 3, 1), date(2031, 5, 31))
    assert (gap.state, after.holder) == (UNKNOWN, "taliban")
    undated = control("ISIS", background=True)
    assert told(undated, now) == [(HELD, "is", (), None, 2), (HELD, "taliban", (), 3, None)]


def test_a_divided_place_is_contested() -> None:
    assert told(control("ISIS", "Taliban", when=3)) == [(CONTESTED, None, ("is", "taliban"), 3, None)]


def test_forces_of_one_state_are_one_holder() -> None:
    found = told(control("TNI", when=3), control("Polri", when=5, family="f2"))
    assert found == [(HELD, "tni", (), 3, None)]


def test_a_day_that_is_not_told_is_only_the_latest() -> None:
    (holding,) = control_intervals([control("ISIS", published=8)])
    assert (holding.start, holding.at_latest) == (date(2031, 6, 8), True)
    assert not control_intervals([control("ISIS", when=3)])[0].at_latest
    (undated,) = control_intervals([control("ISIS", published=None)])
    assert (undated.start, undated.end, undated.holder) == (None, None, "is")


def test_later_records_confirm() -> None:
    first, later = control("ISIS", when=3), control("ISIS", when=9, family="f2")
    (holding,) = control_intervals([first, later])
    assert (holding.opened_by, holding.confirmed_by) == ((first.record.id,), (later.record.id,))


def test_the_state_of_a_day() -> None:
    found = control_intervals([seizure("ISIS", 3), seizure("Taliban", 9)])
    assert [one.holder for one in holding_on(found, date(2031, 6, 8))] == ["is"]
    assert [one.holder for one in holding_on(found, date(2031, 6, 9))] == ["taliban"]
    assert holding_on(found, date(2031, 6, 1)) == ()


moves = st.builds(
    lambda event, who, loser, when, family, modality, by, background, published: witness(
        event=event,
        actors=who,
        recipients=loser,
        place="Darna",
        when=when,
        family=family,
        modality=modality,
        by=by,
        background=background,
        published=published,
        report=f"r-{family}-{published}",
    ),
    st.sampled_from(["control", "seizure", "withdrawal", "siege"]),
    st.lists(st.sampled_from(["ISIS", "Taliban", "pasukan timur", "warga"]), max_size=2, unique=True),
    st.lists(st.sampled_from(["ISIS", "Taliban", "warga"]), max_size=1),
    st.none() | st.integers(1, 9) | st.tuples(st.integers(1, 4), st.integers(4, 9)),
    st.sampled_from(["f1", "f2", "f3"]),
    st.sampled_from([Modality.ASSERTED, Modality.ASSERTED, Modality.ALLEGED, Modality.PLANNED]),
    st.sampled_from([(), ("ISIS",), ("Taliban",)]),
    st.booleans(),
    st.none() | st.integers(5, 20),
)


@given(st.lists(moves, max_size=7, unique_by=lambda told: told.record.id), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_intervals_follow_each_other_whatever_the_order(told: Sequence[Told], chance: object) -> None:
    found = control_intervals(told)
    shuffled = list(told)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert control_intervals(shuffled) == found
    for one, other in pairwise(found):
        assert one.end is not None
        assert other.start is not None
        assert one.end.toordinal() + 1 == other.start.toordinal()
        assert one.closed_by == other.opened_by
    assert all(_whole(one) for one in found)


def _whole(holding: Holding) -> bool:
    """A held place has one holder and no rivals; every state says which records open it."""
    if holding.state is HELD:
        return holding.holder is not None and not holding.rivals and bool(holding.opened_by)
    return bool(holding.opened_by) and (holding.state is UNKNOWN) <= (holding.holder is None)
