"""Grouped folds over the coded training reports: `python -m training.cross_validate --out build/reader`.

The first stage (training/train.py), which sees no coded news, is taken from --out; the second is run for each fold
without the reports of the fold, and scored on those reports beside the rules alone. The rules were written with these
reports in view, the network was not. A fold that --out holds already is scored, not trained again.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from saksi.evaluate import GoldReport, load_gold, score
from saksi.knowledge import shared as knowledge
from saksi.pipeline import build
from saksi.read.encoder.reader import EncoderReader
from training import train
from training.export import export
from training.measure import predictions
from training.relevance import add_relevance

#: The columns that are printed: rule, row and title.
SHOWN = (
    ("strict", "event", "events"),
    ("strict_ab", "event", "tiers A+B"),
    *(("strict", row, row.replace("_", " ")) for row in ("actor", "recipient", "place", "time", "harm_exact")),
)


def main() -> None:
    """Prints strict F1 of events and slots over the left-out reports, events with their bootstrap interval."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("build/reader"))
    parser.add_argument("--begin", default="first-network.pt")
    parser.add_argument("--folds", type=int, default=2)
    parser.add_argument("--only", type=int, action="append", help="a fold, from 0; all of them if none is named")
    parser.add_argument("--epochs", type=int, default=4)
    given = parser.parse_args()
    folder = given.shared / "gold/train"
    languages = {"Indonesian": load_gold(folder, "train-*"), "English": load_gold(folder, "trainen-*")}
    gold = [one for part in languages.values() for one in part]
    found: dict[str, dict[str, list[dict[str, Any]]]] = {"encoder": {}, "rules": {}}
    for fold in given.only or range(given.folds):
        left = gold[fold :: given.folds]
        trained = _trained(given, fold, frozenset(one.name for one in left))
        rules = build("rules")
        found["encoder"] |= predictions(replace(rules, reader=EncoderReader(trained)), left)
        found["rules"] |= predictions(rules, left)
    for language, reports in languages.items():
        for reader, predicted in found.items():
            some = [one for one in reports if one.report in predicted]
            _show(f"{language} ({len(some)}), {reader}", some, predicted)


def _trained(given: argparse.Namespace, fold: int, left_out: frozenset[str]) -> Path:
    """The folder with the reader of a fold."""
    folder: Path = given.out / f"fold-{fold}"
    if not folder.exists():
        recipe = train.Recipe(
            shared=given.shared,
            out=given.out,
            name=f"fold-{fold}.pt",
            runs=((7, given.epochs, 1 / 3),),
            leave_out=left_out,
            begin=given.begin,
        )
        train.run(recipe)
        network, _ = train.load_base(given.out)
        network.load_state_dict(train.load_weights(given.out / recipe.name))
        export(network, given.out / "tokenizer.json", folder)
    add_relevance(folder, given.shared, left_out)
    return folder


def _show(title: str, reports: Sequence[GoldReport], predicted: Mapping[str, list[dict[str, Any]]]) -> None:
    """One line: the events of all tiers and of A and B, and the slots."""
    scores = score(reports, {one.report: predicted[one.report] for one in reports}, same_actor=knowledge.actors().same)
    cells = []
    for rule, row, name in SHOWN:
        figure = scores.rows[rule][row]
        spread = f" ({figure.low:.2f}-{figure.high:.2f})" if row == "event" else ""
        cells.append(f"{name} {figure.value:.3f}{spread}")
    print(f"{title}: {', '.join(cells)}", flush=True)


if __name__ == "__main__":
    main()
