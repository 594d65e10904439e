"""Scores of predictions against gold, exactly as codebook section 3 says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from saksi.codebook import codebook
from saksi.errors import ReaderError, UsageError
from saksi.evaluate.bootstrap import intervals
from saksi.evaluate.entry import Entry, EntryParser
from saksi.evaluate.gold import GoldReport
from saksi.evaluate.matching import RULES, Matched, match
from saksi.evaluate.slots import SameActor, SlotComparer
from saksi.evaluate.tally import MEASURES, Tally, count, count_types, total

#: The default seed of the bootstrap; the same scores come out of every run.
SEED = 20260101


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: its value (0..1), its 95 % bootstrap interval `low` to `high`, and the counts behind it."""

    value: float
    low: float
    high: float
    tally: Tally


@dataclass(frozen=True, slots=True)
class Scores:
    """All scores: `rows` by rule (strict, lenient, strict_ab, lenient_ab) and measure, and what they rest on.

    `by_type` is the strict event tally of each type; `confusions` counts pairs that match only leniently, as (gold
    type, predicted type); `matched` holds each rule's matching of every report; `absent` names gold reports without
    a prediction (scored as empty), `unscored` predictions without gold (left out).
    """

    reports: int
    resamples: int
    seed: int
    rows: Mapping[str, Mapping[str, Measure]]
    by_type: Mapping[str, Tally]
    confusions: Mapping[tuple[str, str], int]
    matched: Mapping[str, tuple[Matched, ...]]
    absent: tuple[str, ...] = ()
    unscored: tuple[str, ...] = ()

    def metrics(self) -> dict[str, float]:
        """Every value by a flat name: `strict.actor`, and `strict.event.precision`, `.recall` beside `strict.event`."""
        flat: dict[str, float] = {}
        for row, measures in self.rows.items():
            for name, measure in measures.items():
                flat[f"{row}.{name}"] = measure.value
            flat[f"{row}.event.precision"] = measures["event"].tally.precision
            flat[f"{row}.event.recall"] = measures["event"].tally.recall
        return flat

    def to_json(self) -> dict[str, Any]:
        """The scores as plain data, without the matchings."""
        return {
            "codebook": codebook().version,
            "reports": self.reports,
            "bootstrap": {"resamples": self.resamples, "seed": self.seed, "coverage": 0.95},
            "rows": {row: {name: _plain(m, name) for name, m in ms.items()} for row, ms in self.rows.items()},
            "by_type": {code: _rates(tally) for code, tally in self.by_type.items()},
            "confusions": [
                {"gold": gold, "predicted": predicted, "count": number}
                for (gold, predicted), number in self.confusions.items()
            ],
            "absent": list(self.absent),
            "unscored": list(self.unscored),
        }


def score(
    gold: Sequence[GoldReport],
    predictions: Mapping[str, Sequence[Mapping[str, Any]]],
    same_actor: SameActor | None = None,
    resamples: int = 1000,
    seed: int = SEED,
) -> Scores:
    """Score `predictions` (records by report name, with or without `.txt`) against gold reports.

    A gold report without a prediction counts as one with no records. `same_actor` says of two names whether they are
    one known actor. Raises ReaderError for a prediction that is not of the contract form, UsageError without gold.
    """
    if not gold:
        raise UsageError("there is no gold report to score against", "name a folder or pattern that holds some")
    named = {_stem(name): records for name, records in predictions.items()}
    entries = [_parse(report, named.get(report.name, ())) for report in gold]
    comparer = SlotComparer(same_actor)
    matched = {
        rule.name: tuple(
            match(report.name, report.records, predicted, rule, comparer)
            for report, predicted in zip(gold, entries, strict=True)
        )
        for rule in RULES
    }
    known = {report.name for report in gold}
    return Scores(
        reports=len(gold),
        resamples=resamples,
        seed=seed,
        rows={name: _row(reports, resamples, seed) for name, reports in matched.items()},
        by_type=_by_type(matched["strict"]),
        confusions=_confusions(matched["lenient"]),
        matched=matched,
        absent=tuple(report.name for report in gold if report.name not in named),
        unscored=tuple(sorted(set(named) - known)),
    )


def _parse(report: GoldReport, records: Sequence[Mapping[str, Any]]) -> tuple[Entry, ...]:
    return EntryParser(report.raw, f"prediction for {report.name}", ReaderError).parse(records)


def _row(reports: Sequence[Matched], resamples: int, seed: int) -> dict[str, Measure]:
    counts = [count(matched) for matched in reports]
    bounds = intervals(counts, resamples, seed)
    row: dict[str, Measure] = {}
    for name, rate in MEASURES.items():
        tally = total(tallies[name] for tallies in counts)
        row[name] = Measure(getattr(tally, rate), *bounds[name], tally)
    return row


def _by_type(reports: Sequence[Matched]) -> dict[str, Tally]:
    """Tallies by type, in the codebook's order."""
    counted = [count_types(matched) for matched in reports]
    sums = {code: total(tallies.get(code, Tally()) for tallies in counted) for code in codebook().types}
    return {code: tally for code, tally in sums.items() if tally.gold or tally.predicted}


def _confusions(reports: Sequence[Matched]) -> dict[tuple[str, str], int]:
    """How often each two different types stand for each other, most often first."""
    pairs = [(pair.gold.event_type, pair.predicted.event_type) for matched in reports for pair in matched.pairs]
    return dict(Counter(pair for pair in pairs if pair[0] != pair[1]).most_common())


def _plain(measure: Measure, name: str) -> dict[str, Any]:
    rates = _rates(measure.tally)
    return {"value": measure.value, "rate": MEASURES[name].value, "interval": [measure.low, measure.high], **rates}


def _rates(tally: Tally) -> dict[str, Any]:
    return {
        "found": tally.found,
        "gold": tally.gold,
        "predicted": tally.predicted,
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
    }


def _stem(name: str) -> str:
    return name.removesuffix(".txt")
