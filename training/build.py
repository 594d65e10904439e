"""From data to shipped weights and model card, in one command: `python -m training.build --shared ../shared`.

Trains (training/train.py, training/relevance.py), exports (training/export.py), measures on the gold development
reports and the held-out authored ones, and writes weights and card to the package.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from saksi.evaluate import GoldReport, Scores, load_gold, score
from saksi.knowledge import shared as knowledge
from saksi.pipeline import build
from saksi.read.encoder.reader import VERSION, EncoderReader
from training import train
from training.card import Figures, card
from training.data import named_entities
from training.export import export
from training.held_out import write_gold
from training.measure import predictions
from training.measure_entities import f1
from training.relevance import add_relevance

WEIGHTS = Path(__file__).parents[1] / "src/saksi/read/encoder/weights"
SHIPPED = ("encoder.onnx", "pairs.npz", "relevance.npz", "tokenizer.json", "labels.json")


def measured(folder: Path, gold: list[GoldReport]) -> Scores:
    """The codebook's scores of an exported reader, with bootstrap intervals."""
    pipeline = replace(build("rules"), reader=EncoderReader(folder))
    return score(gold, predictions(pipeline, gold), same_actor=knowledge.actors().same)


def figures(folder: Path, shared: Path) -> Figures:
    """All scores that the model card tells."""
    dev = shared / "gold/dev"
    with tempfile.TemporaryDirectory() as place:
        write_gold(Path(place))
        return Figures(
            indonesian=measured(folder, [*load_gold(dev, "dev-*"), *load_gold(dev, "seed-*")]),
            english=measured(folder, load_gold(dev, "deven-*")),
            held_out=measured(folder, load_gold(place)),
            entities=f1(folder, list(named_entities(shared / "corpora/ner/idner-news-2k/dev.txt", "idner"))),
        )


def main() -> None:
    """Trains, exports, measures, and puts weights and model card into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("build/reader"))
    parser.add_argument("--trained", action="store_true", help="the network in --out is trained: export and measure it")
    given = parser.parse_args()
    recipe = train.Recipe(shared=given.shared, out=given.out)
    if not given.trained:
        train.run(recipe)
    network, _ = train.load_base(given.out)
    network.load_state_dict(train.load_weights(given.out / recipe.name))
    exported = given.out / "shipped"
    export(network, given.out / "tokenizer.json", exported)
    add_relevance(exported, given.shared)
    WEIGHTS.mkdir(parents=True, exist_ok=True)
    for name in SHIPPED:
        shutil.copy(exported / name, WEIGHTS / name)
    found = figures(WEIGHTS, given.shared)
    (WEIGHTS / "MODEL_CARD.md").write_text(card(VERSION, recipe, found, WEIGHTS), encoding="utf-8")


if __name__ == "__main__":
    main()
