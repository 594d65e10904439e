"""Judgements find their records again after a re-run, and none is lost."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from judging import PATIENT, accepting, correcting, judge, make_record, rejecting, toll, undoing

from model_strategies import of_one_report
from saksi.model import Modality, Record, Report, Span, Verdict
from saksi.review import Fit, Standing, carried, reattach, review
from saksi.review.anchor import anchor_text, anchors_text
from saksi.review.plain import to_json

OLD = make_record()
#: The same event as a newer reader finds it: one word more of evidence, so another id.
NEW = make_record(evidence=(0, 46), reader="rules-2")
CORRECTION = correcting(OLD, "harm", replace(OLD, harm=(toll(15),)))


def fits(judgements: list, records: list[Record]) -> list[Fit]:  # type: ignore[type-arg]
    return [attachment.fit for attachment in reattach(judgements, records)]


def test_a_correction_is_found_kept_after_a_re_run() -> None:
    (found,) = review([NEW], [CORRECTION]).records
    assert found.record == replace(NEW, harm=(toll(15),))
    assert found.standing is Standing.CORRECTED
    assert fits([CORRECTION], [NEW]) == [Fit.MATCH]


def test_a_reader_that_says_something_new_is_a_mismatch_and_the_judgement_holds() -> None:
    newer = replace(NEW, harm=(toll(21),))
    (found,) = review([newer], [CORRECTION]).records
    assert found.record.harm == (toll(15),)
    assert found.mismatched


def test_a_reader_that_came_round_matches() -> None:
    assert fits([CORRECTION], [replace(NEW, harm=(toll(15),))]) == [Fit.MATCH]


def test_a_record_no_longer_found_leaves_the_judgement_waiting() -> None:
    found = review([make_record("protest", (100, 140))], [CORRECTION])
    assert [each.fit for each in found.obsolete] == [Fit.OBSOLETE]
    assert found.obsolete[0].judgement == CORRECTION


def test_what_was_accepted_is_shown_again_when_the_reader_changes_its_mind() -> None:
    accepted = accepting(OLD)
    assert fits([accepted], [NEW]) == [Fit.MATCH]
    assert fits([accepted], [replace(NEW, modality=Modality.ALLEGED)]) == [Fit.MISMATCH]


def test_an_accepted_correction_matches_an_unchanged_reader() -> None:
    corrected = replace(OLD, harm=(toll(15),))
    assert fits([CORRECTION, accepting(corrected, said=OLD)], [NEW]) == [Fit.MATCH, Fit.MATCH]


def test_a_rejected_record_stays_rejected() -> None:
    (found,) = review([NEW], [rejecting(OLD)]).records
    assert found.standing is Standing.REJECTED


def test_another_event_on_the_same_words_is_not_taken_for_the_judged_one() -> None:
    other = make_record("withdrawal", (0, 46), triggers=(Span(30, 34),))
    assert fits([CORRECTION], [other]) == [Fit.OBSOLETE]
    assert [each.record_id for each in reattach([CORRECTION], [other, NEW])] == [NEW.id]


def test_a_corrected_type_finds_the_record_of_that_type() -> None:
    moved = correcting(OLD, "event_type", replace(OLD, event_type="armed_clash"))
    clash = make_record("armed_clash", (0, 46), triggers=(Span(50, 52),))
    assert fits([moved], [clash]) == [Fit.MATCH]


def test_one_record_takes_up_one_judged_record() -> None:
    second = make_record(evidence=(10, 44), triggers=(Span(20, 26),))
    found = reattach([rejecting(second), CORRECTION], [NEW])
    assert {(each.judgement.target, each.fit) for each in found} == {(OLD.id, Fit.MATCH), (second.id, Fit.OBSOLETE)}


def test_what_a_person_added_gives_way_to_nothing() -> None:
    missed = replace(OLD, triggers=(), reader="person ani")
    adding = judge(missed.id, Verdict.ADD, new=to_json(missed), anchor=anchor_text(missed))
    (alone,) = review([], [adding]).records
    assert (alone.record, alone.standing) == (missed, Standing.ADDED)
    (joined,) = review([NEW], [adding]).records
    assert joined.record == replace(missed, id=NEW.id, triggers=NEW.triggers)


def test_merges_name_the_records_by_their_new_ids() -> None:
    other = make_record("shelling", (200, 240), report="r-2")
    ground = anchors_text({OLD.id: OLD, other.id: other})
    merge = judge("i-1", Verdict.MERGE, new=json.dumps([OLD.id, other.id]), old='{"incidents": []}', anchor=ground)
    (moved,) = carried([merge], [NEW, other])
    assert json.loads(moved.new or "") == [NEW.id, other.id]
    assert carried([merge, undoing(merge)], [NEW, other]) == ()


REPORT = Report("r-1", "a.txt", "")


@PATIENT
@given(of_one_report(REPORT), of_one_report(REPORT), st.randoms())
def test_no_judgement_is_lost_and_the_order_of_records_does_not_matter(
    old: list[Record], new: list[Record], random: object
) -> None:
    passed = [accepting(record) for record in old]
    found = reattach(passed, new)
    assert [each.judgement for each in found] == passed
    shuffled = list(new)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert reattach(passed, shuffled) == found
    taken = [each.record_id for each in found if each.record_id]
    assert len(taken) == len(set(taken))


@PATIENT
@given(of_one_report(REPORT))
def test_a_re_run_that_changes_nothing_matches_everywhere(records: list[Record]) -> None:
    passed = [accepting(record) for record in records]
    assert all(each.fit is Fit.MATCH for each in reattach(passed, records))
    assert [each.record for each in review(records, passed).records] == records
