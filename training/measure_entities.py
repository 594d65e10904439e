"""Entity F1 of an exported reader, exact spans and kinds: `python -m training.measure_entities FOLDER`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from saksi.model import Span
from training.batches import LONGEST, encode, make_batch
from training.data import named_entities
from training.examples import ENTITY_KINDS, Example, Labelled

_BATCH = 16


def words_of(text: str) -> Iterator[Span]:
    """The spans of a text's words, which stand a space apart."""
    at = 0
    for word in text.split(" "):
        yield Span(at, at + len(word))
        at += len(word) + 1


def entities(text: str, pieces: Sequence[tuple[int, int]], labels: Sequence[int]) -> set[Labelled]:
    """The entities that the labels of a sentence's pieces mark; a word bears the label of its first piece."""
    found: set[Labelled] = set()
    start, kind = 0, -1
    end = 0
    for word in words_of(text):
        number = next((label for piece, label in zip(pieces, labels, strict=False) if _within(piece, word)), 0)
        inside = number > 0 and number % 2 == 0 and kind == (number - 1) // 2
        if kind >= 0 and not inside:
            found.add(Labelled(Span(start, end), ENTITY_KINDS[kind]))
            kind = -1
        if number > 0 and not inside:
            start, kind = word.start, (number - 1) // 2
        end = word.end
    if kind >= 0:
        found.add(Labelled(Span(start, end), ENTITY_KINDS[kind]))
    return found


def _within(piece: tuple[int, int], word: Span) -> bool:
    """Whether a piece has characters of the word (a word's first piece may count the space before it)."""
    return max(piece[0], word.start) < min(piece[1], word.end)


def f1(folder: Path, examples: Sequence[Example], name: str = "encoder.onnx") -> float:
    """Micro F1 over exact spans with their kinds."""
    session = onnxruntime.InferenceSession(str(folder / name), providers=["CPUExecutionProvider"])
    encoded = encode(examples, Tokenizer.from_file(str(folder / "tokenizer.json")))
    right = told = known = 0
    for at in range(0, len(encoded), _BATCH):
        group = encoded[at : at + _BATCH]
        batch = make_batch(group)
        inputs = ("pieces", "mask", "trigger_hints", "mention_hints")
        (scores,) = session.run(["entities"], {key: getattr(batch, key).numpy() for key in inputs})
        for one, row in zip(group, np.argmax(scores, -1), strict=True):
            found = entities(one.example.text, one.encoding.offsets[:LONGEST], row.tolist())
            gold = set(one.example.entities or ())
            right, told, known = right + len(found & gold), told + len(found), known + len(gold)
    return 2 * right / max(1, told + known)


def main() -> None:
    """Prints the entity F1 of an exported reader on a corpus in columns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", type=Path)
    parser.add_argument("--corpus", type=Path, default=Path("../shared/corpora/ner/idner-news-2k/dev.txt"))
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    value = f1(given.reader, list(named_entities(given.corpus, "idner")))
    print(json.dumps({"entity_f1": value}) if given.json else f"entity F1 {value:.3f}")


if __name__ == "__main__":
    main()
