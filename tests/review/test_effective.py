"""What judgements make of a record: an algebra of deciding and undoing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from judging import PATIENT, accepting, correcting, judge, make_record, rejecting, toll, undoing

from model_strategies import records
from saksi.model import Judgement, Modality, Record, Verdict
from saksi.review import FIELDS, Standing, added, effective, in_force, standing
from saksi.review.plain import to_json

RECORD = make_record()


@st.composite
def histories(draw: st.DrawFn, record: Record = RECORD) -> list[Judgement]:
    """Judgements on one record as reviewers may pass them: decisions, undoings, undoings of undoings."""
    made: list[Judgement] = []
    for _ in range(draw(st.integers(0, 6))):
        choice = draw(st.sampled_from(["accept", "reject", "correct", "undo"]))
        if choice == "undo" and made:
            made.append(undoing(draw(st.sampled_from(made))))
        elif choice == "accept":
            made.append(accepting(effective(record, made)))
        elif choice == "reject":
            made.append(rejecting(record))
        else:
            made.append(correcting(record, draw(st.sampled_from(list(FIELDS))), replace(draw(records()), id=record.id)))
    return made


def decided(history: Sequence[Judgement], changed: Record, choice: str) -> Judgement:
    before = effective(RECORD, history)
    if choice == "accept":
        return accepting(before)
    return rejecting(before) if choice == "reject" else correcting(before, choice, changed)


@PATIENT
@given(histories(), records(), st.sampled_from(["accept", "reject", *FIELDS]))
def test_a_decision_undone_is_as_if_it_had_never_been(history: list[Judgement], changed: Record, choice: str) -> None:
    decision = decided(history, changed, choice)
    undo = undoing(decision)
    assert effective(RECORD, [*history, decision, undo]) == effective(RECORD, history)
    assert standing(RECORD.id, [*history, decision, undo]) is standing(RECORD.id, history)
    assert in_force([*history, decision, undo]) == in_force(history)


@PATIENT
@given(histories(), records(), st.sampled_from(["accept", "reject", *FIELDS]))
def test_an_undoing_undone_is_the_decision_again(history: list[Judgement], changed: Record, choice: str) -> None:
    decision = decided(history, changed, choice)
    undo = undoing(decision)
    again = [*history, decision, undo, undoing(undo)]
    assert effective(RECORD, again) == effective(RECORD, [*history, decision])
    assert standing(RECORD.id, again) is standing(RECORD.id, [*history, decision])


@PATIENT
@given(histories(), histories(make_record("shelling")))
def test_judgements_on_other_records_change_nothing(own: list[Judgement], others: list[Judgement]) -> None:
    assert effective(RECORD, [*others, *own]) == effective(RECORD, own)


@PATIENT
@given(histories())
def test_accepting_changes_nothing_and_settles(history: list[Judgement]) -> None:
    held = effective(RECORD, history)
    assert effective(RECORD, [*history, accepting(held)]) == held
    assert standing(RECORD.id, [*history, accepting(held)]) is Standing.ACCEPTED


@PATIENT
@given(records())
def test_the_newest_correction_of_a_field_wins(changed: Record) -> None:
    first = correcting(RECORD, "harm", replace(RECORD, harm=(toll(99),)))
    last = correcting(effective(RECORD, [first]), "harm", changed)
    assert effective(RECORD, [first, last]) == replace(RECORD, harm=changed.harm)


def test_an_accepted_record_keeps_its_values_under_a_newer_reader() -> None:
    newer = replace(RECORD, harm=(toll(21),), modality=Modality.ALLEGED, reader="rules-2")
    assert effective(newer, [accepting(RECORD)]) == replace(RECORD, reader="rules-2")


def test_standings() -> None:
    correction = correcting(RECORD, "harm", replace(RECORD, harm=(toll(13),)))
    assert standing(RECORD.id, []) is Standing.OPEN
    assert standing(RECORD.id, [correction]) is Standing.CORRECTED
    assert standing(RECORD.id, [correction, rejecting(RECORD)]) is Standing.REJECTED
    assert standing(RECORD.id, [rejecting(RECORD), accepting(RECORD), correction]) is Standing.ACCEPTED


@PATIENT
@given(records())
def test_an_added_record_is_kept_whole(record: Record) -> None:
    assert added(judge(record.id, Verdict.ADD, new=to_json(record))) == record
