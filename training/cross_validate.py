"""Grouped folds over the coded training reports: `python -m training.cross_validate --out build/reader`.

The first stage (training/train.py), which sees no coded news, is taken from --out; the second is run for each fold
without the reports of the fold, and scored on those reports. The rules were written with these reports in view,
the network was not.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from saksi.evaluate import GoldReport, load_gold, score
from saksi.knowledge import shared as knowledge
from saksi.pipeline import build
from saksi.read.encoder.reader import EncoderReader
from training import train
from training.export import export
from training.measure import predictions


def main() -> None:
    """Prints strict event F1 over the left-out reports of all folds, with its bootstrap interval."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("build/reader"))
    parser.add_argument("--begin", default="first-network.pt")
    parser.add_argument("--folds", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=4)
    given = parser.parse_args()
    folder = given.shared / "gold/train"
    gold = [*load_gold(folder, "train-*"), *load_gold(folder, "trainen-*")]
    found = {}
    for fold in range(given.folds):
        left = gold[fold :: given.folds]
        recipe = train.Recipe(
            shared=given.shared,
            out=given.out,
            name=f"fold-{fold}.pt",
            runs=((7, given.epochs, 1 / 3),),
            leave_out=frozenset(one.name for one in left),
            begin=given.begin,
        )
        train.run(recipe)
        network, _ = train.load_base(given.out)
        network.load_state_dict(train.load_weights(given.out / recipe.name))
        export(network, given.out / "tokenizer.json", given.out / f"fold-{fold}")
        pipeline = replace(build("rules"), reader=EncoderReader(given.out / f"fold-{fold}"))
        found |= predictions(pipeline, left)
    for name, part in (("Indonesian", gold[: -_english(gold)]), ("English", gold[-_english(gold) :])):
        scores = score(part, {one.report: found[one.report] for one in part}, same_actor=knowledge.actors().same)
        for rule in ("strict", "strict_ab"):
            event = scores.rows[rule]["event"]
            print(f"{name} {rule} event F1 {event.value:.3f} ({event.low:.2f}-{event.high:.2f})", flush=True)


def _english(gold: list[GoldReport]) -> int:
    return sum("en-" in one.name for one in gold)


if __name__ == "__main__":
    main()
