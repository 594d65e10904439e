"""Scores of made-up reports, worked out by hand in the comments (codebook section 3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from saksi.errors import ReaderError, UsageError
from saksi.evaluate import GoldReport, Tally, score
from saksi.evaluate.entry import SLOTS

Record = Callable[..., dict[str, Any]]
Build = Callable[..., GoldReport]

RAW = "Milisi Lembah menyerang pos polisi. Tiga orang tewas. Warga lari. Kedua pihak berunding. Kota dikuasai milisi."
CLASH, DEAD, FLIGHT, TALKS, HELD = (sentence + "." for sentence in RAW.rstrip(".").split(". "))


def killed(low: int, high: int | None) -> dict[str, object]:
    return {"kind": "killed", "who": "orang", "low": low, "high": high, "text": "x"}


def tallies(gold: GoldReport, predicted: list[dict[str, Any]], rule: str = "strict") -> dict[str, Tally]:
    scores = score([gold], {gold.report: predicted}, resamples=0)
    return {name: measure.tally for name, measure in scores.rows[rule].items()}


def test_all_right(record: Record, report: Build) -> None:
    records = [record("armed_clash", CLASH, actor=["Milisi Lembah"]), record("talks", TALKS)]
    scores = score([report("a", RAW, records)], {"a": records}, resamples=50)
    assert set(scores.metrics().values()) == {1.0}
    assert scores.rows["strict"]["event"].tally == Tally(2, 2, 2)
    # Talks are tier C: one record is left in tiers A and B.
    assert scores.rows["strict_ab"]["event"].tally == Tally(1, 1, 1)


def test_strict_and_lenient(record: Record, report: Build) -> None:
    gold = report("a", RAW, [record("armed_clash", CLASH), record("seizure", HELD), record("displacement", FLIGHT)])
    predicted = [record("attack", CLASH), record("control", HELD), record("movement", FLIGHT)]
    # Strict: no code is right. Lenient: attack is in armed_clash's row, control in seizure's; movement is in a row with
    # deployment alone, so it stands for no displacement.
    assert tallies(gold, predicted)["event"] == Tally(0, 3, 3)
    assert tallies(gold, predicted, "lenient")["event"] == Tally(2, 3, 3)
    # A+B: the predicted control is tier D and leaves, so seizure is missed; movement stays wrong.
    assert tallies(gold, predicted, "lenient_ab")["event"] == Tally(1, 3, 2)
    assert tallies(gold, predicted, "strict_ab")["event"] == Tally(0, 3, 2)


def test_confusions_and_types(record: Record, report: Build) -> None:
    gold = report("a", RAW, [record("armed_clash", CLASH), record("talks", TALKS)])
    scores = score([gold], {"a": [record("attack", CLASH), record("talks", TALKS)]}, resamples=0)
    assert scores.confusions == {("armed_clash", "attack"): 1}
    # Strict: armed_clash has one in gold, none found; attack one predicted for nothing.
    assert scores.by_type == {"armed_clash": Tally(0, 1, 0), "attack": Tally(0, 0, 1), "talks": Tally(1, 1, 1)}


def test_evidence_must_overlap(record: Record, report: Build) -> None:
    gold = report("a", RAW, [record("armed_clash", CLASH)])
    assert tallies(gold, [record("armed_clash", DEAD)])["event"] == Tally(0, 1, 1)
    # One shared sentence among several is enough.
    both = record("armed_clash", DEAD)
    both["evidence"].append(CLASH)
    assert tallies(gold, [both])["event"] == Tally(1, 1, 1)


def test_a_second_record_for_one_event_is_wrong(record: Record, report: Build) -> None:
    gold = report("a", RAW, [record("armed_clash", CLASH, actor=["Milisi Lembah"])])
    twice = [record("armed_clash", CLASH, actor=["polisi"]), record("armed_clash", CLASH, actor=["Milisi Lembah"])]
    counted = tallies(gold, twice)
    # One pair (the one with the right actor), one duplicate: P 1/2, R 1, F1 2*1/(1+2) = 2/3.
    assert counted["event"] == Tally(1, 1, 2)
    assert counted["event"].f1 == pytest.approx(2 / 3)
    # Actor: the right one is found, the duplicate's is spurious.
    assert counted["actor"] == Tally(1, 1, 2)


def test_matching_is_the_best_one_for_the_report(record: Record, report: Build) -> None:
    # Taken one by one, the first prediction (agreement 1 with g1, 2 with g2) would best go to g2; but then the second
    # one (agreement 2 with g2, 0 with g1) finds g1 only: 2 + 0 < 1 + 2.
    g1 = record("armed_clash", CLASH, actor=["Merah"])
    g2 = record("armed_clash", CLASH, actor=["Merah"], recipient=["Biru"], attribution=["Dinas"])
    p1 = record("armed_clash", CLASH, actor=["Merah"], recipient=["Biru"])
    p2 = record("armed_clash", CLASH, recipient=["Biru"], attribution=["Dinas"])
    counted = tallies(report("a", RAW, [g1, g2]), [p1, p2])
    assert counted["event"] == Tally(2, 2, 2)
    # p1-g1: actor. p2-g2: recipient, attribution. Gold has 1 + 3 elements, the predictions 2 + 2.
    assert counted["slots"] == Tally(3, 4, 4)


def test_a_pair_that_may_match_is_never_left_apart(record: Record, report: Build) -> None:
    gold = report("a", RAW, [record("attack", CLASH), record("attack", CLASH)])
    assert tallies(gold, [record("attack", CLASH), record("attack", CLASH)])["event"] == Tally(2, 2, 2)


def test_slot_agreement_comes_before_the_number_of_pairs(record: Record, report: Build) -> None:
    g1, g2 = record("attack", CLASH, actor=["Merah"]), record("attack", DEAD)
    p1 = record("attack", CLASH, actor=["Merah"])
    p1["evidence"].append(DEAD)
    p2 = record("attack", CLASH)
    # p1 could stand for either gold record and p2 for g1 alone. p1-g1 agrees in one slot and leaves p2 and g2 apart;
    # p1-g2 with p2-g1 makes two pairs that agree in nothing.
    counted = tallies(report("a", RAW, [g1, g2]), [p1, p2])
    assert counted["event"] == Tally(1, 2, 2)
    assert counted["actor"] == Tally(1, 1, 1)


def test_slots_are_counted_as_in_muc(record: Record, report: Build) -> None:
    town = {"text": "Kota Lembah", "name": "Valley Town", "country": "XX", "lat": 1.0, "lon": 2.0}
    near = {"text": "pinggir kota", "name": None, "country": None, "lat": 1.1, "lon": 2.0}
    day = {"text": "Senin", "start": "2031-05-05", "end": "2031-05-05"}
    gold = [
        record(
            "armed_clash",
            CLASH,
            actor=["Milisi Lembah", "Front Utara"],
            recipient=["polisi"],
            place=town,
            time=day,
            harm=[killed(3, 3), killed(20, None)],
            attribution=["Dinas Kota"],
        ),
        record("withdrawal", FLIGHT, origin=town),
    ]
    predicted = [
        record(
            "armed_clash",
            CLASH,
            actor=["milisi lembah"],
            recipient=["polisi", "tentara"],
            place=near,
            time={**day, "end": "2031-05-06"},
            harm=[killed(20, None), killed(3, None), killed(3, None)],
        ),
        record("talks", TALKS, actor=["Milisi Lembah"]),
    ]
    counted = tallies(report("a", RAW, gold), predicted)
    assert counted["event"] == Tally(1, 2, 2)
    assert counted["actor"] == Tally(1, 2, 2)  # one of two in the pair; the unmatched talks add a spurious one
    assert counted["recipient"] == Tally(1, 1, 2)
    assert counted["place"] == Tally(1, 1, 1)  # 11 km apart
    assert counted["origin"] == Tally(0, 1, 0)  # the unmatched withdrawal's
    assert counted["time"] == Tally(0, 1, 1)  # the end is another day
    assert counted["harm"] == Tally(1, 2, 3)  # "at least 20" is found, "3" is not "at least 3"
    assert counted["attribution"] == Tally(0, 1, 0)
    assert counted["slots"] == Tally(4, 9, 9)
    assert counted["slots"].f1 == pytest.approx(8 / 18)
    assert counted["harm_exact"].recall == pytest.approx(1 / 2)


def test_a_right_figure_on_the_wrong_event_is_not_exact(record: Record, report: Build) -> None:
    gold = report("a", RAW, [record("attack", CLASH, harm=[killed(3, 3)]), record("displacement", FLIGHT)])
    predicted = [record("attack", CLASH), record("displacement", FLIGHT, harm=[killed(3, 3)])]
    counted = tallies(gold, predicted)
    assert counted["event"] == Tally(2, 2, 2)
    assert counted["harm_exact"] == Tally(0, 1, 1)


def test_modality_and_background_are_measured_over_pairs(record: Record, report: Build) -> None:
    gold = report("a", RAW, [record("attack", CLASH), record("talks", TALKS), record("control", HELD)])
    predicted = [record("attack", CLASH, modality="alleged"), record("talks", TALKS, background=True)]
    counted = tallies(gold, predicted)
    assert (counted["modality"], counted["background"]) == (Tally(1, 2, 2), Tally(1, 2, 2))


def test_value_stays_out_of_the_total(record: Record, report: Build) -> None:
    gold = report("a", RAW, [record("strength", CLASH, value="1.400 orang")])
    counted = tallies(gold, [record("strength", CLASH, value="1.400 orang")])
    assert counted["value"] == Tally(1, 1, 1)
    assert counted["slots"] == Tally()


def test_reports_without_records(record: Record, report: Build) -> None:
    gold = [report("empty", RAW, []), report("full", RAW, [record("attack", CLASH)])]
    nothing = score([gold[0]], {"empty": []}, resamples=5).rows["strict"]["event"]
    assert (nothing.value, nothing.tally) == (1.0, Tally())
    wrong = score([gold[0]], {"empty": [record("attack", CLASH)]}, resamples=5).rows["strict"]["event"]
    assert (wrong.value, wrong.tally) == (0.0, Tally(0, 0, 1))
    # A report that is absent from the predictions counts as empty; one without gold is left out. Both are named.
    scores = score(gold, {"empty.txt": [], "other": [record("attack", CLASH)]}, resamples=5)
    assert scores.rows["strict"]["event"].tally == Tally(0, 1, 0)
    assert (scores.absent, scores.unscored) == (("full",), ("other",))


def test_raw_offsets_are_preferred_over_quotes(record: Record, report: Build) -> None:
    gold = report("a", RAW, [record("attack", CLASH)])
    assert tallies(gold, [record("attack", "(not in the text)", evidence_spans=[[3, 9]])])["event"].found == 1
    assert tallies(gold, [record("attack", CLASH, evidence_spans=[[60, 70]])])["event"].found == 0
    assert tallies(gold, [record("attack", "Milisi  Lembah\nmenyerang pospolisi.")])["event"].found == 1
    assert tallies(gold, [record("attack", "(not in the text)")])["event"].found == 0


def test_known_actors(record: Record, report: Build) -> None:
    gold = report("a", RAW, [record("attack", CLASH, actor=["Pelita Utara"])])
    predicted = {"a": [record("attack", CLASH, actor=["PU-7"])]}
    known = score([gold], predicted, same_actor=lambda ours, theirs: (ours, theirs) == ("Pelita Utara", "PU-7"))
    assert known.rows["strict"]["actor"].value == 1.0
    assert score([gold], predicted).rows["strict"]["actor"].value == 0.0


def test_micro_average_over_reports(record: Record, report: Build) -> None:
    one = report("one", RAW, [record("attack", CLASH)])
    two = report("two", RAW, [record("attack", CLASH), record("talks", TALKS), record("control", HELD)])
    predicted = {"one": [record("attack", CLASH)], "two": [record("attack", CLASH)]}
    event = score([one, two], predicted, resamples=0).rows["strict"]["event"]
    # 2 found of 4 in gold and 2 predicted: F1 = 4/6, not the mean of 1 and 1/2.
    assert event.tally == Tally(2, 4, 2)
    assert event.value == pytest.approx(2 / 3)


def test_plain_data(record: Record, report: Build) -> None:
    gold = report("a", RAW, [record("armed_clash", CLASH)])
    plain = score([gold], {"a": [record("attack", CLASH)]}, resamples=10, seed=3).to_json()
    assert plain["bootstrap"] == {"resamples": 10, "seed": 3, "coverage": 0.95}
    assert list(plain["rows"]) == ["strict", "lenient", "strict_ab", "lenient_ab"]
    assert set(SLOTS) < set(plain["rows"]["strict"])
    assert plain["rows"]["lenient"]["event"]["interval"] == [1.0, 1.0]
    assert plain["confusions"] == [{"gold": "armed_clash", "predicted": "attack", "count": 1}]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"event_type": "raid"}, "event_type is 'raid'"),
        ({"modality": "sure"}, "modality is 'sure'"),
        ({"actor": "polisi"}, "actor is 'polisi'"),
        ({"actor": [1]}, "actor is"),
        ({"place": "Kota"}, "place is 'Kota'"),
        ({"place": {"text": "Kota", "lat": "1"}}, "place lat is '1'"),
        ({"place": {"name": "Kota"}}, "place is"),
        ({"time": {"text": "x", "start": "soon"}}, "time start is 'soon'"),
        ({"harm": [{"kind": "killed", "low": None, "high": 1}]}, "harm 1 is"),
        ({"harm": [{"kind": "lost", "low": 1, "high": 1}]}, "kind is 'lost'"),
        ({"value": 3}, "value is 3"),
        ({"background": "no"}, "background is 'no'"),
        ({"evidence_spans": [[5, 2]]}, "evidence_spans is [5, 2]"),
        ({"evidence_spans": [[0, 10_000]]}, "evidence_spans is [0, 10000]"),
        ({"evidence_spans": 4}, "evidence_spans is 4"),
    ],
)
def test_a_malformed_prediction_is_named(record: Record, report: Build, fields: dict[str, Any], said: str) -> None:
    gold = report("a", RAW, [record("attack", CLASH)])
    with pytest.raises(ReaderError) as caught:
        score([gold], {"a": [{**record("attack", CLASH, id="e7"), **fields}]})
    assert said in caught.value.message
    assert "prediction for a: record e7" in caught.value.message
    assert caught.value.hint


def test_no_gold_is_a_usage_error() -> None:
    with pytest.raises(UsageError):
        score([], {})
