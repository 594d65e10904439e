"""What the reader's report-level head learns from: `python -m training.relevance READER --shared ../shared`.

Writes `relevance.npz` beside an exported network: a logistic regression over `report_features`. It learns from the
coded reports and headlines, the authored reports, and news articles labelled by hand in `relevance.tsv` (the article's
id in the shared news corpus; 2: about conflict, 1: states a codable event in passing, 0: neither). Openings of reports
stand beside whole ones, so that a report's length says nothing. `--folds 5` prints how it does on articles left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from saksi.clean import clean
from saksi.evaluate import load_gold
from saksi.ingest import ingest
from saksi.lang import pack
from saksi.model import Report, report_id
from saksi.read.encoder.network import Network, Vectors
from saksi.read.encoder.reader import RELEVANT_FROM
from saksi.read.encoder.relevance import report_features
from saksi.read.rules import rules_reader
from training.markup import read_corpus_file

LABELS = Path(__file__).with_suffix(".tsv")
CORPUS = Path(__file__).parent / "corpus"
NEWS = "corpora/news/id-news.jsonl.gz"
#: How strongly weights are drawn to nothing; chosen by folds among 3, 10, 30, 100 and 300.
RIDGE = 30.0
#: Sentences of the openings that are learnt from beside the whole, and what an opening weighs.
OPENINGS, OPENING_WEIGHT = (1, 2, 4), 0.4
#: What a report weighs that states an event in passing.
PASSING_WEIGHT = 0.5

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LabelledReport:
    """A report with its label (2, 1, 0) and where it is from."""

    name: str
    source: str
    language: str
    text: str
    label: int


@dataclass(frozen=True, slots=True)
class Examples:
    """Features, answers (1 about conflict, 0 not) and weights, row by row."""

    features: Numbers
    answers: Numbers
    weights: Numbers


@dataclass(frozen=True, slots=True)
class Model:
    """The learnt head."""

    weights: Numbers
    bias: float

    def likely(self, features: Vectors) -> float:
        """How likely a report is about conflict."""
        return float(1 / (1 + np.exp(-(features @ self.weights + self.bias))))


def reports(shared: Path, leave_out: Collection[str] = ()) -> Iterator[LabelledReport]:
    """All labelled reports; coded ones named in `leave_out` are left out."""
    for language, pattern in (("id", "train-*"), ("en", "trainen-*")):
        for one in load_gold(shared / "gold/train", pattern):
            if one.name not in leave_out:
                text = one.text_path.read_text(encoding="utf-8")
                yield LabelledReport(one.name, "coded", language, text, 2 if one.records else 0)
    yield from _headlines(shared / "gold/train/headlines.jsonl")
    yield from _authored()
    labels = dict(line.split("\t")[:2] for line in LABELS.read_text(encoding="utf-8").splitlines())
    for found in ingest([str(shared / NEWS)]):
        if isinstance(found, Report) and found.id in labels:
            yield LabelledReport(found.id, "news", "id", found.raw, int(labels[found.id]))


def _headlines(path: Path) -> Iterator[LabelledReport]:
    """Headlines that state something; the others may still be of conflict."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["records"]:
            yield LabelledReport(row["report"], "headline", "id", row["text"], 2)


def _authored() -> Iterator[LabelledReport]:
    for path in sorted(CORPUS.glob("*/*.txt")):
        for number, unit in enumerate(read_corpus_file(path)):
            if unit.is_report:
                stated = any(sentence.events for sentence in unit.sentences)
                text = "\n".join(sentence.text for sentence in unit.sentences)
                yield LabelledReport(f"{path.name} {number}", "authored", path.parent.name, text, 2 if stated else 0)


def features(network: Network, one: LabelledReport, openings: bool) -> list[Vectors]:
    """The features of a report, and of its openings where they are asked for."""
    text = clean(Report(report_id(one.text), one.name, one.text))
    hints = rules_reader().hints(text, one.language)
    scored = network.score([hint.sentence.span.of(text.text) for hint in hints], hints)
    if not scored:
        return []
    sizes = [size for size in OPENINGS if size < len(scored)] if openings else []
    ends = [len(text.text), *(hints[size - 1].sentence.span.end for size in sizes)]
    parts = zip([len(scored), *sizes], ends, strict=True)
    return [report_features(scored[:size], text.text[:end], pack(one.language)) for size, end in parts]


def examples(labelled: Iterable[tuple[LabelledReport, Sequence[Vectors]]]) -> Examples:
    """Rows to learn from: whole reports and openings; both classes weigh the same."""
    rows, answers, weights = [], [], []
    for one, vectors in labelled:
        for number, vector in enumerate(vectors):
            rows.append(vector)
            answers.append(float(one.label > 0))
            weights.append(PASSING_WEIGHT if one.label == 1 else OPENING_WEIGHT if number else 1.0)
    told, weighs = np.array(answers), np.array(weights)
    weighs[told == 1] *= weighs[told == 0].sum() / weighs[told == 1].sum()
    return Examples(np.array(rows, dtype=np.float64), told, weighs)


def learn(given: Examples) -> Model:
    """Logistic regression by Newton's method, every feature scaled to one spread."""
    mean, spread = given.features.mean(axis=0), given.features.std(axis=0) + 1e-3
    rows = np.column_stack([(given.features - mean) / spread, np.ones(len(given.answers))])
    ridge = np.append(np.full(rows.shape[1] - 1, RIDGE), 0.0) * given.weights.sum() / 1000
    found = np.zeros(rows.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-(rows @ found)))
        slope = rows.T @ (given.weights * (likely - given.answers)) + ridge * found
        bend = (rows.T * (given.weights * likely * (1 - likely) + 1e-6)) @ rows + np.diag(ridge + 1e-6)
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-5:
            break
    weights = found[:-1] / spread
    return Model(weights, float(found[-1] - mean @ weights))


def write(folder: Path, model: Model) -> None:
    """The head as the reader loads it."""
    np.savez(folder / "relevance.npz", weights=model.weights.astype(np.float32), bias=np.float32(model.bias))


def add_relevance(folder: Path, shared: Path, leave_out: Collection[str] = ()) -> None:
    """Learn the head over an exported network and write it beside it."""
    network = Network(folder)
    write(folder, learn(examples((one, features(network, one, one.label != 1)) for one in reports(shared, leave_out))))


def print_folds(network: Network, labelled: Sequence[LabelledReport], folds: int) -> None:
    """The share of reports let through, by source and label, each scored by a head that did not learn from it."""
    known = [(one, found) for one in labelled if (found := features(network, one, one.label != 1))]
    order = np.random.default_rng(1).permutation(len(known))
    passed: dict[tuple[str, int], list[bool]] = {}
    for fold in range(folds):
        model = learn(examples(known[at] for number, at in enumerate(order) if number % folds != fold))
        for one, vectors in (known[at] for at in order[fold::folds]):
            passed.setdefault((one.source, one.label), []).append(model.likely(vectors[0]) >= RELEVANT_FROM)
    for (source, label), some in sorted(passed.items()):
        print(f"{source:10} label {label}: {sum(some)} of {len(some)} let through ({sum(some) / len(some):.3f})")


def main() -> None:
    """Prints the folds or writes the head."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--folds", type=int, help="print how it does on reports left out; nothing is written")
    given = parser.parse_args()
    if given.folds:
        print_folds(Network(given.reader), list(reports(given.shared)), given.folds)
    else:
        add_relevance(given.reader, given.shared)


if __name__ == "__main__":
    main()
