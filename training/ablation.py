"""What each part of the reader is worth: `python -m training.ablation build/reader/shipped --without news=FOLDER`.

Prints a table of strict event F1 (all tiers, tiers A and B) with bootstrap intervals on the Indonesian and the English
development reports and on the held-out authored ones. FOLDER is an export of a network that was trained without the
named part (training/train.py --parts).
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from saksi.evaluate import GoldReport, load_gold, score
from saksi.knowledge import shared as knowledge
from saksi.model import CleanText
from saksi.pipeline import build
from saksi.read import Reader
from saksi.read.encoder.reader import EncoderReader
from saksi.read.hints import SentenceHints
from saksi.read.rules import RulesReader, rules_reader
from training.held_out import write_gold
from training.measure import predictions

_COLUMNS = ("reader", "Indonesian dev", "tiers A+B", "English dev", "tiers A+B", "held out", "tiers A+B")


class Unhinted(RulesReader):
    """The rules with nothing to say: what is left is the network's."""

    def hints(self, text: CleanText, language: str) -> list[SentenceHints]:
        """Each sentence without findings."""
        return [SentenceHints(found.sentence, (), (), ()) for found in rules_reader().hints(text, language)]


def fp32(folder: Path, into: Path) -> Path:
    """A folder like an export, with the weights before they were made int8."""
    for path in folder.iterdir():
        if path.name != "encoder.onnx":
            (into / path.name).symlink_to(path.resolve())
    (into / "encoder.onnx").symlink_to((folder / "encoder.fp32.onnx").resolve())
    return into


def readers(folder: Path, without: list[tuple[str, Path]], scratch: Path) -> Iterator[tuple[str, Reader]]:
    """The readers compared, with their names."""
    yield "rules alone", rules_reader()
    yield "encoder alone", EncoderReader(folder, Unhinted())
    yield "both (shipped)", EncoderReader(folder)
    for part, path in without:
        yield f"both, without {part}", EncoderReader(path)
    yield "both, fp32", EncoderReader(fp32(folder, scratch))


def row(name: str, reader: Reader, parts: list[list[GoldReport]]) -> str:
    """A line of the table."""
    pipeline = replace(build("rules"), reader=reader)
    cells: list[str] = []
    for gold in parts:
        scores = score(gold, predictions(pipeline, gold), same_actor=knowledge.actors().same)
        measures = (scores.rows[rule]["event"] for rule in ("strict", "strict_ab"))
        cells += (f"{one.value:.3f} ({one.low:.2f}-{one.high:.2f})" for one in measures)
    return f"| {name} | " + " | ".join(cells) + " |"


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", type=Path)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold/dev"))
    parser.add_argument("--without", action="append", default=[], metavar="PART=FOLDER")
    given = parser.parse_args()
    without = [(part, Path(path)) for part, _, path in (one.partition("=") for one in given.without)]
    with tempfile.TemporaryDirectory() as gold, tempfile.TemporaryDirectory() as scratch:
        write_gold(Path(gold))
        dev = given.gold
        parts = [
            [*load_gold(dev, "dev-*"), *load_gold(dev, "seed-*")],
            load_gold(dev, "deven-*"),
            load_gold(gold),
        ]
        print(f"| {' | '.join(_COLUMNS)} |\n|{'---|' * len(_COLUMNS)}")
        for name, reader in readers(given.reader, without, Path(scratch)):
            print(row(name, reader, parts), flush=True)


if __name__ == "__main__":
    main()
